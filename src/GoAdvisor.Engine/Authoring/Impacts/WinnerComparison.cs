namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// The first place for saved answers under two catalogues. Answers that a catalogue does not know are ignored. Safe to share between threads.
/// </summary>
public sealed class WinnerComparison(DecisionModel before, DecisionModel after)
{
    /// <summary>Scores one case, which has each question once, under both catalogues after constraints.</summary>
    public WinnerChange Compare(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> answers)
    {
        var was = before.FirstFor(answers, out _);
        var now = after.FirstFor(answers, out var lost);
        return new WinnerChange(was, now, lost);
    }
}

/// <summary>
/// The alternatives in first place before and after: slugs in alphabetical order, joined by a space; several on a tie, empty when all are excluded or nothing
/// has weight. <paramref name="LostAnswers"/> counts answers that the new catalogue does not know.
/// </summary>
public sealed record WinnerChange(string Before, string After, int LostAnswers)
{
    /// <summary>Whether somebody else is first, or somebody more or less.</summary>
    public bool Changes => Before != After;
}
