namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class ComparisonSection
{
    public static IReadOnlyList<ReportCriterion> Criteria(Catalogue catalogue, Evaluation evaluation, Citations cited)
    {
        var total = evaluation.Criteria.Sum(result => result.WeightUnderCeiling);
        return [.. evaluation.Criteria.Select(result => new ReportCriterion(
            Id: result.Criterion.Id,
            Name: result.Criterion.Name,
            Statement: result.Criterion.Statement,
            Favours: catalogue.Alternatives.Single(alternative => alternative.Id == result.Criterion.Favours).ToReference(),
            Weight: result.Weight,
            WeightBeforeCap: result.WeightBeforeCap,
            CappedBy: [.. (result.Criterion.CappedBy ?? []).Select(id => catalogue.Criteria.Single(criterion => criterion.Id == id).ToReference())],
            Share: total == 0 ? 0 : result.WeightUnderCeiling / total,
            From: [.. result.From.Select(origin => new ReportOrigin(origin.Question.ToReference(), origin.Option.ToReference(), origin.Strength))],
            Anchors: Of(result.Criterion.Anchors),
            Ratings: Ratings(catalogue, result.Criterion.Ratings, cited, result.Contributions))
        {
            Origin = result.Criterion.Origin,
            MaxWeight = (double?)result.Criterion.MaxWeight,
            Ceiling = result.WeightUnderCeiling < result.Weight ? Ceiling(catalogue, result) : null,
        })];
    }

    private static ReportCeiling? Ceiling(Catalogue catalogue, CriterionResult result)
    {
        var id = result.Criterion.Id;
        return catalogue.JointCeilings?.FirstOrDefault(joint => joint.Criteria.Contains(id)) is not { } joint ? null : new ReportCeiling(
            Weight: result.WeightUnderCeiling,
            Sum: (double)joint.Ceiling,
            Other: catalogue.Criteria.Single(criterion => criterion.Id != id && joint.Criteria.Contains(criterion.Id)).ToReference(),
            Reason: joint.Reason);
    }

    public static IReadOnlyList<ReportAspect> Aspects(Catalogue catalogue, Citations cited) => [.. catalogue.Aspects.Select(aspect => new ReportAspect(
        Id: aspect.Id,
        Name: aspect.Name,
        Anchors: Of(aspect.Anchors),
        Ratings: Ratings(catalogue, aspect.Ratings, cited, points: null)))];

    public static IReadOnlyList<ReportClaim> Claims(Catalogue catalogue, Citations cited) => [.. catalogue.Claims.Select(claim => new ReportClaim(
        Id: claim.Id,
        Statement: claim.Statement,
        Verdict: claim.Verdict,
        Finding: claim.Finding,
        Sources: cited.Cite(claim.Sources)))];

    private static ReportAnchors Of(Anchors anchors) => new(anchors.Worst, anchors.Middle, anchors.Best);

    private static IReadOnlyList<ReportRating> Ratings(
        Catalogue catalogue, IReadOnlyList<Rating> ratings, Citations cited, IReadOnlyList<double>? points) =>
    [
        .. from entry in catalogue.Alternatives.Index()
           let rating = ratings.Of(entry.Item)
           select new ReportRating(
               Alternative: entry.Item.ToReference(),
               Value: rating.Value,
               Uncertainty: rating.Uncertainty,
               Points: points?[entry.Index],
               Reason: rating.Reason,
               Sources: cited.Cite(rating.Sources)),
    ];
}
