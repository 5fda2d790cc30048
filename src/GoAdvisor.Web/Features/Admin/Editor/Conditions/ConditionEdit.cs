namespace GoAdvisor.Web.Features.Admin.Editor.Conditions;

/// <summary>A node is addressed by the index of the part at each level, from the outermost.</summary>
public static class ConditionEdit
{
    /// <summary>A statement about the first question, with no option chosen yet.</summary>
    public static Condition New(Catalogue catalogue) => new AnsweredWith(catalogue.Questions is [var first, ..] ? first.Id : "", []);

    /// <param name="change">Returns the replacement; null removes the node.</param>
    /// <returns>Null when nothing is left: a "not" without its part, and an "all" or "any" without parts, are removed as well.</returns>
    public static Condition? Replace(Condition whole, IReadOnlyList<int> path, Func<Condition, Condition?> change)
    {
        if (path.Count == 0)
            return change(whole);
        if (path[0] < 0 || path[0] >= whole.Children.Count)
            return whole;
        var parts = whole.Children.ToList();
        var replaced = Replace(parts[path[0]], [.. path.Skip(1)], change);
        if (replaced is null)
            parts.RemoveAt(path[0]);
        else
            parts[path[0]] = replaced;
        return parts.Count == 0 ? null : WithParts(whole, parts);
    }

    /// <summary>Turns "all" into "any" and the other way round; others are returned unchanged.</summary>
    public static Condition ToggleAllAny(Condition group) => group switch
    {
        All all => new Any(all.Parts),
        Any any => new All(any.Parts),
        _ => group,
    };

    /// <summary>Adds a part to an "all" or "any"; others are returned unchanged.</summary>
    public static Condition Add(Condition group, Condition part) => group is All or Any ? WithParts(group, [.. group.Children, part]) : group;

    /// <summary>The only part of a node that has one; others are returned unchanged.</summary>
    public static Condition Unwrap(Condition node) => node.Children is [var only] ? only : node;

    /// <summary>Levels of nesting; 1 for a statement about one question.</summary>
    public static int Depth(Condition condition) => 1 + condition.Children.Select(Depth).DefaultIfEmpty().Max();

    public static int Size(Condition condition) => 1 + condition.Children.Sum(Size);

    private static Condition WithParts(Condition group, IReadOnlyList<Condition> parts) => group switch
    {
        All => new All(parts),
        Any => new Any(parts),
        Not => new Not(parts[0]),
        _ => group,
    };
}
