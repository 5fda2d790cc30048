using GoAdvisor.Web.Components.Charts;

namespace GoAdvisor.Web.Components.Text;

/// <summary>How sure a result is, in words: what the draws say, and what moving a weight or a rating does.</summary>
public static class DoubtWords
{
    public const string PairwiseMeaning = "In how many draws the alternative of the row scores higher than that of the column.";

    public const string CentralMeaning =
        "Central weights are the mean of the weights in the draws that an alternative wins: what a team would have to find important to choose it. "
        + "The confidence factor says how often it is first with exactly these weights while the ratings vary.";

    private const string Ratings = "Every rating given as ±1 goes a step down, stays, or goes a step up. Constraints apply in every draw.";

    /// <summary>Two leads computed from other sums may differ in their last digits.</summary>
    private const double Negligible = 1e-9;

    public static IReadOnlyList<(WeightDraws Draws, string Label)> Choices { get; } =
    [
        (WeightDraws.Stated, "around your weights"),
        (WeightDraws.Simplex, "any weights"),
        (WeightDraws.Ordered, "any weights in your order"),
    ];

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

    public static string How(DrawSettings draws, Catalogue catalogue) => draws.Weights switch
    {
        WeightDraws.Stated =>
            $"Each draw multiplies every weight by a factor of its own between {Figures.Weight((double)catalogue.Draws.WeightFactorMin)} and {Figures.Weight((double)catalogue.Draws.WeightFactorMax)}. {Ratings}",
        WeightDraws.Simplex => $"Each draw takes any weights at all, as if nothing were known about them. {Ratings}",
        _ => $"Each draw takes any weights at all that keep the order of yours. {Ratings}",
    };

    public static string Summary(this IReadOnlyList<WeightStability> stabilities) =>
        stabilities.MinBy(stability => stability.Room()) is { } least && double.IsFinite(least.Room())
            ? $"{least.Criterion.Name} has the least room: from {Figures.Share(least.Weight)} of all weight it can {Ends(least)} before the first place changes."
            : "No single weight can change the first place, however far it moves.";

    /// <param name="first">The alternatives in first place now.</param>
    /// <param name="lead">Points by which they lead.</param>
    public static string Summary(this IReadOnlyList<RatingFlip> flips, IReadOnlyList<Alternative> first, double lead)
    {
        var turning = flips.Count(flip => flip.ChangesFirst);
        var leads = $"{first.Names()} leads by {Figures.Points(lead)}.";
        return turning switch
        {
            0 => $"{leads} No step of a single rating changes the first place.",
            _ => $"{leads} {turning} of {flips.Count} steps of a single rating {(turning == 1 ? "changes" : "change")} the first place; where one does, the table says to whom.",
        };
    }

    /// <param name="lead">Points by which the first place leads without it.</param>
    public static bool ActsOn(this RatingFlip flip, double lead) => flip.ChangesFirst || Math.Abs(flip.Lead - lead) > Negligible;

    private static string Ends(WeightStability stability) => (stability.First.Min > 0, stability.First.Max < 1) switch
    {
        (true, true) => $"fall to {Figures.Share(stability.First.Min)} or rise to {Figures.Share(stability.First.Max)}",
        (true, false) => $"fall to {Figures.Share(stability.First.Min)}",
        _ => $"rise to {Figures.Share(stability.First.Max)}",
    };
}
