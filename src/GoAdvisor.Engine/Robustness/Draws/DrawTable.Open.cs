using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <content>What the draws vary besides weights and ratings: the background of every weight, and every cap.</content>
internal sealed partial class DrawTable
{
    /// <summary>Caps of draws are multiples of 1 ÷ this of a point, so that all of them fit a byte.</summary>
    public const int CapUnit = 2;

    /// <summary>Ceilings in <see cref="CapUnit"/>: no cap at all.</summary>
    public const byte NoCap = 100 * CapUnit;

    /// <summary>Whether any background is drawn; otherwise there are zeros for one block, which all share.</summary>
    private readonly bool hasBackground;

    /// <summary>Whole groups of alternatives, and behind them the sum of the weights.</summary>
    private int BackgroundRows => (groups * GroupSize) + 1;

    /// <summary>By block of 16 draws, alternative (and the sum of the weights behind all groups), draw; in 1 ÷ <see cref="FactorUnit"/> of a whole weight.</summary>
    private readonly ushort[] background;

    /// <summary>By constraint; empty where nothing is drawn.</summary>
    private readonly byte[][] shifts;

    /// <summary>
    /// By how much more than <see cref="CapSpread"/> down a cap of this constraint is moved in each draw, in whole groups of draws; empty where it is not moved.
    /// </summary>
    public ReadOnlySpan<byte> ShiftsOf(int constraint) => shifts[constraint];

    /// <summary>By how much a cap moves at most, in 1 ÷ <see cref="CapUnit"/> of a point.</summary>
    public byte CapSpread { get; }

    /// <summary>A cap as one draw has it, in 1 ÷ <see cref="CapUnit"/> of a point; −1 for an exclusion.</summary>
    public int CapIn(int draw, int cap, int constraint) => cap < 0 ? -1
        : shifts[constraint].Length == 0 ? cap * CapUnit : Math.Clamp((cap * CapUnit) + shifts[constraint][draw] - CapSpread, 0, NoCap);

    /// <summary>The highest sum that a ceiling in 1 ÷ <see cref="CapUnit"/> of a point allows.</summary>
    public static long Highest(long total, int ceiling) => (total * (ceiling / CapUnit)) + (ceiling % CapUnit == 0 ? 0 : total / CapUnit);

    /// <summary>What the background adds to the sum of an alternative, or behind the last one to that of the weights, where a whole weight is 1.</summary>
    public int BackgroundOf(int draw, int row) => hasBackground ? background[BackgroundAt(draw, row)] : 0;

    /// <summary>In 1 ÷ <see cref="FactorUnit"/> of a whole weight.</summary>
    public static int LargestBackground(Catalogue catalogue) => (int)Math.Floor((catalogue.DrawsAnswers ? catalogue.Draws.BackgroundMax ?? 0 : 0) * FactorUnit);

    public static DrawStream BackgroundStream(int seed, Criterion criterion) => new(seed, "background", criterion.Id);

    private ushort[] MakeBackground(Catalogue catalogue, int seed)
    {
        var largest = LargestBackground(catalogue);
        var sums = new ushort[(largest == 0 ? 1 : (Samples + Lanes - 1) / Lanes) * BackgroundRows * Lanes];
        if (largest == 0)
            return sums;
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            var stream = BackgroundStream(seed, criterion);
            for (var draw = 0; draw < Samples; draw++)
            {
                var weight = stream.Below(largest + 1);
                for (var a = 0; a < alternatives; a++)
                    sums[BackgroundAt(draw, a)] += (ushort)(weight * RatingOf(draw, a, c));
                sums[BackgroundAt(draw, alternatives)] += (ushort)weight;
            }
        }
        return sums;
    }

    private byte[][] MakeShifts(Catalogue catalogue, int seed)
    {
        var length = (Samples + OpenAnswers.Group - 1) / OpenAnswers.Group * OpenAnswers.Group;
        return [.. catalogue.Constraints.Select(constraint =>
        {
            if (CapSpread == 0 || constraint.Effects.All(effect => effect.Kind != EffectKind.Cap))
                return [];
            var stream = new DrawStream(seed, "cap", constraint.Id);
            var drawn = new byte[length];
            for (var draw = 0; draw < Samples; draw++)
                drawn[draw] = (byte)stream.Below((2 * CapSpread) + 1);
            return drawn;
        })];
    }

    /// <summary>A rating that no source backs is never certain, whatever it says.</summary>
    private static int UncertaintyOf(Catalogue catalogue, Rating rating) =>
        catalogue.DrawsAnswers && rating.Sources.Count == 0 ? 1 : rating.Uncertainty;

    /// <summary>
    /// The scores of the alternatives in a block, without caps: a point is one part in 25 of the sum of the weights, which stands behind the last one when it is
    /// wanted. Weights are those of <paramref name="used"/> pairs of criteria, in <paramref name="unit"/> to a whole weight.
    /// </summary>
    public void ScoreBlock(
        int block, ReadOnlySpan<int> used, ReadOnlySpan<Vector512<short>> weights, int unit, bool small, bool weigh, Span<Vector512<int>> scores)
    {
        ref var factor = ref Unsafe.Add(ref factors[offsets.Factors], block * pairs * VectorLength);
        ref var added = ref background[hasBackground ? block * BackgroundRows * Lanes : 0];
        for (var group = 0; group < groups; group++)
        {
            ref var rating = ref Unsafe.Add(ref ratings[offsets.Ratings], ((block * groups) + group) * pairs * GroupBytes);
            var four = scores.Slice(group * GroupSize, GroupSize);
            ref var own = ref Unsafe.Add(ref added, group * GroupSize * Lanes);
            if (weigh && group == 0)
                scores[^1] = small ? SumDrawn(ref factor, ref rating, ref own, used, weights, unit, four, small: true, weigh: true) : SumDrawn(ref factor, ref rating, ref own, used, weights, unit, four, small: false, weigh: true);
            else if (small)
                SumDrawn(ref factor, ref rating, ref own, used, weights, unit, four, small: true, weigh: false);
            else
                SumDrawn(ref factor, ref rating, ref own, used, weights, unit, four, small: false, weigh: false);
        }
        if (weigh)
            scores[^1] += unit * Background(ref added, groups * GroupSize);
    }

    /// <summary>Pairs of criteria of which at least one may have weight.</summary>
    public int Pairs => pairs;

    /// <summary>How many scores <see cref="ScoreBlock"/> writes, the sum of the weights included.</summary>
    public int ScoreLength => (groups * GroupSize) + 1;

    /// <summary>Scores in points of the sum of weights, when multiplied by this.</summary>
    public const int PerPoint = PointsPerStep;

    /// <summary>The largest weight whose product with a factor fits 16 bits.</summary>
    public int LargestSmallWeight => short.MaxValue / largestFactor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Background(ref ushort sums, int row)
    {
        var shorts = Vector256.LoadUnsafe(ref sums, (nuint)(row * Lanes));
        return Avx512F.IsSupported ? Avx512F.ConvertToVector512Int32(shorts) : Vector512.Create(Avx2.ConvertToVector256Int32(shorts.GetLower()), Avx2.ConvertToVector256Int32(shorts.GetUpper()));
    }

    /// <summary>As <see cref="SumGroup"/>, with weights that may differ from draw to draw; returns the sum of the weights when it is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> SumDrawn(
        ref short factor, ref byte rating, ref ushort added, ReadOnlySpan<int> used, ReadOnlySpan<Vector512<short>> weights, int unit, Span<Vector512<int>> sums, bool small, bool weigh)
    {
        var times = Vector512.Create(unit);
        var (sum0, sum1) = (times * Background(ref added, 0), times * Background(ref added, 1));
        var (sum2, sum3) = (times * Background(ref added, 2), times * Background(ref added, 3));
        var total = Vector512<int>.Zero;
        for (var i = 0; i < used.Length; i++)
        {
            var weight = weights[i];
            var factors = Vector512.LoadUnsafe(ref factor, (nuint)(used[i] * VectorLength));
            var weighted = small ? weight * factors : factors;
            var (two, otherTwo) = (WidenToInt16(ref rating, used[i] * GroupBytes), WidenToInt16(ref rating, (used[i] * GroupBytes) + VectorLength));
            sum0 += Product(two & Vector512.Create((short)NibbleMask), weighted, weight, small);
            sum1 += Product(two >> NibbleBits, weighted, weight, small);
            sum2 += Product(otherTwo & Vector512.Create((short)NibbleMask), weighted, weight, small);
            sum3 += Product(otherTwo >> NibbleBits, weighted, weight, small);
            if (weigh)
                total += MultiplyAdd(factors, weight);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (sum0, sum1, sum2, sum3);
        return total;
    }

    private int BackgroundAt(int draw, int row)
    {
        var (block, lane) = Math.DivRem(draw, Lanes);
        return (((block * BackgroundRows) + (row == alternatives ? groups * GroupSize : row)) * Lanes) + lane;
    }
}
