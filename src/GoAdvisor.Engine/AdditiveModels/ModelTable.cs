using System.Numerics;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>A valid model by position instead of by id, with all numbers exact.</summary>
internal sealed class ModelTable
{
    public ModelTable(AdditiveModel model)
    {
        Alternatives = model.Alternatives;
        Criteria = [.. model.Criteria.Select(criterion => criterion.Id)];
        Functions = [.. model.Criteria.Select(criterion => new ValueFunction(criterion))];
        Ratings = [.. Alternatives.Select(a => Criteria.Select(c => model.Ratings[a][c]).ToArray())];
        Values = [.. Ratings.Select(row => row.Zip(Functions, (rating, function) => function.Of(rating.Exact)).ToArray())];
        Weights = WholeNumbers([.. model.Criteria.Select(criterion => (Rational)criterion.Weight)], out _);
        TotalWeight = Weights.Aggregate(BigInteger.Add);
    }

    public IReadOnlyList<string> Alternatives { get; }

    public IReadOnlyList<string> Criteria { get; }

    public ValueFunction[] Functions { get; }

    /// <summary>By alternative, then criterion.</summary>
    public ModelRating[][] Ratings { get; }

    /// <summary>What the ratings are worth, by alternative, then criterion.</summary>
    public Rational[][] Values { get; }

    /// <summary>Whole numbers in the proportions of the stated weights.</summary>
    public BigInteger[] Weights { get; }

    public BigInteger TotalWeight { get; }

    /// <summary>The stated weight of a criterion as a share of all.</summary>
    public Rational Share(int criterion) => Rational.Of(Weights[criterion], TotalWeight);

    /// <summary>Fractions as the numerators over their least common denominator.</summary>
    public static BigInteger[] WholeNumbers(IReadOnlyCollection<Rational> fractions, out BigInteger denominator)
    {
        var common = BigInteger.One;
        foreach (var fraction in fractions)
            common *= fraction.Denominator / BigInteger.GreatestCommonDivisor(common, fraction.Denominator);
        denominator = common;
        return [.. fractions.Select(fraction => fraction.Numerator * (common / fraction.Denominator))];
    }
}
