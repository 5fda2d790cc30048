using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine;

/// <summary>
/// The draws of one catalogue and seed, made once: they do not depend on the answers. A draw gives every criterion a factor for its
/// weight and every uncertain rating one of r − 1, r, r + 1, within 0 to 4. All are whole numbers, so that scores of draws are exact
/// and a machine with wide vectors counts the same as one without.
/// </summary>
internal sealed partial class DrawTable
{
    /// <summary>Factors are whole multiples of 1 ÷ this.</summary>
    public const int FactorUnit = 1024;

    /// <summary>How many numbers a table may hold: what 10,000 draws of the largest catalogue take, two bytes each.</summary>
    public const int MaxCells = 33_000_000;

    /// <summary>Scores are in 1 ÷ 25 of a rating step, because a cap of one point is 1 ÷ 25 of a step.</summary>
    private const int PointsPerStep = 100 / Rating.Best;

    private const int Lanes = 16;

    /// <summary>A row of one pair of criteria: two numbers for each draw of a block.</summary>
    private const int VectorLength = 2 * Lanes;

    private readonly int alternatives;
    private readonly int criteria;
    private readonly int pairs;

    /// <summary>
    /// Factor × rating by block of sixteen draws, row, pair of criteria, draw, criterion of the pair. The row behind those of the
    /// alternatives holds the factors alone.
    /// </summary>
    private readonly short[] cells;

    /// <summary>Where they begin in the array: vectors as wide as a line of the cache are read slowly across two lines.</summary>
    private readonly int start;

    public DrawTable(ModelTables tables, Catalogue catalogue, int samples, int seed)
    {
        (Samples, alternatives, criteria) = (samples, catalogue.Alternatives.Count, catalogue.Criteria.Count);
        pairs = (criteria + 1) / 2;
        cells = GC.AllocateArray<short>(((samples + Lanes - 1) / Lanes * Lanes * 2 * pairs * (alternatives + 1)) + VectorLength, pinned: true);
        start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(cells, 0) & (Vector512<byte>.Count - 1)) / sizeof(short);
        var lowest = (int)Math.Ceiling(catalogue.Draws.WeightFactorMin * FactorUnit);
        var levels = (int)Math.Floor(catalogue.Draws.WeightFactorMax * FactorUnit) - lowest + 1;
        var factors = new int[samples];
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            var stream = new DrawStream(seed, "factor", criterion.Id);
            for (var draw = 0; draw < samples; draw++)
                cells[At(draw, alternatives, c)] = (short)(factors[draw] = lowest + stream.Below(levels));
            foreach (var rating in criterion.Ratings)
                FillRatings(tables.AlternativeIndex(rating.Alternative), c, rating, factors, new DrawStream(seed, "rating", criterion.Id, rating.Alternative));
        }
    }

    /// <summary>How many draws there are.</summary>
    public int Samples { get; }

    /// <summary>All that the draws are, in the order in which a count reads them.</summary>
    public ReadOnlySpan<short> Cells => cells;

    /// <summary>The factor of a weight in one draw, in 1 ÷ <see cref="FactorUnit"/>.</summary>
    public int Factor(int draw, int criterion) => cells[At(draw, alternatives, criterion)];

    /// <summary>The rating in one draw, 0 to 4.</summary>
    public int RatingOf(int draw, int alternative, int criterion) => cells[At(draw, alternative, criterion)] / Factor(draw, criterion);

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
                sum += weights[c] * cells[At(draw, a, c)];
                ceiling += weights[c] * Factor(draw, c);
            }
            places[a] = ceilings[a] < 0 ? -1 : ceilings[a] < 100 ? Math.Min(PointsPerStep * sum, ceilings[a] * ceiling) : PointsPerStep * sum;
        }
    }

    /// <summary>Pairs of criteria of which at least one has weight.</summary>
    /// <param name="weights">Stated weights in hundredths.</param>
    /// <param name="used">Receives where in a row they begin.</param>
    /// <param name="sideBySide">Receives the two weights of each as one number.</param>
    /// <returns>How many there are.</returns>
    private int UsedPairs(ReadOnlySpan<byte> weights, Span<int> used, Span<int> sideBySide)
    {
        var count = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            int left = weights[2 * pair];
            int right = (2 * pair) + 1 < criteria ? weights[(2 * pair) + 1] : 0;
            if (left == 0 && right == 0)
                continue;
            used[count] = pair * VectorLength;
            // The first of the two stands in the lower half of the 32 bits, as it does in the cells on every machine that has these vectors.
            sideBySide[count++] = left | right << 16;
        }
        return count;
    }

    private void FillRatings(int alternative, int criterion, Rating rating, int[] factors, DrawStream stream)
    {
        for (var draw = 0; draw < factors.Length; draw++)
        {
            var drawn = rating.Uncertainty == 0 ? rating.Value : Math.Clamp(rating.Value - 1 + stream.Below(3), 0, Rating.Best);
            cells[At(draw, alternative, criterion)] = (short)(factors[draw] * drawn);
        }
    }

    private int At(int draw, int row, int criterion)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        return start + (((((block * (alternatives + 1)) + row) * pairs) + (criterion / 2)) * 2 * Lanes) + (lane * 2) + (criterion % 2);
    }
}
