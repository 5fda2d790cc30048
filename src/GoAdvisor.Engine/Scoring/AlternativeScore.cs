namespace GoAdvisor.Engine.Scoring;

/// <summary>Where one alternative stands: its score as the numerator of a fraction whose denominator all alternatives share.</summary>
public struct AlternativeScore : IEquatable<AlternativeScore>
{
    internal const int Out = -1;

    internal AlternativeScore(long beforeConstraints)
    {
        BeforeConstraints = beforeConstraints;
        AfterConstraints = beforeConstraints;
    }

    /// <summary>Numerator of the score before constraints: 100 · Σ weight · rating.</summary>
    public long BeforeConstraints { get; }

    /// <summary>Numerator of the score after caps. Not meaningful once excluded.</summary>
    public long AfterConstraints { get; private set; }

    /// <summary>Whether a constraint excludes the alternative.</summary>
    public bool Excluded { get; private set; }

    /// <summary>What the place is decided by: larger is better, and anything excluded is last.</summary>
    public readonly long Place => Excluded ? -1 : AfterConstraints;

    /// <summary>The bits of the alternatives in first place; several when they tie, none when all are excluded.</summary>
    public static ulong First(ReadOnlySpan<AlternativeScore> scores)
    {
        long best = 0;
        ulong first = 0;
        for (var a = 0; a < scores.Length; a++)
        {
            var place = scores[a].Place;
            if (place > best || (place == best && first == 0))
                (best, first) = (place, 1UL << a);
            else if (place == best)
                first |= 1UL << a;
        }
        return first;
    }

    /// <summary>Points between the best and the next, 0 on a tie; null when fewer than two are left.</summary>
    internal static double? Lead(ReadOnlySpan<AlternativeScore> scores, long denominator)
    {
        var (best, second) = BestTwo(scores);
        return second < 0 ? null : denominator == 0 ? 0 : (double)(best - second) / denominator;
    }

    /// <summary>The places of the best and the next, equal on a tie; −1 where fewer are left.</summary>
    internal static (long Best, long Second) BestTwo(ReadOnlySpan<AlternativeScore> scores)
    {
        var (best, second) = (-1L, -1L);
        foreach (var score in scores)
        {
            if (score.Place > best)
                (best, second) = (score.Place, best);
            else if (score.Place > second)
                second = score.Place;
        }
        return (best, second);
    }

    /// <summary>Points that one alternative is ahead of the best other, below zero where it is behind; −100 when it is excluded, 100 when it is the only one left.</summary>
    internal static double SignedLead(ReadOnlySpan<AlternativeScore> scores, int alternative, long denominator)
    {
        var other = -1L;
        for (var a = 0; a < scores.Length; a++)
            other = a == alternative ? other : Math.Max(other, scores[a].Place);
        if (scores[alternative].Excluded)
            return -100;
        return other < 0 ? 100 : denominator == 0 ? 0 : (double)(scores[alternative].Place - other) / denominator;
    }

    /// <inheritdoc/>
    public readonly bool Equals(AlternativeScore other) =>
        BeforeConstraints == other.BeforeConstraints && AfterConstraints == other.AfterConstraints && Excluded == other.Excluded;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is AlternativeScore other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(BeforeConstraints, AfterConstraints, Excluded);

    /// <summary>Equal scores before and after constraints.</summary>
    public static bool operator ==(AlternativeScore left, AlternativeScore right) => left.Equals(right);

    /// <summary>Different scores before or after constraints.</summary>
    public static bool operator !=(AlternativeScore left, AlternativeScore right) => !left.Equals(right);

    /// <summary>Applies a ceiling in points, or <see cref="Out"/>. The lowest of several caps counts, and exclusion overrides any.</summary>
    internal void ApplyCap(int ceiling, long denominator)
    {
        if (ceiling == Out)
            Excluded = true;
        else
            AfterConstraints = Math.Min(AfterConstraints, ceiling * denominator);
    }
}
