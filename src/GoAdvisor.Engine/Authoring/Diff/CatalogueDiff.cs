using GoAdvisor.Engine.Authoring.Tree;

namespace GoAdvisor.Engine.Authoring.Diff;

/// <summary>The differences between two catalogues, field by field. Items are matched by slug, and as few as possible are reported as moved.</summary>
public static class CatalogueDiff
{
    /// <summary>The changes that lead from one catalogue to the other, in the order of the latter; empty when they are the same.</summary>
    public static IReadOnlyList<CatalogueChange> Between(Catalogue before, Catalogue after) => Between(CatalogueTree.Of(before), CatalogueTree.Of(after));

    /// <summary>As <see cref="Between(Catalogue, Catalogue)"/>.</summary>
    public static IReadOnlyList<CatalogueChange> Between(CatalogueTree before, CatalogueTree after)
    {
        var changes = new List<CatalogueChange>();
        Compare("", before.Root, after.Root, CatalogueShape.Root, changes);
        return changes;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, CatalogueShape shape, List<CatalogueChange> changes)
    {
        if (shape.IsValue || before is null || after is null)
            CompareValues(path, before, after, changes);
        else if (shape.Item is null)
            CompareFields(path, new TreeParts(before, shape), new TreeParts(after, shape), shape, changes);
        else
            CompareLists(path, new TreeParts(before, shape), new TreeParts(after, shape), shape, changes);
    }

    private static void CompareValues(string path, JsonNode? before, JsonNode? after, List<CatalogueChange> changes)
    {
        var (textBefore, textAfter) = (before is null ? null : CatalogueTree.Text(before), after is null ? null : CatalogueTree.Text(after));
        if (textBefore != textAfter)
            changes.Add(new CatalogueChange { Path = path, Kind = ChangeKind.Changed, Before = textBefore, After = textAfter });
    }

    private static void CompareFields(string path, TreeParts before, TreeParts after, CatalogueShape shape, List<CatalogueChange> changes)
    {
        foreach (var key in after.Keys.Union(before.Keys))
            Compare(Join(path, key), ValueOf(before, key), ValueOf(after, key), shape.Of(key), changes);
    }

    private static void CompareLists(string path, TreeParts before, TreeParts after, CatalogueShape shape, List<CatalogueChange> changes)
    {
        var stays = Longest([.. after.Keys.Select(before.IndexOf).Where(place => place >= 0)]);
        foreach (var (i, key) in before.Keys.Index().Where(part => after.IndexOf(part.Item) < 0))
        {
            changes.Add(new CatalogueChange
            {
                Path = Join(path, key),
                Kind = ChangeKind.Removed,
                Before = CatalogueTree.Text(before.Values[i]),
                FollowedBefore = i == 0 ? null : before.Keys[i - 1],
            });
        }
        foreach (var (i, key) in after.Keys.Index())
        {
            var was = before.IndexOf(key);
            var change = new CatalogueChange { Path = Join(path, key), Kind = ChangeKind.Moved, FollowsAfter = i == 0 ? null : after.Keys[i - 1] };
            if (was < 0)
                changes.Add(change with { Kind = ChangeKind.Added, After = CatalogueTree.Text(after.Values[i]) });
            else if (!stays.Contains(was))
                changes.Add(change with { FollowedBefore = was == 0 ? null : before.Keys[was - 1] });
            if (was >= 0)
                Compare(Join(path, key), before.Values[was], after.Values[i], shape.Of(key), changes);
        }
    }

    /// <summary>The longest increasing subsequence: the items that are not reported as moved.</summary>
    private static HashSet<int> Longest(IReadOnlyList<int> places)
    {
        var (tails, previous) = (new List<int>(), new int[places.Count]);
        for (var i = 0; i < places.Count; i++)
        {
            var at = tails.FindIndex(tail => places[tail] > places[i]);
            previous[i] = at switch { 0 => -1, < 0 when tails.Count == 0 => -1, < 0 => tails[^1], _ => tails[at - 1] };
            if (at < 0)
                tails.Add(i);
            else
                tails[at] = i;
        }
        var rising = new HashSet<int>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
            rising.Add(places[i]);
        return rising;
    }

    private static JsonNode? ValueOf(TreeParts parts, string key) => parts.IndexOf(key) is >= 0 and var i ? parts.Values[i] : null;

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}/{key}";
}
