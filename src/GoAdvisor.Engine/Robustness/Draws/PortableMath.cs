namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// Logarithm and exponential from additions, multiplications, divisions and bits only. IEEE 754 defines those to the last bit; the runtime's functions differ
/// between systems, and one different bit would change the draws.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts. The first ends in 32 zero bits, so a whole number times it is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SquareRootOf2 = 1.4142135623730951;

    /// <summary>1 ÷ 23 down to 1 ÷ 3; the next term is below the last bit, because s² is below 0.03.</summary>
    private static ReadOnlySpan<double> OddReciprocals =>
        [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>1 ÷ 14! down to 1 ÷ 0!.</summary>
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
        1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1, 1,
    ];

    /// <summary>The natural logarithm of a normal number above 0, within a few units in the last place.</summary>
    public static double Log(double x)
    {
        // x = m · 2^e with m between √½ and √2; ln m = 2 · artanh(s), s = (m − 1) ÷ (m + 1), as a series in s².
        var bits = BitConverter.DoubleToInt64Bits(x);
        var e = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m > SquareRootOf2)
        {
            m *= 0.5;
            e++;
        }
        var s = (m - 1) / (m + 1);
        var square = s * s;
        var series = 0.0;
        foreach (var coefficient in OddReciprocals)
            series = (series + coefficient) * square;
        return (e * Ln2High) + ((2 * s) + ((2 * s * series) + (e * Ln2Low)));
    }

    /// <summary>e to the power of x, within a few units in the last place; infinity or 0 when out of range.</summary>
    public static double Exp(double x)
    {
        if (x > 709)
            return double.PositiveInfinity;
        if (x < -708)
            return 0;
        // x = k · ln 2 + r with |r| ≤ ½ ln 2; e^r as its power series.
        var k = Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var series = 0.0;
        foreach (var coefficient in InverseFactorials)
            series = (series * r) + coefficient;
        return Math.ScaleB(series, (int)k);
    }
}
