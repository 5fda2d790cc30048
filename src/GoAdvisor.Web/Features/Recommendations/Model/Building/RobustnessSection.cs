namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>How sure it is: draws, single weights, single ratings.</summary>
internal sealed class RobustnessSection(DecisionModel model, AnswerSet answers, Evaluation evaluation)
{
    private readonly Catalogue catalogue = model.Catalogue;

    /// <summary>Without weight, or with nobody left, there is nothing to doubt.</summary>
    private readonly bool nothing = !evaluation.HasWeight || evaluation.Alternatives.All(result => result.Excluded);

    public ReportRobustness? Robustness()
    {
        if (nothing)
            return null;
        var drawn = model.MeasureRobustness(answers, model.StatedDraws);
        return new ReportRobustness
        {
            Samples = drawn.Draws.Samples,
            Seed = drawn.Draws.Seed,
            Mode = drawn.Draws.Weights,
            Summary = DrawnWords.Summary(catalogue, drawn),
            How = DrawnWords.How(drawn.Draws, catalogue),
            Alternatives = [.. catalogue.Alternatives.Zip(drawn.Alternatives, Of)],
        };
    }

    public ReportStabilities Stability()
    {
        var found = nothing ? [] : model.MeasureStability(answers);
        return new ReportStabilities
        {
            Summary = found.Count == 0 ? null : found.Summary(),
            Criteria = [.. found.Select(stability => new ReportStability
            {
                Criterion = stability.Criterion.ToReference(),
                Share = stability.Weight,
                First = new ReportInterval(stability.First.Min, stability.First.Max),
                Ranking = new ReportInterval(stability.Ranking.Min, stability.Ranking.Max),
            })],
        };
    }

    public ReportRatingFlips RatingFlips()
    {
        var found = nothing ? [] : model.FindRatingFlips(answers);
        var lead = evaluation.Verdict.Lead ?? 0;
        var ratings = found.GroupBy(flip => (flip.Criterion, flip.Alternative)).ToList();
        var acting = ratings.Where(steps => steps.Any(flip => flip.ActsOn(lead))).ToList();
        return new ReportRatingFlips
        {
            Summary = found.Count == 0 ? null
                : found.Summary(evaluation.First, lead),
            Flips = [.. acting.SelectMany(steps => steps).Select(flip => new ReportRatingFlip
            {
                Criterion = flip.Criterion.ToReference(),
                Alternative = flip.Alternative.ToReference(),
                From = flip.From,
                To = flip.To,
                Lead = flip.Lead,
                First = flip.First.ToReference(),
                ChangesFirst = flip.ChangesFirst,
            })],
            Still = ratings.Count - acting.Count,
        };
    }

    private ReportDrawn Of(Alternative alternative, AlternativeRobustness drawn) => new()
    {
        Id = alternative.Id,
        Name = alternative.Name,
        RankAcceptability = drawn.RankAcceptability,
        Pairwise = [.. catalogue.Alternatives.Zip(drawn.Beats)
            .Where(entry => entry.First != alternative).Select(entry => new NamedFigure(entry.First.Id, entry.First.Name, entry.Second))],
        CentralWeights = drawn.CentralWeights is not { } weights ? null : [.. catalogue.Criteria.Zip(weights)
            .Where((_, c) => evaluation.Criteria[c].Weight > 0).Select(entry => new NamedFigure(entry.First.Id, entry.First.Name, entry.Second))],
        Confidence = drawn.Confidence,
    };
}
