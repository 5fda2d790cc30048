namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>How an alternative does by a criterion, in the unit of the criterion: a number, or how it is distributed.</summary>
public abstract record ModelRating
{
    private protected ModelRating()
    {
    }

    /// <summary>The one number that it counts as where one is needed: the median, which for the normal distribution is its mean.</summary>
    public abstract double Typical { get; }

    internal abstract Rational Exact { get; }

    internal abstract bool Varies { get; }

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

/// <summary>Normally distributed; the standard deviation is 0 or more.</summary>
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

/// <summary>
/// Log-normally distributed: <paramref name="Mu"/>, −34 to 34, and <paramref name="Sigma"/>, 0 or more, are the mean and standard deviation of the natural
/// logarithm.
/// </summary>
public sealed record LogNormalRating(decimal Mu, decimal Sigma) : ModelRating
{
    /// <inheritdoc/>
    public override double Typical => PortableMath.Exp((double)Mu);

    /// <summary>The median is irrational; this is the nearest double.</summary>
    internal override Rational Exact => (Rational)Typical;

    internal override bool Varies => Sigma != 0;

    internal override Func<DrawStream, double> Sampler()
    {
        var (mu, sigma) = ((double)Mu, (double)Sigma);
        return stream => PortableMath.Exp(mu + (sigma * stream.NextNormal()));
    }
}

/// <summary>Uniform between two numbers, which may be equal.</summary>
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
