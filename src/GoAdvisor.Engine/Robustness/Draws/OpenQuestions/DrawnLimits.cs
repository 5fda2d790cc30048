using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>
/// What constraints allow in a group of draws: by alternative and draw one byte, 0 for an exclusion, otherwise the ceiling in halves of a point plus 1.
/// </summary>
internal sealed class DrawnLimits(int alternatives)
{
    private const byte Open = DrawTable.NoCap + 1;

    private readonly byte[] limits = new byte[alternatives * OpenAnswers.Group];

    /// <summary>The alternatives that are limited in some draw.</summary>
    public uint Limited { get; private set; }

    public void Clear() => Limited = 0;

    public void Exclude(int alternative, Vector512<ulong> draws)
    {
        ref var own = ref Own(alternative);
        // No stack allocation: it would keep the method from being compiled again once it is known to be hot.
        ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref draws);
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            var bits = Unsafe.Add(ref words, word);
            if (bits == 0)
                continue;
            ref var here = ref Unsafe.Add(ref own, word * 64);
            (Vector512.LoadUnsafe(ref here) & ~DrawBits.Spread(bits)).StoreUnsafe(ref here);
        }
    }

    /// <param name="alternative">Which is capped.</param>
    /// <param name="draws">In which draws.</param>
    /// <param name="cap">In points.</param>
    /// <param name="shifts">By draw, above <paramref name="spread"/> down; empty for none.</param>
    /// <param name="spread">By how much a cap moves at most.</param>
    public void Cap(int alternative, Vector512<ulong> draws, int cap, ReadOnlySpan<byte> shifts, byte spread)
    {
        ref var own = ref Own(alternative);
        ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref draws);
        ref var shift = ref MemoryMarshal.GetReference(shifts);
        var plain = (cap * DrawTable.CapUnit) + 1;
        var (fixedCap, lowered, down) = (Vector512.Create((byte)plain), Vector512.Create((byte)(plain - spread)), Vector512.Create(spread));
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            var bits = Unsafe.Add(ref words, word);
            if (bits == 0)
                continue;
            // Nothing exceeds a byte above; what would fall below nothing is the lowest cap, and no exclusion.
            var highest = shifts.Length == 0 ? fixedCap
                : plain > spread ? lowered + Vector512.LoadUnsafe(ref shift, (nuint)(word * 64))
                : Vector512.Max(SubtractSaturate(fixedCap + Vector512.LoadUnsafe(ref shift, (nuint)(word * 64)), down), Vector512<byte>.One);
            ref var here = ref Unsafe.Add(ref own, word * 64);
            var now = Vector512.LoadUnsafe(ref here);
            Vector512.Min(now, bits == ulong.MaxValue ? highest : highest | ~DrawBits.Spread(bits)).StoreUnsafe(ref here);
        }
    }

    /// <summary>Lowers scores to their ceilings, and those of the excluded below 0, in sixteen draws.</summary>
    /// <param name="at">The first of the draws, within the group.</param>
    /// <param name="total">Of the weights: a ceiling of one point.</param>
    /// <param name="scores">By alternative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(int at, Vector512<int> total, Span<Vector512<int>> scores)
    {
        for (var left = Limited; left != 0; left &= left - 1)
        {
            var a = BitOperations.TrailingZeroCount(left);
            ref var sixteen = ref limits[(a * OpenAnswers.Group) + at];
            if (Vector128.LoadUnsafe(ref sixteen) == Vector128.Create(Open))
                continue;
            // −1 for the excluded, so that half a point below nothing is left to them.
            var ceiling = DrawBits.Widen(ref sixteen) - Vector512<int>.One;
            scores[a] = Vector512.Min(scores[a], (total * ceiling) >> 1);
        }
    }

    private ref byte Own(int alternative)
    {
        var own = limits.AsSpan(alternative * OpenAnswers.Group, OpenAnswers.Group);
        if ((Limited >> alternative & 1) == 0)
            own.Fill(Open);
        Limited |= 1U << alternative;
        return ref MemoryMarshal.GetReference(own);
    }

    private static Vector512<byte> SubtractSaturate(Vector512<byte> left, Vector512<byte> right) => Avx512BW.IsSupported
        ? Avx512BW.SubtractSaturate(left, right)
        : Vector512.Create(Avx2.SubtractSaturate(left.GetLower(), right.GetLower()), Avx2.SubtractSaturate(left.GetUpper(), right.GetUpper()));
}
