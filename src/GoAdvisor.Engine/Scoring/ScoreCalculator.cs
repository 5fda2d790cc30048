using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Scoring;

/// <summary>
/// The hot path from answers to scores; it does not allocate. Strengths are looked up four options at a time, so the time does not depend on how many are
/// chosen. All numbers are integers: the result is the same with and without wide vectors.
/// </summary>
internal sealed class ScoreCalculator(ModelTables tables)
{
    /// <summary>Enough for any catalogue; see <see cref="ModelTables.Width"/>.</summary>
    public const int MaxWidth = 128;

    /// <summary>Enough for the sums of any catalogue, eight at a time.</summary>
    private const int MaxGroups = 5;

    /// <summary>Weights in hundredths before any cap: the largest strength over the chosen options. Receives <see cref="ModelTables.Width"/> bytes.</summary>
    public void CombineStrengths(ReadOnlySpan<ulong> answers, Span<byte> weights)
    {
        ref var row = ref tables.NibbleRows[0];
        for (var column = 0; column < weights.Length; column += ModelTables.RowBytes)
        {
            var (largest, others) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
            var left = tables.WeighingBytes;
            foreach (var word in answers)
            {
                // Two accumulators shorten the dependency chain.
                var rest = word;
                for (var i = Math.Min(left, sizeof(ulong)); i > 0; i--)
                {
                    largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref row, (nuint)(rest & 15) * ModelTables.RowBytes));
                    others = Vector256.Max(others, Vector256.LoadUnsafe(ref row, (16 + (nuint)(rest >> 4 & 15)) * ModelTables.RowBytes));
                    row = ref Unsafe.Add(ref row, 2 * 16 * ModelTables.RowBytes);
                    rest >>= 8;
                }
                left -= sizeof(ulong);
            }
            Vector256.Max(largest, others).CopyTo(weights[column..]);
        }
    }

    /// <summary>Caps each enabling criterion at the largest weight of the criteria it enables.</summary>
    public void Cap(Span<byte> weights)
    {
        foreach (ref readonly var cap in tables.Caps.AsSpan())
        {
            byte largest = 0;
            foreach (var c in cap.By)
                largest = Math.Max(largest, weights[c]);
            if (weights[cap.Criterion] <= largest)
                continue;
            // Written as they are read back, four at a time, which allows store forwarding.
            ref var four = ref Unsafe.As<byte, uint>(ref weights[cap.Criterion & ~3]);
            four = (four & ~cap.Byte) | (largest * (cap.Byte & 0x01010101));
        }
    }

    /// <summary>Returns the common denominator 4 · Σ weights.</summary>
    public long ComputeScores(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> weights, Span<AlternativeScore> scores)
    {
        var denominator = SumScores(weights, scores);
        ApplyConstraints(answers, denominator, scores);
        return denominator;
    }

    /// <summary>As <see cref="ComputeScores"/> with weights that joint ceilings have lowered: the others are multiplied up instead, so all stay whole.</summary>
    public long ComputeJointScores(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> weights, Span<AlternativeScore> scores)
    {
        if (!AnyJointCeiling(weights))
            return ComputeScores(answers, weights, scores);
        Span<long> lowered = stackalloc long[tables.Criteria];
        Lower(weights, lowered);
        var denominator = SumLowered(lowered, scores);
        ApplyConstraints(answers, denominator, scores);
        return denominator;
    }

    /// <summary>Whether some pair weighs more than its joint ceiling.</summary>
    public bool AnyJointCeiling(ReadOnlySpan<byte> weights)
    {
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
        {
            if (weights[pair.One] + weights[pair.Other] > pair.Ceiling)
                return true;
        }
        return false;
    }

    /// <summary>
    /// The weights after joint ceilings, as whole numbers that have the right proportions: where a pair weighs more than its ceiling, its weights are multiplied by
    /// the ceiling and all others by the sum of the pair. Without a ceiling that bites they are the hundredths they were.
    /// </summary>
    public void Lower(ReadOnlySpan<byte> weights, Span<long> lowered)
    {
        for (var c = 0; c < lowered.Length; c++)
            lowered[c] = weights[c];
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
        {
            var sum = weights[pair.One] + weights[pair.Other];
            if (sum <= pair.Ceiling)
                continue;
            for (var c = 0; c < lowered.Length; c++)
                lowered[c] *= c == pair.One || c == pair.Other ? pair.Ceiling : sum;
            // What they have in common is divided out, so that many ceilings do not make the numbers large.
            long divisor = 0;
            foreach (var weight in lowered)
                divisor = GreatestCommonDivisor(divisor, weight);
            for (var c = 0; c < lowered.Length; c++)
                lowered[c] /= divisor;
        }
    }

    private long SumLowered(ReadOnlySpan<long> lowered, Span<AlternativeScore> scores)
    {
        for (var a = 0; a < scores.Length; a++)
        {
            long sum = 0;
            for (var c = 0; c < lowered.Length; c++)
                sum += lowered[c] * tables.Ratings[(a * tables.Width) + c];
            scores[a] = new AlternativeScore(100 * sum);
        }
        long total = 0;
        foreach (var weight in lowered)
            total += weight;
        return Rating.Best * total;
    }

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0)
            (one, other) = (other, one % other);
        return one;
    }

    private long SumScores(ReadOnlySpan<byte> weights, Span<AlternativeScore> scores)
    {
        var denominator = 0;
        Span<int> eight = stackalloc int[Vector256<int>.Count];
        for (var a = 0; a <= tables.LastGroup; a += eight.Length)
        {
            SumsFrom(a, weights).CopyTo(eight);
            var left = scores.Length - a;
            for (var i = 0; i < eight.Length && i < left; i++)
                scores[a + i] = new AlternativeScore(100 * eight[i]);
            if (left < eight.Length)
                denominator = Rating.Best * eight[left];
        }
        return denominator;
    }

    private void ApplyConstraints(ReadOnlySpan<ulong> answers, long denominator, Span<AlternativeScore> scores)
    {
        for (var word = 0; word < answers.Length; word++)
        {
            for (var triggers = answers[word] & tables.Triggers[word]; triggers != 0; triggers &= triggers - 1)
            {
                foreach (var constraint in tables.TriggeredBy[OptionBits.Lowest(word, triggers)])
                    constraint.ApplyTo(answers, denominator, scores);
            }
        }
    }

    /// <summary>The alternatives in first place, given the ceilings in points: −1 for the excluded and for unused lanes.</summary>
    public ulong First(ReadOnlySpan<byte> weights, ReadOnlySpan<Vector256<int>> ceilings) =>
        AnyJointCeiling(weights) ? FirstOfLowered(weights, ceilings) : FirstOfPlain(weights, ceilings);

    private ulong FirstOfLowered(ReadOnlySpan<byte> weights, ReadOnlySpan<Vector256<int>> ceilings)
    {
        Span<long> lowered = stackalloc long[tables.Criteria];
        Span<AlternativeScore> scores = stackalloc AlternativeScore[tables.Sums - 1];
        Lower(weights, lowered);
        var denominator = SumLowered(lowered, scores);
        for (var a = 0; a < scores.Length; a++)
            scores[a].ApplyCap(ceilings[a / Vector256<int>.Count][a % Vector256<int>.Count], denominator);
        return AlternativeScore.First(scores);
    }

    private ulong FirstOfPlain(ReadOnlySpan<byte> weights, ReadOnlySpan<Vector256<int>> ceilings)
    {
        Span<Vector256<int>> places = stackalloc Vector256<int>[MaxGroups];
        for (var group = 0; group < ceilings.Length; group++)
            places[group] = SumsFrom(group * Vector256<int>.Count, weights);
        var denominator = Rating.Best * Vector256.Shuffle(places[ceilings.Length - 1], Vector256.Create((tables.Sums - 1) % Vector256<int>.Count));
        var best = Vector256<int>.Zero;
        for (var group = 0; group < ceilings.Length; group++)
        {
            // Without any weight every ceiling would be 0, and excluded alternatives first with the others.
            places[group] = Vector256.Min(100 * places[group], ceilings[group] * denominator) | (ceilings[group] >> 31);
            best = Vector256.Max(best, places[group]);
        }
        best = Vector256.Max(best, Vector256.Shuffle(best, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)));
        best = Vector256.Max(best, Vector256.Shuffle(best, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)));
        best = Vector256.Max(best, Vector256.Shuffle(best, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)));
        ulong first = 0;
        for (var group = 0; group < ceilings.Length; group++)
            first |= (ulong)Vector256.Equals(places[group], best).ExtractMostSignificantBits() << (group * Vector256<int>.Count);
        return first;
    }

    /// <summary>The highest scores that constraints allow, in points, 0 to 100; −1 for an excluded alternative.</summary>
    public void Ceilings(ReadOnlySpan<ulong> answers, Span<int> ceilings)
    {
        Span<AlternativeScore> hundred = stackalloc AlternativeScore[ceilings.Length];
        hundred.Fill(new AlternativeScore(100));
        ApplyConstraints(answers, denominator: 1, hundred);
        for (var a = 0; a < ceilings.Length; a++)
            ceilings[a] = (int)hundred[a].Place;
    }

    /// <summary>Σ weight · rating of eight alternatives; the lane after the last alternative holds Σ weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> SumsFrom(int alternative, ReadOnlySpan<byte> weights)
    {
        if (!Avx2.IsSupported)
            return SumsFromScalar(alternative, weights);
        ref var ratings = ref tables.RatingLanes[alternative * 4 * tables.Quads];
        ref var weight = ref Unsafe.AsRef(in weights[0]);
        var sums = Vector256<int>.Zero;
        for (var quad = tables.Quads; quad > 0; quad--)
        {
            var four = Vector256.Create(Unsafe.ReadUnaligned<int>(ref weight)).AsByte();
            var pairs = Avx2.MultiplyAddAdjacent(four, Vector256.LoadUnsafe(ref ratings).AsSByte());
            sums += Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
            weight = ref Unsafe.Add(ref weight, 4);
            ratings = ref Unsafe.Add(ref ratings, Vector256<byte>.Count);
        }
        return sums;
    }

    /// <summary>As <see cref="SumsFrom"/> without vector instructions, and its reference in tests.</summary>
    internal Vector256<int> SumsFromScalar(int alternative, ReadOnlySpan<byte> weights)
    {
        var sums = Vector256<int>.Zero;
        for (var row = alternative; row < Math.Min(alternative + Vector256<int>.Count, tables.Sums); row++)
        {
            var sum = 0;
            for (var c = 0; c < tables.Criteria; c++)
                sum += weights[c] * (row == tables.Sums - 1 ? 1 : tables.Ratings[(row * tables.Width) + c]);
            sums = sums.WithElement(row - alternative, sum);
        }
        return sums;
    }
}
