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
        (VerdictKind.TooClose, [var first]) => $"{first.Name} ahead, but too close to call",
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

    /// <param name="first">The alternatives in first place now.</param>
    public static string Summary(this AnswerFlips flips, IReadOnlyList<Alternative> first)
    {
        var unless = (flips.Flips.Count(flip => flip.Changes.Count == 1), flips.Flips.Count) switch
        {
            (_, 0) => "No single change of an answer, and no two together, would change the first place.",
            (0, _) => $"{first.Outcome()}, unless two answers change together.",
            _ => $"{first.Outcome()}, unless one of these answers changes.",
        };
        return flips.Tried == 0
            ? $"{unless} Nothing is answered that could be changed."
            : $"{unless} {Figures.Count(flips.Kept)} of {Figures.Count(flips.Tried)} single changes {(first.Count == 1 ? $"keep {first[0].Name} first" : "leave the first place as it is")}.";
    }

    private static string Words(AnswerChange change)
    {
        if (change.Question.Select == Selection.One)
            return change.From.Count == 0 ? $"the answer is {change.To.Quoted()}" : $"{change.To.Quoted()} instead of {change.From.Quoted()}";
        List<string> words = [
            .. change.To.Except(change.From).Select(option => $"“{option.Label}” is ticked"),
            .. change.From.Except(change.To).Select(option => $"“{option.Label}” is not ticked")];
        return string.Join(" and ", words);
    }
}
