using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// The draws of one catalogue and seed, made once because they do not depend on the answers: a factor for every weight, and for every uncertain rating one of r
/// − 1, r, r + 1 within 0 to 4. All are integers, so scores are exact and the same on every machine.
/// </summary>
internal sealed partial class DrawTable
{
    /// <summary>Factors are multiples of 1 ÷ this.</summary>
    public const int FactorUnit = 1024;

    /// <summary>A factor and all ratings, for each criterion in each of 10,000 draws of the largest catalogue.</summary>
    public const int MaxCells = 33_000_000;

    /// <summary>Scores are in 1 ÷ 25 of a rating step, because a cap of one point is 1 ÷ 25 of a step.</summary>
    private const int PointsPerStep = 100 / Rating.Best;

    /// <summary>Draws in a block.</summary>
    public const int Lanes = 16;

    /// <summary>One pair of criteria: two numbers for each draw of a block.</summary>
    private const int VectorLength = 2 * Lanes;

    /// <summary>How many alternatives are summed together, so that factors are loaded once for all of them.</summary>
    private const int GroupSize = 4;

    private const int NibbleBits = 4;

    private const int NibbleMask = (1 << NibbleBits) - 1;

    /// <summary>Two ratings share a byte to keep the table in the processor's cache.</summary>
    private const int PerByte = 2;

    private readonly int alternatives;
    private readonly int criteria;
    private readonly int pairs;
    private readonly int groups;
    private readonly int largestFactor;

    /// <summary>By block of 16 draws, pair of criteria, draw, criterion of the pair.</summary>
    private readonly short[] factors;

    /// <summary>By block, group of alternatives, pair of criteria, two alternatives (the first in the low half byte), draw, criterion of the pair.</summary>
    private readonly byte[] ratings;

    /// <summary>Where both begin in their arrays: loads that cross a cache line are slow.</summary>
    private readonly (int Factors, int Ratings) offsets;

    public DrawTable(ModelTables tables, Catalogue catalogue, int samples, int seed)
    {
        (Samples, alternatives, criteria) = (samples, catalogue.Alternatives.Count, catalogue.Criteria.Count);
        (pairs, groups) = ((criteria + 1) / 2, (alternatives + GroupSize - 1) / GroupSize);
        var rows = (samples + Lanes - 1) / Lanes * pairs;
        factors = GC.AllocateArray<short>((rows + 1) * VectorLength, pinned: true);
        ratings = GC.AllocateArray<byte>(((rows * groups) + 1) * GroupBytes, pinned: true);
        offsets = (Offset(factors), Offset(ratings));
        var lowest = (int)Math.Ceiling(catalogue.Draws.WeightFactorMin * FactorUnit);
        largestFactor = (int)Math.Floor(catalogue.Draws.WeightFactorMax * FactorUnit);
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            var stream = new DrawStream(seed, "factor", criterion.Id);
            for (var draw = 0; draw < samples; draw++)
                factors[FactorAt(draw, c)] = (short)(lowest + stream.Below(largestFactor - lowest + 1));
            foreach (var rating in criterion.Ratings)
                FillRatings(tables.AlternativeIndex(rating.Alternative), c, rating.Value, UncertaintyOf(catalogue, rating), new DrawStream(seed, "rating", criterion.Id, rating.Alternative));
        }
        hasBackground = LargestBackground(catalogue) > 0;
        background = MakeBackground(catalogue, seed);
        CapSpread = (byte)(catalogue.DrawsAnswers ? CapUnit * (catalogue.Draws.CapSpread ?? 0) : 0);
        shifts = MakeShifts(catalogue, seed);
    }

    public int Samples { get; }

    public ReadOnlySpan<short> Factors => factors;

    public ReadOnlySpan<byte> Ratings => ratings;

    /// <summary>The bytes that the ratings of one pair of criteria and one group of alternatives take in a block.</summary>
    private static int GroupBytes => GroupSize / PerByte * VectorLength;

    /// <summary>In 1 ÷ <see cref="FactorUnit"/>.</summary>
    public int Factor(int draw, int criterion) => factors[FactorAt(draw, criterion)];

    public int RatingOf(int draw, int alternative, int criterion) =>
        ratings[RatingAt(draw, alternative, criterion)] >> Shift(alternative) & NibbleMask;

    /// <summary>
    /// Σ weight · factor · rating after caps, per alternative; −1 for the excluded. Weights are in hundredths; ceilings are points, −1 for the excluded.
    /// </summary>
    public void Score(int draw, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> scores)
    {
        for (var a = 0; a < alternatives; a++)
        {
            var (sum, ceiling) = (0, 0);
            for (var c = 0; c < criteria; c++)
            {
                var weight = weights[c] * Factor(draw, c);
                sum += weight * RatingOf(draw, a, c);
                ceiling += weight;
            }
            scores[a] = ceilings[a] < 0 ? -1 : ceilings[a] < 100 ? Math.Min(PointsPerStep * sum, ceilings[a] * ceiling) : PointsPerStep * sum;
        }
    }

    /// <summary>
    /// Pairs of criteria with weight. <paramref name="packed"/> receives the two weights of each as one number, divided by their common divisor.
    /// </summary>
    private (int Count, int Largest) UsedPairs(ReadOnlySpan<byte> weights, Span<int> used, Span<int> packed)
    {
        var (count, largest, divisor) = (0, 0, GreatestCommonDivisor(weights));
        for (var pair = 0; pair < pairs; pair++)
        {
            var left = weights[2 * pair] / divisor;
            var right = (2 * pair) + 1 < criteria ? weights[(2 * pair) + 1] / divisor : 0;
            if (left == 0 && right == 0)
                continue;
            largest = Math.Max(largest, Math.Max(left, right));
            used[count] = pair;
            // Little-endian: the first weight is in the low 16 bits, as in the cells.
            packed[count++] = left | right << 16;
        }
        return (count, largest);
    }

    /// <summary>1 when all weights are 0.</summary>
    private static int GreatestCommonDivisor(ReadOnlySpan<byte> weights)
    {
        var divisor = 0;
        foreach (int weight in weights)
        {
            for (var rest = weight; rest != 0;)
                (divisor, rest) = (rest, divisor % rest);
        }
        return Math.Max(1, divisor);
    }

    private void FillRatings(int alternative, int criterion, int value, int uncertainty, DrawStream stream)
    {
        for (var draw = 0; draw < Samples; draw++)
        {
            var drawn = uncertainty == 0 ? value : Math.Clamp(value - 1 + stream.Below(3), 0, Rating.Best);
            ratings[RatingAt(draw, alternative, criterion)] |= (byte)(drawn << Shift(alternative));
        }
    }

    private static int Shift(int alternative) => alternative % PerByte * NibbleBits;

    private int FactorAt(int draw, int criterion)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        return offsets.Factors + (((block * pairs) + (criterion / 2)) * VectorLength) + (lane * 2) + (criterion % 2);
    }

    private int RatingAt(int draw, int alternative, int criterion)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        var row = (((block * groups) + (alternative / GroupSize)) * pairs) + (criterion / 2);
        return offsets.Ratings + (row * GroupBytes) + (alternative % GroupSize / PerByte * VectorLength) + (lane * 2) + (criterion % 2);
    }

    private static int Offset<T>(T[] pinned)
        where T : unmanaged => (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & (Vector512<byte>.Count - 1)) / Unsafe.SizeOf<T>();
}
