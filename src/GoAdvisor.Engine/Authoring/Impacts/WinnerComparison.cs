namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// Who is first for saved answers, before and after a change of the catalogue. Answers that a catalogue does not know are left out of its
/// evaluation. Safe to share between threads.
/// </summary>
public sealed class WinnerComparison(DecisionModel before, DecisionModel after)
{
    /// <summary>Scores one case under both catalogues, after constraints.</summary>
    /// <param name="answers">Question and chosen options; each question once.</param>
    public WinnerChange Compare(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> answers)
    {
        var was = before.FirstFor(answers, out _);
        var now = after.FirstFor(answers, out var lost);
        return new WinnerChange(was, now, lost);
    }
}

/// <summary>Who is first for the same answers before and after.</summary>
/// <param name="Before">Slugs in alphabetical order, joined by a space; several on a tie, none when all are excluded or no answer gives any weight.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
/// <param name="LostAnswers">How many answers the catalogue after does not know.</param>
public sealed record WinnerChange(string Before, string After, int LostAnswers)
{
    /// <summary>Whether somebody else is first, or somebody more or less.</summary>
    public bool Changes => Before != After;
}
