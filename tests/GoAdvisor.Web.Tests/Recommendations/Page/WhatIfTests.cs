using GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public class WhatIfTests
{
    private static readonly AnswerSet Answers = Given.Answers("geofence-lookups");
    private static readonly Criterion Containers = Given.Criterion("containers");
    private static readonly Criterion Performance = Given.Criterion("maximum-performance");

    private readonly WhatIf whatIf = new(Answers, Given.Model.Evaluate(Answers).Criteria.Select(criterion => criterion.Weight));

    [Fact]
    public void It_starts_with_the_weights_and_the_result_of_the_answers()
    {
        whatIf.Differs.Should().BeFalse();
        whatIf.Address.Should().BeNull();
        foreach (var criterion in Given.Model.Evaluate(Answers).Criteria)
            whatIf[criterion.Criterion].Should().Be((int)Math.Round(100 * criterion.Weight));
        Scores(whatIf.Saved).Should().Equal(Scores(Given.Model.Preview(Answers)));
    }

    [Fact]
    public void Weights_that_are_moved_move_the_scores_and_say_so()
    {
        var told = 0;
        whatIf.Changed += () => told++;
        var (containers, before) = (whatIf[Containers], Score("go"));
        whatIf.Enter(Performance, "1");
        whatIf.Enter(Containers, "0");
        (whatIf[Performance], whatIf[Containers], told).Should().Be((100, 0, 2));
        whatIf.SavedWeight(Containers).Should().Be(containers);
        Score("go").Should().BeLessThan(before);
        whatIf.Differs.Should().BeTrue();
    }

    [Fact]
    public void The_same_weight_again_is_no_change()
    {
        whatIf.Changed += () => throw new InvalidOperationException("Nothing changed.");
        whatIf.Enter(Containers, WhatIf.Text(whatIf[Containers]));
        whatIf.Differs.Should().BeFalse();
    }

    [Theory]
    [InlineData("0.333", 33)]
    [InlineData("0.335", 34)]
    [InlineData("10 %", 10)]
    [InlineData("7", 100)]
    [InlineData("-0.2", 0)]
    public void What_is_entered_is_rounded_to_hundredths_and_held_within_0_to_1(string entered, int weight)
    {
        whatIf.Enter(Containers, entered);
        whatIf[Containers].Should().Be(weight);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void What_is_no_number_changes_nothing(string? entered)
    {
        var before = whatIf[Containers];
        whatIf.Enter(Containers, entered);
        whatIf[Containers].Should().Be(before);
    }

    [Fact]
    public void Reset_brings_back_the_weights_and_the_result_of_the_answers()
    {
        whatIf.Enter(Containers, "0.05");
        whatIf.Reset();
        whatIf.Differs.Should().BeFalse();
        Scores(whatIf.Preview).Should().Equal(Scores(whatIf.Saved));
    }

    [Fact]
    public void Its_address_opens_the_same_weights_again()
    {
        whatIf.Enter(Containers, "0.05");
        whatIf.Enter(Performance, "0");
        whatIf.Address.Should().Be("containers:0.05,maximum-performance:0");
        var again = new WhatIf(Answers, Given.Model.Evaluate(Answers).Criteria.Select(criterion => criterion.Weight));
        again.Open(whatIf.Address);
        Scores(again.Preview).Should().Equal(Scores(whatIf.Preview));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(",,:,::")]
    [InlineData("nonsense:0.5,containers,containers:x")]
    public void An_address_that_fits_nothing_changes_nothing(string? address)
    {
        whatIf.Open(address);
        whatIf.Differs.Should().BeFalse();
    }

    [Fact]
    public void Without_any_weight_nobody_scores()
    {
        foreach (var criterion in Given.Catalogue.Criteria)
            whatIf.Enter(criterion, "0");
        Scores(whatIf.Preview).Should().OnlyContain(score => score == 0);
    }

    private double Score(string alternative) => whatIf.Preview.Scores.Single(score => score.Alternative.Id == alternative).Score;

    private static IEnumerable<double> Scores(Preview preview) => preview.Scores.Select(score => Math.Round(score.Score, 9));
}
