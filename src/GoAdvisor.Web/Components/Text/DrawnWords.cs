namespace GoAdvisor.Web.Components.Text;

/// <summary>What the draws say, in words.</summary>
public static class DrawnWords
{
    /// <summary>Where weights may be drawn from, as a reader chooses it.</summary>
    public static IReadOnlyList<(WeightDraws Draws, string Label)> Choices { get; } =
    [
        (WeightDraws.Stated, "around your weights"),
        (WeightDraws.Simplex, "any weights"),
        (WeightDraws.Ordered, "any weights in your order"),
    ];

    /// <summary>Who is first, and how often, in one sentence.</summary>
    public static string Summary(Catalogue catalogue, RobustnessResult robustness)
    {
        var first = catalogue.Alternatives.Zip(robustness.Alternatives, (alternative, drawn) => (alternative.Name, drawn.First))
            .Where(entry => entry.First > 0).OrderByDescending(entry => entry.First).ToList();
        var draws = $"{Figures.Count(robustness.Draws.Samples)} draws";
        return first switch
        {
            [] => "Every alternative is excluded, so none has a rank in any draw.",
            [(var name, 1)] => $"{name} is first in all of {draws}.",
            [(var name, var share), .. var others] =>
                $"Of {draws}, {name} is first in {Figures.Percent(share)}; {string.Join(", ", others.Select(other => $"{other.Name} in {Figures.Percent(other.First)}"))}.",
        };
    }

    /// <summary>How the draws were made.</summary>
    public static string How(DrawSettings draws, Catalogue catalogue) => draws.Weights switch
    {
        WeightDraws.Stated =>
            $"Each draw multiplies every weight by a factor of its own between {Figures.Weight((double)catalogue.Draws.WeightFactorMin)} and {Figures.Weight((double)catalogue.Draws.WeightFactorMax)}. {Ratings}",
        WeightDraws.Simplex => $"Each draw takes any weights at all, as if nothing were known about them. {Ratings}",
        _ => $"Each draw takes any weights at all that keep the order of yours. {Ratings}",
    };

    private const string Ratings = "Every rating given as ±1 goes a step down, stays, or goes a step up. Constraints apply in every draw.";
}
