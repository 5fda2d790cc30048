namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal sealed class RobustnessSection(DecisionModel model, AnswerSet answers, Evaluation evaluation)
{
    private readonly Catalogue catalogue = model.Catalogue;

    /// <summary>Without weights, or when all are excluded, there is nothing to draw.</summary>
    private readonly bool nothing = !evaluation.HasWeight || evaluation.Alternatives.All(result => result.Excluded);

    public static RobustnessSection Of(AnswerSet answers) => new(answers.Model, answers, answers.Model.Evaluate(answers));

    public ReportRobustness? Robustness(WeightDraws weights = WeightDraws.Stated) =>
        nothing ? null : Of(model.MeasureRobustness(answers, model.StatedDraws with { Weights = weights }));

    public ReportStabilities Stability() => Of(nothing ? [] : model.MeasureStability(answers));

    public ReportRatingFlips RatingFlips() => Of(nothing ? [] : model.FindRatingFlips(answers), evaluation.Verdict.Lead ?? 0);

    public ReportRobustness Of(RobustnessResult drawn) => new(
        Samples: drawn.Draws.Samples,
        Seed: drawn.Draws.Seed,
        Mode: drawn.Draws.Weights,
        Summary: DoubtWords.Summary(catalogue, drawn),
        How: DoubtWords.How(drawn.Draws, catalogue),
        Alternatives: [.. catalogue.Alternatives.Zip(drawn.Alternatives, Of)]);

    public static ReportStabilities Of(IReadOnlyList<WeightStability> found) => new(
        Summary: found.Count == 0 ? null : found.Summary(),
        Criteria: [.. found.Select(stability => new ReportStability(
            Criterion: stability.Criterion.ToReference(),
            Share: stability.Weight,
            First: new ReportInterval(stability.First.Min, stability.First.Max),
            Ranking: new ReportInterval(stability.Ranking.Min, stability.Ranking.Max)))]);

    public ReportRatingFlips Of(IReadOnlyList<RatingFlip> found, double lead)
    {
        var ratings = found.GroupBy(flip => (flip.Criterion, flip.Alternative)).ToList();
        var acting = ratings.Where(steps => steps.Any(flip => flip.ActsOn(lead))).ToList();
        return new ReportRatingFlips(
            Summary: found.Count == 0 ? null
                : found.Summary(evaluation.First, lead),
            Flips: [.. acting.SelectMany(steps => steps).Select(flip => new ReportRatingFlip(
                Criterion: flip.Criterion.ToReference(),
                Alternative: flip.Alternative.ToReference(),
                From: flip.From,
                To: flip.To,
                Lead: flip.Lead,
                First: flip.First.ToReference(),
                ChangesFirst: flip.ChangesFirst))],
            Still: ratings.Count - acting.Count);
    }

    private ReportDrawn Of(Alternative alternative, AlternativeRobustness drawn) => new(
        Id: alternative.Id,
        Name: alternative.Name,
        RankAcceptability: drawn.RankAcceptability,
        Pairwise: [.. catalogue.Alternatives.Zip(drawn.Beats)
            .Where(entry => entry.First != alternative).Select(entry => new NamedFigure(entry.First.Id, entry.First.Name, entry.Second))],
        CentralWeights: drawn.CentralWeights is not { } weights ? null : [.. catalogue.Criteria.Zip(weights)
            .Where((entry, c) => entry.Second > 0 || evaluation.Criteria[c].Weight > 0).Select(entry => new NamedFigure(entry.First.Id, entry.First.Name, entry.Second))],
        Confidence: drawn.Confidence);
}
