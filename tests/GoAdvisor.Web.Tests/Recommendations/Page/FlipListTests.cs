using Bunit;
using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Web.Features.Recommendations.Model.Building;
using GoAdvisor.Web.Features.Recommendations.Page;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class FlipListTests : IDisposable
{
    private static readonly Guid Assessment = Guid.Parse("01a20974-a8ab-7dc5-97c5-2e1fed2d959a");
    private static readonly AnswerChange Experience = Given.Change("systems-people", "nobody", "two-or-three");
    private static readonly AnswerChange Work = Given.Change("request-work", "computes", "waits-on-io");

    private static readonly AnswerChange Ticks = new(Given.Question("non-negotiables"), [Tick("windows-service"), Tick("cpu-heavy-p99")], [Tick("windows-service"), Tick("memory-64mb")]);

    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void A_flip_reads_as_a_sentence_and_opens_the_result_it_would_give()
    {
        var list = Render(new AnswerFlips([new([Experience], [Given.Alternative("rust")], 2.44)], 60, 59));
        var link = list.Find(".flips a");
        link.Words().Should().Be("Rust, if “Two or three, one of them able to review” instead of “Nobody”");
        link.GetAttribute("href").Should().Be($"/assessments/{Assessment}/result/if?change=systems-people:two-or-three");
        list.Find(".flips li").Words().Should().EndWith("How many people have run C, C++ or Rust in production? · would lead by 2.4 · leaning");
        list.Find(".flips li").ClassName.Should().Be("alt-3", "that is the colour of Rust");
        list.Find("p").Words().Should().Be("Of 60 possible changes of one answer, 1 would change the first place.");
    }

    [Fact]
    public void Two_changes_are_joined_and_both_stand_in_the_address()
    {
        var link = Render(new AnswerFlips([new([Work, Ticks], [Given.Alternative("nodejs")], 1)], 60, 60)).Find(".flips a");
        link.Words().Should().StartWith("Node.js, if “Mostly waiting for databases and other services” instead of “Mostly computing” and “An instance must live");
        link.GetAttribute("href").Should().EndWith("?change=request-work:waits-on-io&change=non-negotiables:windows-service,memory-64mb");
    }

    [Fact]
    public void Of_several_ticks_only_those_that_change_are_named() => new AnswerFlip([Ticks], [Given.Alternative("rust")], null).Sentence().Should().Be(
        "Rust, if “An instance must live in 64 MB of memory or less” is ticked and “Requests do CPU-heavy work and must meet a p99 latency target” is not ticked");

    [Fact]
    public void A_tie_and_nothing_left_are_said_to_be_so()
    {
        new AnswerFlip([Experience], [Given.Alternative("go"), Given.Alternative("rust")], 0).Sentence().Should().StartWith("A tie of Go and Rust, if");
        new AnswerFlip([Experience], [], null).Sentence().Should().StartWith("Nothing is left, if");
    }

    [Theory]
    [InlineData(6, 6, 0)]
    [InlineData(9, 6, 3)]
    public void Six_are_shown_at_once_and_the_rest_on_request(int all, int shown, int folded)
    {
        var list = Render(new AnswerFlips([.. Enumerable.Repeat(new AnswerFlip([Experience], [Given.Alternative("rust")], 2), all)], 60, 60 - all));
        list.FindAll(".flips:not(details *) li").Should().HaveCount(shown);
        list.FindAll("details li").Should().HaveCount(folded);
    }

    [Fact]
    public void When_nothing_would_change_it_that_is_what_it_says() =>
        Render(new AnswerFlips([], 60, 60)).Find("p").Words().Should().Be(
            "None of 60 possible changes of one answer would change the first place, and no two together.");

    private static Option Tick(string id) => Given.Option("non-negotiables", id);

    private IRenderedComponent<FlipList> Render(AnswerFlips flips) => context.Render<FlipList>(parameters => parameters
        .Add(list => list.Report, Given.Report with { Flips = ChangesSection.Of(flips, [.. flips.Flips.Select(flip => new JudgedFlip(flip, VerdictKind.Leaning, 1, null))]) })
        .Add(list => list.AssessmentId, Assessment));
}
