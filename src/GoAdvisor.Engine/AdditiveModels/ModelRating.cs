using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>How an alternative does by a criterion, in the unit of the criterion: a number, or how it is distributed.</summary>
public abstract record ModelRating
{
    private protected ModelRating()
    {
    }

    /// <summary>The one number that it counts as where one is needed: the median, which for the normal distribution is its mean.</summary>
    public abstract double Typical { get; }

    /// <summary>The same without rounding.</summary>
    internal abstract Rational Exact { get; }

    /// <summary>Whether draws differ.</summary>
    internal abstract bool Varies { get; }

    /// <summary>Draws one number from a sequence; made once and called for every draw.</summary>
    internal abstract Func<DrawStream, double> Sampler();
}

/// <summary>The same in every draw.</summary>
public sealed record FixedRating(decimal Number) : ModelRating
{
    /// <inheritdoc/>
    public override double Typical => (double)Exact;

    internal override Rational Exact => (Rational)Number;

    internal override bool Varies => false;

    internal override Func<DrawStream, double> Sampler()
    {
        var number = Typical;
        return _ => number;
    }
}

/// <summary>Normally distributed.</summary>
/// <param name="Mean">Its mean, which is its median as well.</param>
/// <param name="Sd">Its standard deviation; 0 or more.</param>
public sealed record NormalRating(decimal Mean, decimal Sd) : ModelRating
{
    /// <inheritdoc/>
    public override double Typical => (double)Exact;

    internal override Rational Exact => (Rational)Mean;

    internal override bool Varies => Sd != 0;

    internal override Func<DrawStream, double> Sampler()
    {
        var (mean, sd) = ((double)Mean, (double)Sd);
        return stream => mean + (sd * stream.NextNormal());
    }
}

/// <summary>Its logarithm is normally distributed.</summary>
/// <param name="Mu">The mean of the natural logarithm; −34 to 34, so that the median e^mu is a number of a usual size.</param>
/// <param name="Sigma">The standard deviation of the logarithm; 0 or more.</param>
public sealed record LogNormalRating(decimal Mu, decimal Sigma) : ModelRating
{
    /// <inheritdoc/>
    public override double Typical => PortableMath.Exp((double)Mu);

    /// <summary>The double nearest to the median, which is no fraction.</summary>
    internal override Rational Exact => (Rational)Typical;

    internal override bool Varies => Sigma != 0;

    internal override Func<DrawStream, double> Sampler()
    {
        var (mu, sigma) = ((double)Mu, (double)Sigma);
        return stream => PortableMath.Exp(mu + (sigma * stream.NextNormal()));
    }
}

/// <summary>Equally likely anywhere between two numbers.</summary>
/// <param name="Min">The smaller end.</param>
/// <param name="Max">The larger end; may be the same.</param>
public sealed record UniformRating(decimal Min, decimal Max) : ModelRating
{
    /// <inheritdoc/>
    public override double Typical => (double)Exact;

    internal override Rational Exact => ((Rational)Min + (Rational)Max) / 2;

    internal override bool Varies => Min != Max;

    internal override Func<DrawStream, double> Sampler()
    {
        var (min, max) = ((double)Min, (double)Max);
        return stream => min + ((max - min) * stream.NextUnit());
    }
}
