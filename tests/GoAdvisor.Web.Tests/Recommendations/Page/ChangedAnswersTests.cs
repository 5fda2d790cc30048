using GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public class ChangedAnswersTests
{
    private static readonly AnswerSet Present = Given.Answers("geofence-lookups");

    [Fact]
    public void Changes_are_listed_from_what_to_what_in_the_order_of_the_questionnaire()
    {
        var changed = ChangedAnswers.Read(Present, ["non-negotiables:none", "request-work:waits-on-io"]);
        changed.Problems.Should().BeEmpty();
        changed.Changes.Select(change => change.Question.Id).Should().Equal("request-work", "non-negotiables");
        changed.Changes[0].From.Should().Equal(Given.Option("request-work", "computes"));
        changed.Changes[0].To.Should().Equal(Given.Option("request-work", "waits-on-io"));
        Answered(changed.Answers, "request-work").Should().Equal("waits-on-io");
        Answered(changed.Answers, "payload").Should().Equal(Answered(Present, "payload"));
    }

    [Fact]
    public void No_options_mean_that_it_is_not_known()
    {
        var changed = ChangedAnswers.Read(Present, ["request-work:"]);
        changed.Problems.Should().BeEmpty();
        changed.Answers.IsAnswered(Given.Question("request-work")).Should().BeFalse();
    }

    [Fact]
    public void A_follow_up_can_be_answered_together_with_what_asks_it()
    {
        var changed = ChangedAnswers.Read(Present, ["non-negotiables:approved-list", "approved-alternatives:java,rust"]);
        changed.Problems.Should().BeEmpty();
        Answered(changed.Answers, "approved-alternatives").Should().Equal("java", "rust");
    }

    [Theory]
    [InlineData("nope:x", "“nope” is not a question of this catalogue")]
    [InlineData("request-work:nope", "“nope” is not an option of “request-work”")]
    [InlineData("request-work", "“request-work” is not of the form question:option")]
    [InlineData(":computes", "“:computes” is not of the form question:option")]
    [InlineData("request-work:computes,waits-on-io", "'request-work' takes one option, not 2: computes, waits-on-io")]
    [InlineData("non-negotiables:none,fips-140-3", "'none' stands alone*")]
    [InlineData("non-negotiables:memory-64mb,memory-64mb", "names 'memory-64mb' twice")]
    [InlineData("request-work:,", "“” is not an option of “request-work”")]
    [InlineData("approved-alternatives:go", "“approved-alternatives” is not asked with these answers")]
    [InlineData("request-work:computes", "The answers it names are those that you have given")]
    public void What_does_not_fit_the_questionnaire_is_named(string change, string problem)
    {
        var changed = ChangedAnswers.Read(Present, [change]);
        changed.Problems.Should().ContainMatch(problem);
        (changed.Answers, changed.Changes.Count).Should().Be((Present, 0));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once() =>
        ChangedAnswers.Read(Present, ["nope:x", "request-work:nope", "payload:json", "payload:json"]).Problems.Should().HaveCountGreaterThanOrEqualTo(3);

    [Fact]
    public void Nothing_to_change_is_a_mistake_too() => ChangedAnswers.Read(Present, []).Problems.Should().Equal("It names no answer to change");

    [Fact]
    public void A_long_word_is_not_repeated_in_full() =>
        ChangedAnswers.Read(Present, [new string('x', 5000) + ":y"]).Problems.Single().Length.Should().BeLessThan(150);

    private static IEnumerable<string> Answered(AnswerSet answers, string question) => answers.Chosen(Given.Question(question)).Select(option => option.Id);
}
