namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>Answers that pull against each other, so that somebody should look at them again before relying on the result.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Text">The conflict in one sentence.</param>
/// <param name="Because">The answers that are in conflict, each one once.</param>
/// <param name="ToAnswer">The question whose answer would settle it, where another one than those of <paramref name="Because"/> does; else null.</param>
public sealed record Conflict(ConflictKind Kind, string Text, IReadOnlyList<AnswerGiven> Because, Question? ToAnswer = null);

/// <summary>In which way answers are in conflict, the gravest first.</summary>
public enum ConflictKind
{
    /// <summary>Together the constraints exclude everything.</summary>
    NothingLeft,

    /// <summary>The highest score is not first, because a constraint holds it down.</summary>
    FavouriteHeldDown,

    /// <summary>A preference speaks for an alternative that a constraint holds down.</summary>
    PreferenceHeldDown,

    /// <summary>Answers make a constraint likely that is not said to hold.</summary>
    LikelyConstraint,

    /// <summary>Two criteria matter that no alternative does well on together.</summary>
    CriteriaApart,
}
