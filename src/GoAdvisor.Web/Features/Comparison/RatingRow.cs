namespace GoAdvisor.Web.Features.Comparison;

public sealed record RatingRow(string Id, string Name, string? Statement, Anchors Anchors, IReadOnlyList<Rating> Ratings)
{
    public static RatingRow From(Criterion criterion) => new(criterion.Id, criterion.Name, criterion.Statement, criterion.Anchors, criterion.Ratings);

    public static RatingRow From(Aspect aspect) => new(aspect.Id, aspect.Name, null, aspect.Anchors, aspect.Ratings);
}
