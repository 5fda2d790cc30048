using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <content>Counts first places only, which is all a preview needs and cheaper than all ranks.</content>
internal sealed partial class DrawTable
{
    /// <summary>
    /// Counts the draws in which each alternative is first, alone or tied. Weights are in hundredths; ceilings are points, −1 for an excluded alternative.
    /// </summary>
    public void CountFirst(ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> first)
    {
        first.Clear();
        var counted = 0;
        if (Avx2.IsSupported)
        {
            counted = Samples / Lanes * Lanes;
            CountFirstInBlocks(counted / Lanes, weights, ceilings, first);
        }
        CountFirstScalar(counted, weights, ceilings, first);
    }

    /// <summary>As <see cref="CountFirst"/> without vectors, from one draw on, added to the counts: for the remainder, and as a reference in tests.</summary>
    public void CountFirstScalar(int from, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> first)
    {
        Span<int> scores = stackalloc int[alternatives];
        for (var draw = from; draw < Samples; draw++)
        {
            Score(draw, weights, ceilings, scores);
            var best = 0;
            foreach (var place in scores)
                best = Math.Max(best, place);
            for (var a = 0; a < alternatives; a++)
                first[a] += scores[a] == best ? 1 : 0;
        }
    }

    private void CountFirstInBlocks(int blocks, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> first)
    {
        Span<int> used = stackalloc int[pairs];
        Span<int> weightPairs = stackalloc int[pairs];
        var (count, largest) = UsedPairs(weights, used, weightPairs);
        used = used[..count];
        weightPairs = weightPairs[..count];
        var small = largest * largestFactor <= short.MaxValue;
        var anyCap = ceilings.ContainsAnyInRange(0, 99);
        Span<Vector512<int>> scores = stackalloc Vector512<int>[groups * GroupSize];
        for (var block = 0; block < blocks; block++)
        {
            ref var factor = ref Unsafe.Add(ref factors[offsets.Factors], block * pairs * VectorLength);
            for (var group = 0; group < groups; group++)
            {
                ref var rating = ref Unsafe.Add(ref ratings[offsets.Ratings], ((block * groups) + group) * pairs * GroupBytes);
                if (small)
                    SumGroup(ref factor, ref rating, used, weightPairs, scores.Slice(group * GroupSize, GroupSize), small: true);
                else
                    SumGroup(ref factor, ref rating, used, weightPairs, scores.Slice(group * GroupSize, GroupSize), small: false);
            }
            if (anyCap)
            {
                var onePoint = SumWeights(ref factor, used, weightPairs);
                for (var a = 0; a < ceilings.Length; a++)
                    scores[a] = Vector512.Min(PointsPerStep * scores[a], onePoint * ceilings[a]);
            }
            var best = Vector512<int>.Zero;
            for (var a = 0; a < ceilings.Length; a++)
                best = Vector512.Max(best, ceilings[a] < 0 ? best : scores[a]);
            for (var a = 0; a < ceilings.Length; a++)
                first[a] += ceilings[a] < 0 ? 0 : BitOperations.PopCount(Vector512.Equals(scores[a], best).ExtractMostSignificantBits());
        }
    }

    /// <summary>
    /// Sums weight · factor · rating for four alternatives in the draws of a block. <paramref name="small"/>: weight · factor fits 16 bits and is shared by all
    /// four; otherwise factor · rating is multiplied first, which always fits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumGroup(
        ref short factor, ref byte rating, ReadOnlySpan<int> used, ReadOnlySpan<int> weights, Span<Vector512<int>> sums, bool small)
    {
        var (sum0, sum1, sum2, sum3) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < used.Length; i++)
        {
            var weight = Vector512.Create(weights[i]).AsInt16();
            var factors = Vector512.LoadUnsafe(ref factor, (nuint)(used[i] * VectorLength));
            var weighted = small ? weight * factors : factors;
            var (two, otherTwo) = (WidenToInt16(ref rating, used[i] * GroupBytes), WidenToInt16(ref rating, (used[i] * GroupBytes) + VectorLength));
            sum0 += Product(two & Vector512.Create((short)NibbleMask), weighted, weight, small);
            sum1 += Product(two >> NibbleBits, weighted, weight, small);
            sum2 += Product(otherTwo & Vector512.Create((short)NibbleMask), weighted, weight, small);
            sum3 += Product(otherTwo >> NibbleBits, weighted, weight, small);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (sum0, sum1, sum2, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Product(Vector512<short> ratings, Vector512<short> weighted, Vector512<short> weight, bool small) =>
        small ? MultiplyAdd(weighted, ratings) : MultiplyAdd(weighted * ratings, weight);

    private static Vector512<int> SumWeights(ref short factor, ReadOnlySpan<int> used, ReadOnlySpan<int> weights)
    {
        var sum = Vector512<int>.Zero;
        for (var i = 0; i < used.Length; i++)
            sum += MultiplyAdd(Vector512.LoadUnsafe(ref factor, (nuint)(used[i] * VectorLength)), Vector512.Create(weights[i]).AsInt16());
        return sum;
    }

    /// <summary>Uses two 256-bit halves where 512-bit vectors are missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> MultiplyAdd(Vector512<short> left, Vector512<short> right) => Avx512BW.IsSupported
        ? Avx512BW.MultiplyAddAdjacent(left, right)
        : Vector512.Create(Avx2.MultiplyAddAdjacent(left.GetLower(), right.GetLower()), Avx2.MultiplyAddAdjacent(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> WidenToInt16(ref byte first, int offset)
    {
        var bytes = Vector256.LoadUnsafe(ref first, (nuint)offset);
        return Avx512BW.IsSupported
            ? Avx512BW.ConvertToVector512Int16(bytes)
            : Vector512.Create(Avx2.ConvertToVector256Int16(bytes.GetLower()), Avx2.ConvertToVector256Int16(bytes.GetUpper()));
    }
}
