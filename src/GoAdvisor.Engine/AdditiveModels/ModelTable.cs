namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>A valid model indexed by position instead of id, with exact numbers.</summary>
internal sealed class ModelTable
{
    public ModelTable(AdditiveModel model)
    {
        Alternatives = model.Alternatives;
        Criteria = [.. model.Criteria.Select(criterion => criterion.Id)];
        Functions = [.. model.Criteria.Select(criterion => new ValueFunction(criterion))];
        Ratings = [.. Alternatives.Select(a => Criteria.Select(c => model.Ratings[a][c]).ToArray())];
        Values = [.. Ratings.Select(row => row.Zip(Functions, (rating, function) => function.Of(rating.Exact)).ToArray())];
        Weights = ToIntegers([.. model.Criteria.Select(criterion => (Rational)criterion.Weight)], out _);
        TotalWeight = Weights.Aggregate(BigInteger.Add);
    }

    public IReadOnlyList<string> Alternatives { get; }

    public IReadOnlyList<string> Criteria { get; }

    public ValueFunction[] Functions { get; }

    /// <summary>By alternative, then criterion.</summary>
    public ModelRating[][] Ratings { get; }

    /// <summary>By alternative, then criterion.</summary>
    public Rational[][] Values { get; }

    /// <summary>Integers in the proportions of the stated weights.</summary>
    public BigInteger[] Weights { get; }

    public BigInteger TotalWeight { get; }

    public Rational Share(int criterion) => Rational.Of(Weights[criterion], TotalWeight);

    /// <summary>The numerators over the least common denominator.</summary>
    public static BigInteger[] ToIntegers(IReadOnlyCollection<Rational> fractions, out BigInteger denominator)
    {
        var common = BigInteger.One;
        foreach (var fraction in fractions)
            common *= fraction.Denominator / BigInteger.GreatestCommonDivisor(common, fraction.Denominator);
        denominator = common;
        return [.. fractions.Select(fraction => fraction.Numerator * (common / fraction.Denominator))];
    }
}
