using System.Numerics;
using CsCheck;

namespace GoAdvisor.Engine.Tests.Robustness;

public class RationalTests
{
    [Fact]
    public void A_decimal_is_taken_as_it_is_written_and_a_double_as_it_is_stored()
    {
        ((Rational)0.1m == Fraction(1, 10)).Should().BeTrue();
        ((Rational)(-12.50m) == Fraction(-25, 2)).Should().BeTrue();
        ((Rational)decimal.MaxValue).Numerator.Should().Be(BigInteger.Pow(2, 96) - 1);
        ((Rational)0.1 == Fraction(1, 10)).Should().BeFalse();
        ((Rational)0.1 == Fraction(3602879701896397, 36028797018963968)).Should().BeTrue();
        ((Rational)(-0.75) == Fraction(-3, 4)).Should().BeTrue();
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Every_double_survives_the_way_there_and_back() =>
        Gen.Double.Where(double.IsFinite).Check(value => (double)(Rational)value == value);

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void A_quotient_becomes_the_double_that_division_gives() =>
        Gen.Select(Gen.Int, Gen.Int.Where(d => d != 0)).Check((n, d) => (double)Fraction(n, d) == (double)n / d);

    [Fact]
    public void Halfway_between_two_doubles_the_even_one_is_taken_and_anything_more_decides()
    {
        var one = BigInteger.One << 53;
        ((double)Rational.Of(one + 1, 1)).Should().Be(9007199254740992);
        ((double)Rational.Of(one + 3, 1)).Should().Be(9007199254740996);
        ((double)(Rational.Of(one + 1, 1) + Rational.Of(1, BigInteger.Pow(10, 50)))).Should().Be(9007199254740994);
    }

    [Fact]
    public void Arithmetic_is_exact()
    {
        (Fraction(1, 3) + Fraction(1, 6) == Fraction(1, 2)).Should().BeTrue();
        (Fraction(1, 3) - Fraction(1, 2) == Fraction(-1, 6)).Should().BeTrue();
        (Fraction(2, 3) * Fraction(-3, 4) == Fraction(-1, 2)).Should().BeTrue();
        (Fraction(2, 3) / Fraction(-4, 3) == Fraction(-1, 2)).Should().BeTrue();
        (Fraction(1, 3) < Fraction(34, 100)).Should().BeTrue();
        (default(Rational) == 0).Should().BeTrue();
        FluentActions.Invoking(() => Fraction(1, 3) / 0).Should().Throw<DivideByZeroException>();
    }

    private static Rational Fraction(long numerator, long denominator) => Rational.Of(numerator, denominator);
}
