using System.Numerics;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// A random sequence that depends only on a seed and a purpose: the same on every machine, and the same for one criterion or alternative whatever others there
/// are. The generator is xoshiro256++ (Blackman and Vigna 2021, https://prng.di.unimi.it), seeded as its authors advise by SplitMix64 (Steele, Lea and Flood
/// 2014).
/// </summary>
internal sealed class DrawStream
{
    private const double UnitStep = 1.0 / (1L << 53);

    private ulong s0, s1, s2, s3;
    private double? spareNormal;

    public DrawStream(int seed, params ReadOnlySpan<string> purpose)
    {
        var start = Hash(purpose) ^ ((ulong)(uint)seed * 0xD6E8FEB86659FD93);
        s0 = SplitMix(ref start);
        s1 = SplitMix(ref start);
        s2 = SplitMix(ref start);
        s3 = SplitMix(ref start);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on 0 to <paramref name="bound"/> − 1, with a negligible bias of less than bound ÷ 2⁶⁴.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Uniform on [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * UnitStep;

    /// <summary>Exponential with mean 1, by inversion.</summary>
    public double NextExponential() => -PortableMath.Log(((Next() >> 11) + 1) * UnitStep);

    /// <summary>Normal with mean 0 and standard deviation 1, by the polar method (Marsaglia and Bray 1964), which yields two at a time.</summary>
    public double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }
        double x, y, square;
        do
        {
            x = (2 * NextUnit()) - 1;
            y = (2 * NextUnit()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var factor = Math.Sqrt(-2 * PortableMath.Log(square) / square);
        spareNormal = y * factor;
        return x * factor;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>FNV-1a with 64 bits, over the length and the UTF-16 units of each part: ("a", "bc") is not ("ab", "c").</summary>
    private static ulong Hash(ReadOnlySpan<string> parts)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var part in parts)
        {
            hash = (hash ^ (ulong)part.Length) * 0x100000001B3;
            foreach (var unit in part)
                hash = (hash ^ unit) * 0x100000001B3;
        }
        return hash;
    }
}
