using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>Weights of a group of draws, a row of bytes for each criterion: raised by what is drawn, then lowered by ceilings.</summary>
internal static class WeightRows
{
    /// <summary>In hundredths: what weights under a joint ceiling are rounded to.</summary>
    public const int Step = 5;

    public static Span<byte> Row(Span<byte> rows, int criterion) => rows.Slice(criterion * OpenAnswers.Group, OpenAnswers.Group);

    /// <summary>The weights of sixteen draws, each pair in one number, the first in its low half.</summary>
    /// <param name="rows">From the first of the draws on.</param>
    /// <param name="moving">The pairs whose weights are loaded; the others stay.</param>
    /// <param name="weights">By used pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadWeights(ref byte rows, MovingPair[] moving, Span<Vector512<short>> weights)
    {
        foreach (ref readonly var pair in moving.AsSpan())
        {
            var left = DrawBits.Widen(ref Unsafe.Add(ref rows, pair.Left));
            weights[pair.Used] = (pair.Right < 0 ? left : left | (DrawBits.Widen(ref Unsafe.Add(ref rows, pair.Right)) << 16)).AsInt16();
        }
    }

    /// <summary>Both weights of a pair under its ceiling, in hundredths: in proportion, the first one rounded, and together exactly the ceiling.</summary>
    public static (byte One, byte Other) Lowered(byte one, byte other, int ceiling)
    {
        var sum = one + other;
        if (sum <= ceiling)
            return (one, other);
        var lowered = ((2 * one * ceiling) + (Step * sum)) / (2 * Step * sum) * Step;
        return ((byte)lowered, (byte)(ceiling - lowered));
    }

    /// <summary>Looks up, for 64 draws at a time, what the chosen option gives to each criterion.</summary>
    public static void RaiseByIndex(OpenAnswers drawn, OpenQuestion question, int group, ReadOnlySpan<byte> own, Vector512<ulong> asked, ref byte rows)
    {
        var all = asked == Vector512<ulong>.AllBitsSet;
        var (table, apart) = drawn.Indexes(question.Number);
        ref var indexes = ref MemoryMarshal.GetArrayDataReference(table);
        ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref asked);
        for (var word = 0; word < own.Length; word++)
        {
            var halves = Vector256.LoadUnsafe(ref indexes, (nuint)((own[word] * apart) + (group * (OpenAnswers.Group / 2)) + (word * 32)));
            var chosen = Vector512.Create(halves, (halves.AsUInt16() >> 4).AsByte()) & Vector512.Create((byte)0xF);
            // An index with its highest bit set looks nothing up.
            if (!all)
                chosen |= ~DrawBits.Spread(Unsafe.Add(ref words, word));
            foreach (ref readonly var lookup in question.Lookups.AsSpan())
            {
                ref var weights = ref Unsafe.Add(ref rows, (lookup.Criterion * OpenAnswers.Group) + (word * 64));
                var before = lookup.IsFirst ? lookup.Given : Vector512.LoadUnsafe(ref weights);
                Vector512.Max(before, DrawBits.LookUp(lookup.Strengths, chosen)).StoreUnsafe(ref weights);
            }
        }
    }

    public static void Raise(Vector512<ulong> ticked, OpenStrength[] strengths, ref byte rows)
    {
        ref var bits = ref Unsafe.As<Vector512<ulong>, ulong>(ref ticked);
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            if (Unsafe.Add(ref bits, word) is not (> 0 and var some))
                continue;
            var draws = DrawBits.Spread(some);
            foreach (var strength in strengths)
            {
                ref var weights = ref Unsafe.Add(ref rows, (strength.Criterion * OpenAnswers.Group) + (word * 64));
                Vector512.Max(Vector512.LoadUnsafe(ref weights), draws & Vector512.Create(strength.Strength)).StoreUnsafe(ref weights);
            }
        }
    }

    public static void ApplyCap(WeightCap cap, Span<byte> rows)
    {
        for (var at = 0; at < OpenAnswers.Group; at += Vector512<byte>.Count)
        {
            var largest = Vector512<byte>.Zero;
            foreach (var by in cap.By)
                largest = Vector512.Max(largest, Vector512.LoadUnsafe(ref rows[(by * OpenAnswers.Group) + at]));
            ref var weights = ref rows[(cap.Criterion * OpenAnswers.Group) + at];
            Vector512.Min(Vector512.LoadUnsafe(ref weights), largest).StoreUnsafe(ref weights);
        }
    }

    public static void ApplyJointCeiling(JointPair pair, int divisor, Span<byte> rows)
    {
        var (ceiling, step) = (pair.Ceiling / divisor, Step / divisor);
        var one = Row(rows, pair.One);
        var other = Row(rows, pair.Other);
        for (var at = 0; at < OpenAnswers.Group; at += Vector512<byte>.Count)
        {
            var (left, right) = (Vector512.LoadUnsafe(ref one[at]), Vector512.LoadUnsafe(ref other[at]));
            var sums = left + right;
            var over = Vector512.GreaterThan(sums, Vector512.Create((byte)ceiling));
            if (over == Vector512<byte>.Zero)
                continue;
            var lowered = Lowered(left, sums, ceiling, step);
            Vector512.ConditionalSelect(over, lowered, left).StoreUnsafe(ref one[at]);
            Vector512.ConditionalSelect(over, Vector512.Create((byte)ceiling) - lowered, right).StoreUnsafe(ref other[at]);
        }
    }

    /// <summary>As for one draw. Quotients are too far from the next whole number for single precision to round them to it.</summary>
    private static Vector512<byte> Lowered(Vector512<byte> weights, Vector512<byte> sums, int ceiling, int step)
    {
        var (low, high) = Vector512.Widen(weights);
        var (lowSum, highSum) = Vector512.Widen(sums);
        return Vector512.Narrow(Lowered(low, lowSum, ceiling, step), Lowered(high, highSum, ceiling, step));
    }

    private static Vector512<ushort> Lowered(Vector512<ushort> weights, Vector512<ushort> sums, int ceiling, int step)
    {
        var (low, high) = Vector512.Widen(weights);
        var (lowSum, highSum) = Vector512.Widen(sums);
        return Vector512.Narrow(Lowered(low.AsInt32(), lowSum.AsInt32(), ceiling, step), Lowered(high.AsInt32(), highSum.AsInt32(), ceiling, step)).AsUInt16();
    }

    private static Vector512<int> Lowered(Vector512<int> weights, Vector512<int> sums, int ceiling, int step)
    {
        var (above, below) = ((weights * (2 * ceiling)) + (sums * step), Vector512.Max(sums * (2 * step), Vector512<int>.One));
        return Vector512.ConvertToInt32Native(Vector512.Floor(Vector512.ConvertToSingle(above) / Vector512.ConvertToSingle(below))) * step;
    }
}

/// <summary>Where the weights of a used pair of criteria stand in the rows; −1 for none.</summary>
internal readonly record struct MovingPair(int Used, int Left, int Right);
