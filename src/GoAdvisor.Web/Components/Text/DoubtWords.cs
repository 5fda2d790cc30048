using GoAdvisor.Web.Components.Charts;

namespace GoAdvisor.Web.Components.Text;

/// <summary>How sure a result is, in words: what the draws say, and what moving a weight or a rating does.</summary>
public static class DoubtWords
{
    public static string PairwiseMeaning(Terms terms) => $"In how many {terms.Draws} the alternative of the row scores higher than that of the column.";

    public static string CentralMeaning(Terms terms) =>
        $"Central weights are the mean of the weights in the {terms.Draws} that an alternative wins: what a team would have to find important to choose it. "
        + "The confidence factor says how often it is first with exactly these weights while the ratings vary.";

    private const string Ratings = "Every rating given as ±1 goes a step down, stays, or goes a step up. Constraints apply in every variation.";

    /// <summary>Two leads computed from other sums may differ in their last digits.</summary>
    private const double Negligible = 1e-9;

    public static IReadOnlyList<(WeightDraws Draws, string Label)> Choices { get; } =
    [
        (WeightDraws.Stated, "around the weights of your answers"),
        (WeightDraws.Simplex, "any weights at all"),
        (WeightDraws.Ordered, "any weights in the same order"),
    ];

    public static string Summary(Catalogue catalogue, RobustnessResult robustness)
    {
        var first = catalogue.Alternatives.Zip(robustness.Alternatives, (alternative, drawn) => (alternative.Name, drawn.First))
            .Where(entry => entry.First > 0).OrderByDescending(entry => entry.First).ToList();
        var draws = $"{Figures.Count(robustness.Draws.Samples)} variations";
        return first switch
        {
            [] => "Every alternative is excluded, so none has a rank in any variation.",
            [(var name, 1)] => $"{name} is first in all of {draws}.",
            [(var name, var share), .. var others] =>
                $"Of {draws}, {name} is first in {Figures.Percent(share)}; {string.Join(", ", others.Select(other => $"{other.Name} in {Figures.Percent(other.First)}"))}.",
        };
    }

    /// <summary>"Of 10,000 simulated cases with such a verdict 9,960 kept their winner when one answer in ten was changed to the one next to it, 9,810 when one in five was."</summary>
    public static string Calibrated(int cases, int keptAtOneInTen, int keptAtOneInFive) =>
        $"Of {Figures.Count(cases)} simulated cases with such a verdict, {Figures.Count(keptAtOneInTen)} kept their winner when one answer in ten was changed to the one next to it, {Figures.Count(keptAtOneInFive)} when one in five was.";

    /// <summary>What the variations vary: "weights, ratings, caps and open questions".</summary>
    public static string Varied(Catalogue catalogue, Coverage coverage)
    {
        List<string> parts = ["weights", "ratings"];
        if (catalogue.Draws.CapSpread > 0)
            parts.Add("caps");
        if (catalogue.DrawsAnswers && coverage.Answered < coverage.Asked)
            parts.Add(coverage.Asked - coverage.Answered == 1 ? "the open question" : $"the {coverage.Asked - coverage.Answered} open questions");
        return parts.Listed();
    }

    public static string How(DrawSettings draws, Catalogue catalogue) => $"{Drawn(draws, catalogue)}{(catalogue.DrawsAnswers ? $" {Open(catalogue)}" : "")}";

    private static string Open(Catalogue catalogue) =>
        $"Every cap moves by up to {catalogue.Draws.CapSpread ?? 0} points, and every open question, where there is one, is answered with one of its options, each as often as realistic teams with your other answers give it.";

    private static string Drawn(DrawSettings draws, Catalogue catalogue) => draws.Weights switch
    {
        WeightDraws.Stated =>
            $"Each variation multiplies every weight by a factor of its own between {Figures.Weight((double)catalogue.Draws.WeightFactorMin)} and {Figures.Weight((double)catalogue.Draws.WeightFactorMax)}{Background(catalogue)}. {Ratings}",
        WeightDraws.Simplex => $"Each variation takes any weights at all, as if nothing were known about them. {Ratings}",
        _ => $"Each variation takes any weights at all that keep the order of yours. {Ratings}",
    };

    private static string Background(Catalogue catalogue) => catalogue.Draws.BackgroundMax is > 0 and var most
        ? $" and adds up to {Figures.Weight((double)most)} to each, for reasons that no question asks about" : "";

    public static string Summary(this IReadOnlyList<WeightStability> stabilities) =>
        stabilities.OrderBy(stability => stability.Weight == 0).ThenBy(stability => stability.Room()).FirstOrDefault(stability => double.IsFinite(stability.Room())) is { } least
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
