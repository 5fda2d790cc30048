using GoAdvisor.Web.Features.Admin.Editor.Fields;

namespace GoAdvisor.Web.Features.Admin.Editor.Ratings;

/// <summary>
/// Interprets keys in a grid of ratings. An entered digit becomes an edit only when the cell is left or Enter is pressed, so that Escape
/// restores the old value. The edit is checked against the value that the cell had when editing began.
/// </summary>
/// <param name="part">"criteria" or "aspects".</param>
public sealed class RatingSheet(string part)
{
    private string? seen;

    public (string Row, string Alternative)? Current { get; private set; }

    public bool IsEditing { get; private set; }

    /// <summary>The entered value that is not in the draft yet.</summary>
    public int? Entered { get; private set; }

    public string? Path => Current is var (row, alternative) ? PathOf(row, alternative) : null;

    public string PathOf(string row, string alternative) => $"{part}/{row}/ratings/{alternative}";

    public void Enter(string row, string alternative) => (Current, IsEditing, Entered) = ((row, alternative), false, null);

    /// <returns>The edit to make; null for none.</returns>
    public CatalogueChange? Press(string key, CatalogueTree tree)
    {
        switch (key)
        {
            case "0" or "1" or "2" or "3" or "4":
                Begin(tree);
                Entered = key[0] - '0';
                return null;
            case "F2":
                Begin(tree);
                return null;
            case "Escape":
                (IsEditing, Entered) = (false, null);
                return null;
            case "Enter" when IsEditing:
                return Leave(tree);
            case "+" or "-" or "u" or "U" when !IsEditing:
                return Toggle(tree);
            default:
                return null;
        }
    }

    /// <summary>Ends the entry of a value.</summary>
    /// <returns>The edit to make; null when the value is unchanged.</returns>
    public CatalogueChange? Leave(CatalogueTree tree)
    {
        var value = Entered;
        (IsEditing, Entered) = (false, null);
        return value is { } given && given.ToString(CultureInfo.InvariantCulture) != seen ? Rate(tree, given, seen) : null;
    }

    /// <summary>Sets the value of the current cell, adding the rating if there is none.</summary>
    public CatalogueChange? Rate(CatalogueTree tree, int value) => Path is { } path ? Rate(tree, value, tree.Find($"{path}/value")) : null;

    private CatalogueChange? Rate(CatalogueTree tree, int value, string? before)
    {
        if (Current is not var (row, alternative))
            return null;
        var path = PathOf(row, alternative);
        if (tree.Find(path) is not null)
            return new CatalogueChange { Path = $"{path}/value", Kind = ChangeKind.Changed, Before = before, After = DraftJson.Of(value) };
        return new CatalogueChange
        {
            Path = path,
            Kind = ChangeKind.Added,
            After = NewItems.Rating(alternative, value),
            FollowsAfter = tree.Keys($"{part}/{row}/ratings") is [.., var last] ? last : null,
        };
    }

    private CatalogueChange? Toggle(CatalogueTree tree) => tree.Find($"{Path}/uncertainty") is { } before
        ? new CatalogueChange { Path = $"{Path}/uncertainty", Kind = ChangeKind.Changed, Before = before, After = before == "0" ? "1" : "0" }
        : null;

    private void Begin(CatalogueTree tree)
    {
        if (IsEditing || Path is not { } path)
            return;
        (IsEditing, seen) = (true, tree.Find($"{path}/value"));
    }
}

/// <param name="Ratings">By alternative; unrated ones are missing.</param>
public sealed record RatingRow(string Id, string Name, Anchors Anchors, IReadOnlyDictionary<string, Rating> Ratings)
{
    /// <param name="part">"criteria" or "aspects".</param>
    public static IReadOnlyList<RatingRow> Of(Catalogue catalogue, string part) => part == "criteria"
        ? [.. catalogue.Criteria.Select(row => new RatingRow(row.Id, row.Name, row.Anchors, ByAlternative(row.Ratings)))]
        : [.. catalogue.Aspects.Select(row => new RatingRow(row.Id, row.Name, row.Anchors, ByAlternative(row.Ratings)))];

    private static Dictionary<string, Rating> ByAlternative(IEnumerable<Rating> ratings) =>
        ratings.GroupBy(rating => rating.Alternative).ToDictionary(same => same.Key, same => same.First());
}
