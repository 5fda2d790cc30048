namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class RankingSection
{
    public static IReadOnlyList<ReportAlternative> All(Catalogue catalogue, Evaluation evaluation, Citations cited) =>
        [.. evaluation.Alternatives.Select(result => One(catalogue, evaluation, result, cited))];

    public static IReadOnlyList<ReportConstraint> Constraints(Catalogue catalogue, Evaluation evaluation, Citations cited) =>
    [
        .. evaluation.Constraints.Select(result => new ReportConstraint(
            Id: result.Constraint.Id,
            Name: result.Constraint.Name,
            Reason: result.Constraint.Reason,
            State: result.Fired ? ReportConstraintState.Fired
                : result.IsSuggested ? ReportConstraintState.PointedOut
                : result.State == Truth.Unknown ? ReportConstraintState.Open
                : ReportConstraintState.NotFired,
            Because: result.Because.Given(),
            Effects: [.. result.Effects.Select(effect => Effect(evaluation, result, effect, catalogue.AlternativeOf(effect)))],
            Sources: cited.Cite(result.Constraint.Sources))
        {
            Pending = result.Pending.Count == 0 ? null : [.. result.Pending.Select(pending => new ReportPending(
                Alternative: catalogue.AlternativeOf(pending.Effect).ToReference(),
                Kind: pending.Effect.Kind,
                Cap: pending.Effect.Cap,
                Reason: pending.Effect.Reason,
                DecidedBy: [.. pending.DecidedBy.Select(question => question.ToReference())]))],
        }),
    ];

    private static ReportAlternative One(Catalogue catalogue, Evaluation evaluation, AlternativeResult result, Citations cited)
    {
        var alternative = result.Alternative;
        var other = evaluation.HasWeight
            ? evaluation.BestFirst.Select(other => other.Alternative).FirstOrDefault(other => other != alternative)
            : null;
        var differences = Difference.All(evaluation, catalogue, alternative, other)
            .OrderByDescending(difference => Math.Abs(difference.Points)).Select(difference => Of(difference, alternative, other, cited)).ToList();
        return new ReportAlternative(
            Id: alternative.Id,
            Name: alternative.Name,
            Meaning: alternative.Meaning,
            Colour: Colours.Slot(catalogue, alternative),
            Rank: result.Rank,
            Score: result.Score,
            ScoreBeforeConstraints: result.ScoreBeforeConstraints,
            Excluded: result.Excluded,
            FirstShare: result.FirstShare,
            ArticleMatch: result.ArticleMatch,
            Effects: [.. evaluation.Constraints
                .SelectMany(constraint => constraint.Effects.Where(effect => effect.Alternative == alternative.Id).Select(effect => Effect(evaluation, constraint, effect, alternative)))
                .OrderByDescending(effect => effect.Kind).ThenBy(effect => effect.Cap)],
            ComparedWith: other?.ToReference(),
            Pros: [.. differences.Where(difference => difference.Points > 0)],
            Cons: [.. differences.Where(difference => difference.Points < 0)]);
    }

    private static ReportDifference Of(Difference difference, Alternative alternative, Alternative? other, Citations cited)
    {
        var criterion = difference.Criterion.Criterion;
        var rating = criterion.Ratings.Of(alternative);
        return new ReportDifference(
            Criterion: criterion.ToReference(),
            Weight: difference.Criterion.Weight,
            Points: difference.Points,
            Rating: rating.Value,
            OtherRating: other is null ? rating.Value : criterion.Ratings.Of(other).Value,
            Reason: rating.Reason,
            Sources: cited.Cite(rating.Sources));
    }

    private static ReportEffect Effect(Evaluation evaluation, ConstraintResult constraint, Effect effect, Alternative alternative) => new(
        Constraint: constraint.Constraint.ToReference(),
        Alternative: alternative.ToReference(),
        Kind: effect.Kind,
        Cap: effect.Cap,
        Acts: evaluation.Alternatives.Single(result => result.Alternative == alternative).IsLimitedBy(effect),
        Reason: effect.Reason,
        Because: constraint.Because.Given());
}
