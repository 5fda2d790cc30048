using System.Numerics;

namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// Finds exactly how far one share can move before a first place, or any place, changes. Who stands before whom can change only where
/// two scores cross, so each pair of alternatives has an interval of its own, in closed form; what stays as a whole is their
/// intersection.
/// </summary>
internal static class StabilityInterval
{
    /// <param name="lines">One per alternative that is ranked; with fewer than two nothing can change.</param>
    /// <param name="share">The present share, 0 to 1.</param>
    /// <returns>
    /// The interval around the share in which the alternatives in first place stay the same, and the one in which the whole ranking
    /// does, ties included. A tie that holds at a single share ends an interval although the order may be the same beyond it, which
    /// takes a line that runs exactly through the bend of another.
    /// </returns>
    public static (WeightInterval First, WeightInterval Ranking) Find(ReadOnlySpan<ScoreLine> lines, Rational share)
    {
        var simple = new ScoreLine[lines.Length];
        var now = new Rational[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            simple[i] = lines[i].Simplified();
            now[i] = simple[i].At(share);
        }
        var best = now.Length == 0 ? Rational.Zero : now.Max();
        var whole = OverOneDenominator(simple);

        var (first, ranking) = (new Bounds(share), new Bounds(share));
        for (var i = 0; i < simple.Length; i++)
        {
            for (var j = i + 1; j < simple.Length; j++)
            {
                // The same alternatives are first exactly while each of them keeps its order with every other.
                var decidesFirst = now[i] == best || now[j] == best;
                if (simple[i].Cap is null && simple[j].Cap is null)
                {
                    if (Crossing(whole[i], whole[j]) is not { } crossing)
                        continue;
                    ranking.EndAt(crossing);
                    if (decidesFirst)
                        first.EndAt(crossing);
                }
                else
                {
                    var (min, max) = Ends(simple[i], simple[j], share);
                    ranking.EndWithin(min, max);
                    if (decidesFirst)
                        first.EndWithin(min, max);
                }
            }
        }
        return (first.ToInterval(), ranking.ToInterval());
    }

    /// <summary>Where in [0, 1] two lines without a cap cross; null when they do not, or run along each other.</summary>
    private static Rational? Crossing((BigInteger At0, BigInteger At1) left, (BigInteger At0, BigInteger At1) right)
    {
        var (at0, at1) = (left.At0 - right.At0, left.At1 - right.At1);
        return at0.Sign * at1.Sign > 0 || at0 == at1 ? null : Rational.Unreduced(at0, at0 - at1);
    }

    /// <summary>How far two scores, of which one bends, keep their order below and above the share.</summary>
    private static (Rational Min, Rational Max) Ends(ScoreLine left, ScoreLine right, Rational share)
    {
        var sign = left.At(share).CompareTo(right.At(share));
        var points = BreakPoints(left, right);
        points.Sort();
        return (Walk(points.Where(x => x < share).Reverse()), Walk(points.Where(x => x > share)));

        Rational Walk(IEnumerable<Rational> outward)
        {
            var reached = share;
            foreach (var point in outward)
            {
                if (SignAt((reached + point) / 2) != sign)
                    return reached;
                if (SignAt(point) != sign)
                    return point;
                reached = point;
            }
            return reached;
        }

        int SignAt(Rational x) => left.At(x).CompareTo(right.At(x));
    }

    /// <summary>Between these, in [0, 1], the difference of two scores is a straight line that does not change its sign.</summary>
    private static List<Rational> BreakPoints(ScoreLine left, ScoreLine right)
    {
        List<Rational?> points = [Rational.Zero, Rational.One, left.Bend, right.Bend];
        var (gap0, gap1) = (left.At0 - right.At0, left.At1 - right.At1);
        if (gap0 != gap1)
            points.Add(gap0 / (gap0 - gap1));
        if (left.Cap is { } leftCap)
            points.Add(right.Reaches(leftCap));
        if (right.Cap is { } rightCap)
            points.Add(left.Reaches(rightCap));
        return [.. points.OfType<Rational>().Where(x => x >= 0 && x <= 1)];
    }

    /// <summary>Both ends of every line as whole numbers: with up to 496 pairs for each criterion, fractions would be most of the cost.</summary>
    private static (BigInteger At0, BigInteger At1)[] OverOneDenominator(ScoreLine[] lines)
    {
        var denominator = BigInteger.One;
        foreach (var line in lines)
        {
            Take(line.At0.Denominator);
            Take(line.At1.Denominator);
        }
        return [.. lines.Select(line => (Scaled(line.At0), Scaled(line.At1)))];

        void Take(BigInteger other) => denominator *= other / BigInteger.GreatestCommonDivisor(denominator, other);
        BigInteger Scaled(Rational value) => value.Numerator * (denominator / value.Denominator);
    }

    /// <summary>An interval around the present share, narrowed pair by pair.</summary>
    private struct Bounds(Rational share)
    {
        private Rational min = Rational.Zero;
        private Rational max = Rational.One;

        /// <summary>At this point an order changes; at the present share itself it does so on both sides.</summary>
        public void EndAt(Rational point)
        {
            if (point <= share && point > min)
                min = point;
            if (point >= share && point < max)
                max = point;
        }

        public void EndWithin(Rational from, Rational to)
        {
            min = Rational.Max(min, from);
            max = Rational.Min(max, to);
        }

        public readonly WeightInterval ToInterval() => new((double)min, (double)max);
    }
}
