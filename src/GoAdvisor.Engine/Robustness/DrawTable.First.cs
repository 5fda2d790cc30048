using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine;

/// <content>Who is first: all that a click asks of the draws, and less work than every rank.</content>
internal sealed partial class DrawTable
{
    /// <summary>How many rows are added up side by side, so that each weight is loaded once for all of them.</summary>
    private const int SideBySide = 4;

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
        Span<int> left = stackalloc int[alternatives + SideBySide];
        var count = Left(ceilings, left);
        if (count == 0)
            return;
        // Whole groups: the last alternative stands in for those that are missing, which changes no maximum.
        var rows = left[..((count + SideBySide - 1) / SideBySide * SideBySide)];
        rows[count..].Fill(rows[count - 1]);

        Span<int> used = stackalloc int[pairs];
        Span<int> once = stackalloc int[pairs];
        used = used[..UsedPairs(weights, used, once)];
        Span<Vector512<int>> places = stackalloc Vector512<int>[rows.Length];
        var anyCap = ceilings.ContainsAnyInRange(0, 99);
        var rowLength = pairs * VectorLength;
        ref var cell = ref cells[start];
        for (var block = 0; block < blocks; block++)
        {
            for (var i = 0; i < rows.Length; i += SideBySide)
                SumFour(ref cell, rows.Slice(i, SideBySide), rowLength, used, once, places.Slice(i, SideBySide));
            if (anyCap)
            {
                var onePoint = SumOne(ref Unsafe.Add(ref cell, alternatives * rowLength), used, once);
                for (var i = 0; i < places.Length; i++)
                    places[i] = Vector512.Min(PointsPerStep * places[i], onePoint * ceilings[rows[i]]);
            }
            var best = places[0];
            foreach (var place in places[1..])
                best = Vector512.Max(best, place);
            for (var i = 0; i < count; i++)
                first[rows[i]] += BitOperations.PopCount(Vector512.Equals(places[i], best).ExtractMostSignificantBits());
            cell = ref Unsafe.Add(ref cell, (alternatives + 1) * rowLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumFour(
        ref short cell, ReadOnlySpan<int> rows, int rowLength, ReadOnlySpan<int> used, ReadOnlySpan<int> weights, Span<Vector512<int>> sums)
    {
        ref var row0 = ref Unsafe.Add(ref cell, rows[0] * rowLength);
        ref var row1 = ref Unsafe.Add(ref cell, rows[1] * rowLength);
        ref var row2 = ref Unsafe.Add(ref cell, rows[2] * rowLength);
        ref var row3 = ref Unsafe.Add(ref cell, rows[3] * rowLength);
        var (sum0, sum1, sum2, sum3) = (Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero, Vector512<int>.Zero);
        for (var i = 0; i < used.Length; i++)
        {
            var (pair, weight) = ((nuint)used[i], Vector512.Create(weights[i]).AsInt16());
            sum0 += MultiplyAdd(Vector512.LoadUnsafe(ref row0, pair), weight);
            sum1 += MultiplyAdd(Vector512.LoadUnsafe(ref row1, pair), weight);
            sum2 += MultiplyAdd(Vector512.LoadUnsafe(ref row2, pair), weight);
            sum3 += MultiplyAdd(Vector512.LoadUnsafe(ref row3, pair), weight);
        }
        (sums[0], sums[1], sums[2], sums[3]) = (sum0, sum1, sum2, sum3);
    }

    private static Vector512<int> SumOne(ref short row, ReadOnlySpan<int> used, ReadOnlySpan<int> weights)
    {
        var sum = Vector512<int>.Zero;
        for (var i = 0; i < used.Length; i++)
            sum += MultiplyAdd(Vector512.LoadUnsafe(ref row, (nuint)used[i]), Vector512.Create(weights[i]).AsInt16());
        return sum;
    }

    /// <summary>Written for the widest vectors; where they are missing, two of half the width do the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> MultiplyAdd(Vector512<short> left, Vector512<short> right) => Avx512BW.IsSupported
        ? Avx512BW.MultiplyAddAdjacent(left, right)
        : Vector512.Create(Avx2.MultiplyAddAdjacent(left.GetLower(), right.GetLower()), Avx2.MultiplyAddAdjacent(left.GetUpper(), right.GetUpper()));

    /// <summary>The alternatives that are not excluded.</summary>
    private static int Left(ReadOnlySpan<int> ceilings, Span<int> left)
    {
        var count = 0;
        for (var a = 0; a < ceilings.Length; a++)
        {
            if (ceilings[a] >= 0)
                left[count++] = a;
        }
        return count;
    }
}
