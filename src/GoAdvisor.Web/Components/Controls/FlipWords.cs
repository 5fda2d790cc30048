using GoAdvisor.Engine;

namespace GoAdvisor.Web.Components.Controls;

/// <summary>What would change the answer, in words.</summary>
public static class FlipWords
{
    /// <summary>"Rust, if “Most of the team” instead of “Nobody”".</summary>
    public static string Sentence(this AnswerFlip flip) =>
        $"{First(flip)}, if {string.Join(" and ", flip.Changes.Select(Words))}";

    /// <summary>"leads by 2.4", or nothing where there is no lead to speak of.</summary>
    public static string? LeadWords(this AnswerFlip flip) => flip.Lead is { } lead && flip.First.Count == 1 ? $"leads by {Figures.Points(lead)}" : null;

    /// <summary>The chosen options as a reader would quote them.</summary>
    public static string Quoted(this IReadOnlyList<Option> options) =>
        options.Count == 0 ? "no answer" : string.Join(" and ", options.Select(option => $"“{option.Label}”"));

    private static string First(AnswerFlip flip) => flip.First.Count switch
    {
        0 => "Nothing is left",
        1 => flip.First[0].Name,
        _ => $"A tie of {flip.First.Names()}",
    };

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
