namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>
/// Answers that contradict each other and should be checked before relying on the result. <paramref name="ToAnswer"/> is another question whose answer would
/// settle it, if there is one.
/// </summary>
public sealed record Conflict(ConflictKind Kind, string Text, IReadOnlyList<AnswerGiven> Because, Question? ToAnswer = null)
{
    /// <summary>Whether it is only worth a look: the answers go together, though something may be missing, or no alternative does well on all of it.</summary>
    public bool IsHint => Kind is ConflictKind.LikelyConstraint or ConflictKind.CriteriaApart;
}

/// <summary>In which way answers are in conflict, the gravest first.</summary>
public enum ConflictKind
{
    /// <summary>Together the constraints exclude everything.</summary>
    NothingLeft,

    /// <summary>The highest score is not first, because a constraint holds it down.</summary>
    FavouriteLimited,

    /// <summary>A preference speaks for an alternative that a constraint holds down.</summary>
    PreferenceLimited,

    /// <summary>Answers make a constraint likely that is not said to hold.</summary>
    LikelyConstraint,

    /// <summary>Two criteria matter that no alternative does well on together.</summary>
    CriteriaApart,
}
