using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <content>Who is first: all that a click asks of the draws, and less work than every rank.</content>
internal sealed partial class DrawTable
{
    /// <summary>Counts the draws in which each alternative is first, alone or not.</summary>
    /// <param name="weights">Stated weights in hundredths.</param>
    /// <param name="ceilings">Points, 0 to 100; −1 for an excluded alternative.</param>
    /// <param name="first">Receives one count per alternative; 0 for the excluded.</param>
    public void CountFirst(ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> first)
    {
        first.Clear();
        var counted = 0;
        if (Avx2.IsSupported)
        {
            counted = Samples / Lanes * Lanes;
            CountFirstInBlocks(counted / Lanes, weights, ceilings, first);
        }
        CountFirstPlainly(counted, weights, ceilings, first);
    }

    /// <summary>As <see cref="CountFirst"/>, from one draw on, and added to what is counted already: for what is left over, and to check the fast way with.</summary>
    public void CountFirstPlainly(int from, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<int> first)
    {
        Span<int> places = stackalloc int[alternatives];
        for (var draw = from; draw < Samples; draw++)
        {
            Score(draw, weights, ceilings, places);
            var best = 0;
            foreach (var place in places)
                best = Math.Max(best, place);
            for (var a = 0; a < alternatives; a++)
                first[a] += places[a] == best ? 1 : 0;
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
        Span<Vector512<int>> places = stackalloc Vector512<int>[groups * SideBySide];
        for (var block = 0; block < blocks; block++)
        {
            ref var factor = ref Unsafe.Add(ref factors[start.Factors], block * pairs * VectorLength);
            for (var group = 0; group < groups; group++)
            {
                ref var rating = ref Unsafe.Add(ref ratings[start.Ratings], ((block * groups) + group) * pairs * GroupBytes);
                if (small)
                    SumFour(ref factor, ref rating, used, weightPairs, places.Slice(group * SideBySide, SideBySide), small: true);
                else
                    SumFour(ref factor, ref rating, used, weightPairs, places.Slice(group * SideBySide, SideBySide), small: false);
            }
            if (anyCap)
            {
                var onePoint = SumOne(ref factor, used, weightPairs);
                for (var a = 0; a < ceilings.Length; a++)
                    places[a] = Vector512.Min(PointsPerStep * places[a], onePoint * ceilings[a]);
            }
            var best = Vector512<int>.Zero;
            for (var a = 0; a < ceilings.Length; a++)
                best = Vector512.Max(best, ceilings[a] < 0 ? best : places[a]);
            for (var a = 0; a < ceilings.Length; a++)
                first[a] += ceilings[a] < 0 ? 0 : BitOperations.PopCount(Vector512.Equals(places[a], best).ExtractMostSignificantBits());
        }
    }

    /// <summary>Adds up weight · factor · rating for four alternatives in the draws of a block.</summary>
    /// <param name="factor">The first factor of the block.</param>
    /// <param name="rating">The first ratings of these alternatives in the block.</param>
    /// <param name="used">The pairs of criteria to look at.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="sums">Receives one per alternative.</param>
    /// <param name="small">
    /// Whether weight · factor fits sixteen bits, so that it is multiplied once for all four; otherwise factor · rating is, which always does.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumFour(
        ref short factor, ref byte rating, ReadOnlySpan<int> used, ReadOnlySpan<int> weights, Span<Vector512<int>> sums, bool small)
    {
        var (sum0, sum1, sum2, sum3) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < used.Length; i++)
        {
            var weight = Vector512.Create(weights[i]).AsInt16();
            var factors = Vector512.LoadUnsafe(ref factor, (nuint)(used[i] * VectorLength));
            var weighed = small ? weight * factors : factors;
            var (two, otherTwo) = (Widen(ref rating, used[i] * GroupBytes), Widen(ref rating, (used[i] * GroupBytes) + VectorLength));
            sum0 += Product(two & Vector512.Create((short)Lower), weighed, weight, small);
            sum1 += Product(two >> HalfByte, weighed, weight, small);
            sum2 += Product(otherTwo & Vector512.Create((short)Lower), weighed, weight, small);
            sum3 += Product(otherTwo >> HalfByte, weighed, weight, small);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (sum0, sum1, sum2, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Product(Vector512<short> ratings, Vector512<short> weighed, Vector512<short> weight, bool small) =>
        small ? MultiplyAdd(weighed, ratings) : MultiplyAdd(weighed * ratings, weight);

    /// <summary>Adds up weight · factor in the draws of a block.</summary>
    private static Vector512<int> SumOne(ref short factor, ReadOnlySpan<int> used, ReadOnlySpan<int> weights)
    {
        var sum = Vector512<int>.Zero;
        for (var i = 0; i < used.Length; i++)
            sum += MultiplyAdd(Vector512.LoadUnsafe(ref factor, (nuint)(used[i] * VectorLength)), Vector512.Create(weights[i]).AsInt16());
        return sum;
    }

    /// <summary>Written for the widest vectors, as is all that follows; where they are missing, two of half the width do the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> MultiplyAdd(Vector512<short> left, Vector512<short> right) => Avx512BW.IsSupported
        ? Avx512BW.MultiplyAddAdjacent(left, right)
        : Vector512.Create(Avx2.MultiplyAddAdjacent(left.GetLower(), right.GetLower()), Avx2.MultiplyAddAdjacent(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Widen(ref byte first, int offset)
    {
        var bytes = Vector256.LoadUnsafe(ref first, (nuint)offset);
        return Avx512BW.IsSupported
            ? Avx512BW.ConvertToVector512Int16(bytes)
            : Vector512.Create(Avx2.ConvertToVector256Int16(bytes.GetLower()), Avx2.ConvertToVector256Int16(bytes.GetUpper()));
    }
}
