namespace GoAdvisor.Web.Features.Admin.Editor.Conditions;

/// <summary>
/// Edits of a condition. A node is addressed by its place: the number of the part at each level, from the outermost; an empty place is the
/// whole condition. Nothing is changed in place: each edit makes another condition.
/// </summary>
public static class ConditionEdit
{
    /// <summary>A statement about the first question, with the option still to be chosen.</summary>
    public static Condition New(Catalogue catalogue) => new AnsweredWith(catalogue.Questions is [var first, ..] ? first.Id : "", []);

    /// <summary>Puts something else in the place of a node.</summary>
    /// <param name="change">What it becomes; null takes it out.</param>
    /// <returns>
    /// Null when nothing is left. A "not" goes with its part, and "all" or "any" with their last one, because neither says anything without.
    /// </returns>
    public static Condition? At(Condition whole, IReadOnlyList<int> place, Func<Condition, Condition?> change)
    {
        if (place.Count == 0)
            return change(whole);
        if (place[0] < 0 || place[0] >= whole.Children.Count)
            return whole;
        var parts = whole.Children.ToList();
        var made = At(parts[place[0]], [.. place.Skip(1)], change);
        if (made is null)
            parts.RemoveAt(place[0]);
        else
            parts[place[0]] = made;
        return parts.Count == 0 ? null : WithParts(whole, parts);
    }

    /// <summary>Makes "any" of an "all" and the other way round; others stay as they are.</summary>
    public static Condition Switch(Condition group) => group switch
    {
        All all => new Any(all.Parts),
        Any any => new All(any.Parts),
        _ => group,
    };

    /// <summary>Adds a part to an "all" or "any"; others stay as they are.</summary>
    public static Condition Add(Condition group, Condition part) => group is All or Any ? WithParts(group, [.. group.Children, part]) : group;

    /// <summary>What stands within a node that has one part only; others stay as they are.</summary>
    public static Condition Unwrap(Condition node) => node.Children is [var only] ? only : node;

    /// <summary>How deep it nests; a statement about one question is 1 deep.</summary>
    public static int Depth(Condition condition) => 1 + condition.Children.Select(Depth).DefaultIfEmpty().Max();

    /// <summary>How many nodes it has.</summary>
    public static int Size(Condition condition) => 1 + condition.Children.Sum(Size);

    private static Condition WithParts(Condition group, IReadOnlyList<Condition> parts) => group switch
    {
        All => new All(parts),
        Any => new Any(parts),
        Not => new Not(parts[0]),
        _ => group,
    };
}
