using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// The draws of one catalogue and seed, made once: they do not depend on the answers. A draw gives every criterion a factor for its
/// weight and every uncertain rating one of r − 1, r, r + 1, within 0 to 4. All are whole numbers, so that scores of draws are exact
/// and a machine with wide vectors counts the same as one without.
/// </summary>
internal sealed partial class DrawTable
{
    /// <summary>Factors are whole multiples of 1 ÷ this.</summary>
    public const int FactorUnit = 1024;

    /// <summary>How many numbers a table may hold: a factor and all ratings, for each criterion in each of 10,000 draws of the largest catalogue.</summary>
    public const int MaxCells = 33_000_000;

    /// <summary>Scores are in 1 ÷ 25 of a rating step, because a cap of one point is 1 ÷ 25 of a step.</summary>
    private const int PointsPerStep = 100 / Rating.Best;

    private const int Lanes = 16;

    /// <summary>A row of one pair of criteria: two numbers for each draw of a block.</summary>
    private const int VectorLength = 2 * Lanes;

    /// <summary>How many alternatives are added up side by side, so that what they share is loaded once for all of them.</summary>
    private const int SideBySide = 4;

    private const int HalfByte = 4;

    private const int Lower = (1 << HalfByte) - 1;

    /// <summary>Two ratings share a byte, because the whole table should fit where a processor core reads fastest.</summary>
    private const int PerByte = 2;

    private readonly int alternatives;
    private readonly int criteria;
    private readonly int pairs;
    private readonly int groups;
    private readonly int largestFactor;

    /// <summary>By block of sixteen draws, pair of criteria, draw, criterion of the pair.</summary>
    private readonly short[] factors;

    /// <summary>By block, group of alternatives, pair of criteria, two alternatives, draw, criterion of the pair; of the two, the first is in the lower half.</summary>
    private readonly byte[] ratings;

    /// <summary>Where both begin in their arrays: vectors as wide as a line of the cache are read slowly across two lines.</summary>
    private readonly (int Factors, int Ratings) start;

    public DrawTable(ModelTables tables, Catalogue catalogue, int samples, int seed)
    {
        (Samples, alternatives, criteria) = (samples, catalogue.Alternatives.Count, catalogue.Criteria.Count);
        (pairs, groups) = ((criteria + 1) / 2, (alternatives + SideBySide - 1) / SideBySide);
        var rows = (samples + Lanes - 1) / Lanes * pairs;
        factors = GC.AllocateArray<short>((rows + 1) * VectorLength, pinned: true);
        ratings = GC.AllocateArray<byte>(((rows * groups) + 1) * GroupBytes, pinned: true);
        start = (Offset(factors), Offset(ratings));
        var lowest = (int)Math.Ceiling(catalogue.Draws.WeightFactorMin * FactorUnit);
        largestFactor = (int)Math.Floor(catalogue.Draws.WeightFactorMax * FactorUnit);
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            var stream = new DrawStream(seed, "factor", criterion.Id);
            for (var draw = 0; draw < samples; draw++)
                factors[FactorAt(draw, c)] = (short)(lowest + stream.Below(largestFactor - lowest + 1));
            foreach (var rating in criterion.Ratings)
                FillRatings(tables.AlternativeIndex(rating.Alternative), c, rating, new DrawStream(seed, "rating", criterion.Id, rating.Alternative));
        }
    }

    /// <summary>How many draws there are.</summary>
    public int Samples { get; }

    /// <summary>The factors, in the order in which a count reads them.</summary>
    public ReadOnlySpan<short> Factors => factors;

    /// <summary>The ratings, in the order in which a count reads them.</summary>
    public ReadOnlySpan<byte> Ratings => ratings;

    /// <summary>How many bytes the ratings of one pair of criteria and one group of alternatives take in a block.</summary>
    private static int GroupBytes => SideBySide / PerByte * VectorLength;

    /// <summary>The factor of a weight in one draw, in 1 ÷ <see cref="FactorUnit"/>.</summary>
    public int Factor(int draw, int criterion) => factors[FactorAt(draw, criterion)];

    /// <summary>The rating in one draw, 0 to 4.</summary>
    public int RatingOf(int draw, int alternative, int criterion) =>
        ratings[RatingAt(draw, alternative, criterion)] >> Shift(alternative) & Lower;

    /// <summary>What the places of one draw are decided by: Σ weight · factor · rating after caps, in whole numbers; −1 for the excluded.</summary>
    /// <param name="draw">0 to <see cref="Samples"/> − 1.</param>
    /// <param name="weights">Stated weights in hundredths.</param>
    /// <param name="ceilings">Points, 0 to 100; −1 for an excluded alternative.</param>
    /// <param name="places">Receives one per alternative; larger is better.</param>
    public void Score(int draw, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> places)
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
            places[a] = ceilings[a] < 0 ? -1 : ceilings[a] < 100 ? Math.Min(PointsPerStep * sum, ceilings[a] * ceiling) : PointsPerStep * sum;
        }
    }

    /// <summary>Pairs of criteria of which at least one has weight.</summary>
    /// <param name="weights">Stated weights in hundredths.</param>
    /// <param name="used">Receives them.</param>
    /// <param name="sideBySide">Receives the two weights of each as one number, without a factor that all weights share.</param>
    /// <returns>How many there are, and the largest of these weights.</returns>
    private (int Count, int Largest) UsedPairs(ReadOnlySpan<byte> weights, Span<int> used, Span<int> sideBySide)
    {
        var (count, largest, shared) = (0, 0, Shared(weights));
        for (var pair = 0; pair < pairs; pair++)
        {
            var left = weights[2 * pair] / shared;
            var right = (2 * pair) + 1 < criteria ? weights[(2 * pair) + 1] / shared : 0;
            if (left == 0 && right == 0)
                continue;
            largest = Math.Max(largest, Math.Max(left, right));
            used[count] = pair;
            // The first of the two stands in the lower half of the 32 bits, as it does in the cells on every machine that has these vectors.
            sideBySide[count++] = left | right << 16;
        }
        return (count, largest);
    }

    /// <summary>The largest number that divides all weights; 1 when there is none.</summary>
    private static int Shared(ReadOnlySpan<byte> weights)
    {
        var shared = 0;
        foreach (int weight in weights)
        {
            for (var rest = weight; rest != 0;)
                (shared, rest) = (rest, shared % rest);
        }
        return Math.Max(1, shared);
    }

    private void FillRatings(int alternative, int criterion, Rating rating, DrawStream stream)
    {
        for (var draw = 0; draw < Samples; draw++)
        {
            var drawn = rating.Uncertainty == 0 ? rating.Value : Math.Clamp(rating.Value - 1 + stream.Below(3), 0, Rating.Best);
            ratings[RatingAt(draw, alternative, criterion)] |= (byte)(drawn << Shift(alternative));
        }
    }

    private static int Shift(int alternative) => alternative % PerByte * HalfByte;

    private int FactorAt(int draw, int criterion)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        return start.Factors + (((block * pairs) + (criterion / 2)) * VectorLength) + (lane * 2) + (criterion % 2);
    }

    private int RatingAt(int draw, int alternative, int criterion)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        var row = (((block * groups) + (alternative / SideBySide)) * pairs) + (criterion / 2);
        return start.Ratings + (row * GroupBytes) + (alternative % SideBySide / PerByte * VectorLength) + (lane * 2) + (criterion % 2);
    }

    private static int Offset<T>(T[] pinned)
        where T : unmanaged => (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & (Vector512<byte>.Count - 1)) / Unsafe.SizeOf<T>();
}
