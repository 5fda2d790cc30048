using System.Numerics;

namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// Finds exactly how far one share can move before the first place, or any place, changes. An order changes only where two scores cross, so every pair of
/// alternatives has an interval in closed form, and the result is their intersection.
/// </summary>
internal static class StabilityInterval
{
    /// <returns>
    /// The interval in which the first place stays the same, and the one in which the whole ranking does, ties included. A tie at a single share ends
    /// an interval even if the order is the same beyond it, which takes a line through the bend of another.
    /// </returns>
    public static (WeightInterval First, WeightInterval Ranking) Find(ReadOnlySpan<ScoreLine> lines, Rational share)
    {
        var simplified = new ScoreLine[lines.Length];
        var current = new Rational[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            simplified[i] = lines[i].Simplified();
            current[i] = simplified[i].At(share);
        }
        var best = current.Length == 0 ? Rational.Zero : current.Max();
        var integers = OverOneDenominator(simplified);

        var (first, ranking) = (new Bounds(share), new Bounds(share));
        for (var i = 0; i < simplified.Length; i++)
        {
            for (var j = i + 1; j < simplified.Length; j++)
            {
                // The first place stays the same exactly while each alternative in it keeps its order with every other.
                var decidesFirst = current[i] == best || current[j] == best;
                if (simplified[i].Cap is null && simplified[j].Cap is null)
                {
                    if (Crossing(integers[i], integers[j]) is not { } crossing)
                        continue;
                    ranking.EndAt(crossing);
                    if (decidesFirst)
                        first.EndAt(crossing);
                }
                else
                {
                    var (min, max) = Ends(simplified[i], simplified[j], share);
                    ranking.EndWithin(min, max);
                    if (decidesFirst)
                        first.EndWithin(min, max);
                }
            }
        }
        return (first.ToInterval(), ranking.ToInterval());
    }

    /// <summary>Where in [0, 1] two lines without a cap cross; null when they do not, or coincide.</summary>
    private static Rational? Crossing((BigInteger At0, BigInteger At1) left, (BigInteger At0, BigInteger At1) right)
    {
        var (at0, at1) = (left.At0 - right.At0, left.At1 - right.At1);
        return at0.Sign * at1.Sign > 0 || at0 == at1 ? null : Rational.Unreduced(at0, at0 - at1);
    }

    /// <summary>How far two scores, one of them with a bend, keep their order below and above the share.</summary>
    private static (Rational Min, Rational Max) Ends(ScoreLine left, ScoreLine right, Rational share)
    {
        var sign = left.At(share).CompareTo(right.At(share));
        var points = BreakPoints(left, right);
        points.Sort();
        return (Extend(points.Where(x => x < share).Reverse()), Extend(points.Where(x => x > share)));

        Rational Extend(IEnumerable<Rational> outward)
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

    /// <summary>Points in [0, 1] between which the difference of two scores is linear and keeps its sign.</summary>
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

    /// <summary>The ends of every line as integers: with up to 496 pairs per criterion, fractions would dominate the cost.</summary>
    private static (BigInteger At0, BigInteger At1)[] OverOneDenominator(ScoreLine[] lines)
    {
        var denominator = BigInteger.One;
        foreach (var line in lines)
        {
            Include(line.At0.Denominator);
            Include(line.At1.Denominator);
        }
        return [.. lines.Select(line => (Scaled(line.At0), Scaled(line.At1)))];

        void Include(BigInteger other) => denominator *= other / BigInteger.GreatestCommonDivisor(denominator, other);
        BigInteger Scaled(Rational value) => value.Numerator * (denominator / value.Denominator);
    }

    private struct Bounds(Rational share)
    {
        private Rational min = Rational.Zero;
        private Rational max = Rational.One;

        /// <summary>An order changes at this point; at the present share itself, on both sides.</summary>
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
