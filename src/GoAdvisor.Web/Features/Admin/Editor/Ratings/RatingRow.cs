namespace GoAdvisor.Web.Features.Admin.Editor.Ratings;

/// <summary>A row of a grid of ratings.</summary>
/// <param name="Ratings">By alternative; those that are not rated yet are missing.</param>
public sealed record RatingRow(string Id, string Name, Anchors Anchors, IReadOnlyDictionary<string, Rating> Ratings)
{
    /// <param name="part">"criteria" or "aspects".</param>
    public static IReadOnlyList<RatingRow> Of(Catalogue catalogue, string part) => part == "criteria"
        ? [.. catalogue.Criteria.Select(row => new RatingRow(row.Id, row.Name, row.Anchors, ByAlternative(row.Ratings)))]
        : [.. catalogue.Aspects.Select(row => new RatingRow(row.Id, row.Name, row.Anchors, ByAlternative(row.Ratings)))];

    private static Dictionary<string, Rating> ByAlternative(IEnumerable<Rating> ratings) =>
        ratings.GroupBy(rating => rating.Alternative).ToDictionary(same => same.Key, same => same.First());
}
