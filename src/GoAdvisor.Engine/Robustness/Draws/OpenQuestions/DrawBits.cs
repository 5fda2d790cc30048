using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>Bits and bytes of many draws as vectors. Only where <see cref="Avx2"/> is there.</summary>
internal static class DrawBits
{
    private static readonly Vector128<byte> LowBytes = Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    private static readonly Vector512<byte> SpreadIndex = Vector512.Create(
        Vector256.Create(LowBytes, LowBytes + Vector128.Create((byte)2)), Vector256.Create(LowBytes + Vector128.Create((byte)4), LowBytes + Vector128.Create((byte)6)));
    private static readonly Vector512<byte> SpreadBits = Vector512.Create(0x8040201008040201).AsByte();

    /// <summary>All bits of a byte for each bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Spread(ulong bits)
    {
        var all = Vector512.Create(bits).AsByte();
        return Vector512.Equals(LookUp(all, SpreadIndex) & SpreadBits, SpreadBits);
    }

    /// <summary>Within each sixteen bytes the byte that the index names; 0 for an index with its highest bit set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp(Vector512<byte> table, Vector512<byte> index) => Avx512BW.IsSupported
        ? Avx512BW.Shuffle(table, index)
        : Vector512.Create(Avx2.Shuffle(table.GetLower(), index.GetLower()), Avx2.Shuffle(table.GetUpper(), index.GetUpper()));

    /// <summary>Sixteen bytes as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Widen(ref byte sixteen)
    {
        var bytes = Vector128.LoadUnsafe(ref sixteen);
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Int32(bytes)
            : Vector512.Create(Avx2.ConvertToVector256Int32(bytes), Avx2.ConvertToVector256Int32(Sse2.ShiftRightLogical128BitLane(bytes, 8)));
    }
}
