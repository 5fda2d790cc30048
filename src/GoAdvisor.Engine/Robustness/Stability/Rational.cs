using System.Numerics;

namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>An exact fraction: ties and the ends of intervals are decided without rounding. Results of arithmetic are in lowest terms.</summary>
internal readonly struct Rational : IComparable<Rational>, IEquatable<Rational>
{
    // Zero in default(Rational), which has to be 0, not 0 ÷ 0.
    private readonly BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator { get; }

    /// <summary>Above 0.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public int Sign => Numerator.Sign;

    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return Unreduced(numerator / divisor, denominator / divisor);
    }

    /// <summary>For a fraction that is only compared: reducing it would cost more than comparing it.</summary>
    public static Rational Unreduced(BigInteger numerator, BigInteger denominator) => denominator.Sign switch
    {
        > 0 => new Rational(numerator, denominator),
        < 0 => new Rational(-numerator, -denominator),
        _ => throw new DivideByZeroException(),
    };

    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>Exact: 0.1 is one tenth.</summary>
    public static explicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var numerator = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return Of(bits[3] < 0 ? -numerator : numerator, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>Exact: 0.1 is the binary fraction nearest to a tenth.</summary>
    public static explicit operator Rational(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), "Only finite numbers are fractions.");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger numerator = exponent == 0 ? fraction : fraction | 0x10_0000_0000_0000;
        if (bits < 0)
            numerator = -numerator;
        var shift = Math.Max(exponent, 1) - 1075;
        return shift >= 0 ? new Rational(numerator << shift, BigInteger.One) : Of(numerator, BigInteger.One << -shift);
    }

    /// <summary>Rounds half to even.</summary>
    public static explicit operator double(Rational value)
    {
        if (value.Sign == 0)
            return 0;
        var (numerator, denominator) = (BigInteger.Abs(value.Numerator), value.Denominator);
        // A quotient of 60 or 61 bits. The remainder only sets the lowest bit, which is below the one that rounds.
        var shift = (int)(60 + denominator.GetBitLength() - numerator.GetBitLength());
        var quotient = shift >= 0
            ? BigInteger.DivRem(numerator << shift, denominator, out var remainder)
            : BigInteger.DivRem(numerator, denominator << -shift, out remainder);
        var rounded = (long)quotient | (remainder.IsZero ? 0L : 1L);
        return Math.ScaleB(value.Sign < 0 ? -(double)rounded : rounded, -shift);
    }

    public static Rational operator +(Rational left, Rational right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) =>
        Of((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static Rational Min(Rational left, Rational right) => right < left ? right : left;

    public static Rational Max(Rational left, Rational right) => right > left ? right : left;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode()
    {
        var lowest = Of(Numerator, Denominator);
        return HashCode.Combine(lowest.Numerator, lowest.Denominator);
    }

    public override string ToString() => $"{Numerator}/{Denominator}";
}
