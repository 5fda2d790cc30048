namespace GoAdvisor.Web.Components.Text;

public static class FlipWords
{
    /// <summary>"Rust, if “Most of the team” instead of “Nobody”".</summary>
    public static string Sentence(this AnswerFlip flip) =>
        $"{flip.First.Outcome()}, if {string.Join(" and ", flip.Changes.Select(Words))}";

    /// <summary>As <see cref="Sentence(AnswerFlip)"/>, with who would be first only as sure as the verdict is: "Rust and Go too close to call, if …".</summary>
    public static string Sentence(this JudgedFlip judged) =>
        $"{Outcome(judged)}, if {string.Join(" and ", judged.Flip.Changes.Select(Words))}";

    /// <summary>What an answer to an open question would lead to.</summary>
    public static string Outcome(this DecisiveOption change) => change.EndsClear ? $"{change.First.Outcome()}, but no longer clearly" : change.First.Outcome();

    private static string Outcome(JudgedFlip judged) => (judged.Kind, judged.Flip.First) switch
    {
        (VerdictKind.TooClose, [var first]) => $"{first.Name} just ahead, too close to call",
        (VerdictKind.Sole, [var first]) => $"Only {first.Name} is left",
        (_, var first) => first.Outcome(),
    };

    /// <summary>The chosen options as a reader would quote them.</summary>
    public static string Quoted(this IReadOnlyList<Option> options) =>
        options.Count == 0 ? "no answer" : string.Join(" and ", options.Select(option => $"“{option.Label}”"));

    /// <summary>Who is or would be in first place: "Go", "A tie of Go and Java", "Nothing is left".</summary>
    public static string Outcome(this IReadOnlyList<Alternative> first) => first.Count switch
    {
        0 => "Nothing is left",
        1 => first[0].Name,
        _ => $"A tie of {first.Names()}",
    };

    /// <summary>Whether it takes a hard limit: a rare one, or one that leaves only one alternative, or none.</summary>
    public static bool TakesHardLimit(this JudgedFlip flip) =>
        flip.OnlyIf is not null || (flip.Kind is VerdictKind.Sole or VerdictKind.None && flip.Flip.Changes.Count > 1);

    /// <summary>How many answers would change the first place, and whether it takes two, or a hard limit.</summary>
    /// <param name="tried">How many single changes there are.</param>
    /// <param name="kept">How many of them leave the first place as it is.</param>
    public static string Summary(this IReadOnlyList<JudgedFlip> flips, int tried, int kept)
    {
        var near = flips.Where(flip => !flip.TakesHardLimit()).ToLookup(flip => flip.Flip.Changes.Count > 1);
        var (change, pairs) = (tried - kept, near[true].Any());
        if (tried == 0)
            return "Nothing is answered that could be changed.";
        if (change == 0)
            return $"None of {Figures.Count(tried)} possible changes of one answer would change the first place{(flips.Count > 0 ? "; two together can" : ", and no two together")}.";
        var limits = near[false].Any() ? "" : change == 1 ? ", and it is a hard limit" : ", and they are hard limits";
        return $"Of {Figures.Count(tried)} possible changes of one answer, {Figures.Count(change)} would change the first place{limits}.{(pairs ? " So can two together." : "")}";
    }

    private static string Words(AnswerChange change)
    {
        if (change.Question.Select == Selection.One)
            return change.From.Count == 0 ? $"the answer is {change.To.Quoted()}" : $"{change.To.Quoted()} instead of {change.From.Quoted()}";
        // An exclusive option such as "None of these" comes and goes with the others; it is named only when it is all there is.
        var exclusive = change.To.Concat(change.From).All(option => option.Exclusive);
        List<string> words = [
            .. change.To.Except(change.From).Where(option => exclusive || !option.Exclusive).Select(option => $"“{option.Label}” is ticked"),
            .. change.From.Except(change.To).Where(option => exclusive || !option.Exclusive).Select(option => $"“{option.Label}” is not ticked")];
        return string.Join(" and ", words);
    }
}
