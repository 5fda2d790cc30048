namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// The score of one alternative while the share x of one weight goes from 0 to 1 and all others are scaled proportionally: a straight
/// line, because score(x) = (1 − x) · score(0) + x · score(1), below a ceiling if there is one.
/// </summary>
/// <param name="At0">The score without this criterion.</param>
/// <param name="At1">The score by this criterion alone.</param>
/// <param name="Cap">The score is at most this; null for no ceiling.</param>
internal readonly record struct ScoreLine(Rational At0, Rational At1, Rational? Cap = null)
{
    /// <summary>Where in (0, 1) the line meets its cap, and the score bends; null when it does not.</summary>
    public Rational? Bend => Cap is { } cap && Reaches(cap) is { } x && x > 0 && x < 1 ? x : null;

    /// <summary>The score at a share, after the cap.</summary>
    public Rational At(Rational share)
    {
        var line = At0 + (share * (At1 - At0));
        return Cap is { } cap ? Rational.Min(line, cap) : line;
    }

    /// <summary>The same score from 0 to 1, with a cap only where that makes a bend.</summary>
    public ScoreLine Simplified()
    {
        if (Cap is not { } cap || (At0 <= cap && At1 <= cap))
            return new ScoreLine(At0, At1);
        return At0 >= cap && At1 >= cap ? new ScoreLine(cap, cap) : this;
    }

    /// <summary>Where the line without its cap has this score; null when it runs level. May lie outside 0 to 1.</summary>
    public Rational? Reaches(Rational score) => At0 == At1 ? null : (score - At0) / (At1 - At0);
}
