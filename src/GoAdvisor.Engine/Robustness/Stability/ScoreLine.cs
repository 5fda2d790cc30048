namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// The score of one alternative as the share x of one weight goes from 0 to 1 and all others are scaled proportionally: (1 − x) · <paramref name="At0"/> + x ·
/// <paramref name="At1"/>, at most <paramref name="Cap"/>.
/// </summary>
internal readonly record struct ScoreLine(Rational At0, Rational At1, Rational? Cap = null)
{
    /// <summary>Where in (0, 1) the line meets its cap; null when it does not.</summary>
    public Rational? Bend => Cap is { } cap && Reaches(cap) is { } x && x > 0 && x < 1 ? x : null;

    public Rational At(Rational share)
    {
        var line = At0 + (share * (At1 - At0));
        return Cap is { } cap ? Rational.Min(line, cap) : line;
    }

    /// <summary>The same score on 0 to 1, without a cap that makes no bend.</summary>
    public ScoreLine Simplified()
    {
        if (Cap is not { } cap || (At0 <= cap && At1 <= cap))
            return new ScoreLine(At0, At1);
        return At0 >= cap && At1 >= cap ? new ScoreLine(cap, cap) : this;
    }

    /// <summary>Where the line without its cap has this score; null when it is level. May lie outside 0 to 1.</summary>
    public Rational? Reaches(Rational score) => At0 == At1 ? null : (score - At0) / (At1 - At0);
}
