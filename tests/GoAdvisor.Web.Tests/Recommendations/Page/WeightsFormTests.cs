using GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public class WeightsFormTests
{
    private static readonly IReadOnlyList<int> Weights = [.. Given.Catalogue.Criteria.Select((_, i) => i * 5 % 100)];

    private readonly WeightsForm form = WeightsForm.Of(Given.Catalogue, Weights, stored: null);
    private readonly List<(string Field, string Message)> problems = [];

    [Fact]
    public void What_it_shows_is_what_it_reads()
    {
        form.Read(Given.Catalogue, problems).Should().Equal(Weights);
        problems.Should().BeEmpty();
        form.Seen.Should().BeEmpty();
    }

    [Theory]
    [InlineData("0,5", 50)]
    [InlineData(" 1 ", 100)]
    [InlineData(".25", 25)]
    public void Weights_are_read_as_they_are_typed(string text, int hundredths)
    {
        form.Weights["containers"] = text;
        form.Read(Given.Catalogue, problems)[Given.Catalogue.Criteria.ToList().IndexOf(Given.Criterion("containers"))].Should().Be(hundredths);
    }

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.5")]
    [InlineData("much")]
    [InlineData("")]
    public void What_is_no_weight_is_refused_with_the_name_of_its_criterion(string text)
    {
        form.Weights["containers"] = text;
        form.Read(Given.Catalogue, problems);
        problems.Should().ContainSingle().Which.Should().Be(
            ("weight-containers", $"The weight of “{Given.Criterion("containers").Name}” must be a number from 0 to 1, such as 0.5, or a percentage"));
    }

    [Theory]
    [InlineData("2", "0.8", "0.4")]
    [InlineData("1", "0.8", "0.8")]
    [InlineData("0.5", "0.4", "0.8")]
    public void A_swing_says_how_the_two_heaviest_compare(string factor, string first, string second)
    {
        form.Swing = factor;
        var (one, other) = (Given.Criterion("containers"), Given.Criterion("high-concurrency"));
        form.Balance(one, other, new Dictionary<string, int> { [one.Id] = 80, [other.Id] = 70 });
        (form.Weights[one.Id], form.Weights[other.Id]).Should().Be((first, second));
    }
}
