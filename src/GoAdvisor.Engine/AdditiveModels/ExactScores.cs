namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>Scores, ranks and stability in integers over one denominator, so that ties and the ends of intervals are exact.</summary>
internal sealed class ExactScores
{
    private readonly ModelTable table;

    /// <summary>Values times <see cref="denominator"/>, by alternative, then criterion.</summary>
    private readonly BigInteger[][] values;
    private readonly BigInteger denominator;

    /// <summary>Scores times the total weight and <see cref="denominator"/>.</summary>
    private readonly BigInteger[] scores;

    public ExactScores(ModelTable table)
    {
        this.table = table;
        values = [.. ModelTable.ToIntegers([.. table.Values.SelectMany(row => row)], out denominator).Chunk(table.Criteria.Count)];
        scores = [.. values.Select(row => row.Zip(table.Weights, BigInteger.Multiply).Aggregate(BigInteger.Add))];
    }

    public IReadOnlyList<ModelScore> Alternatives() => [.. table.Alternatives.Select((id, a) => new ModelScore(
        id,
        (double)Rational.Unreduced(scores[a], table.TotalWeight * denominator),
        1 + scores.Count(other => other > scores[a])))];

    public IReadOnlyList<ModelStability> Stability() => [.. table.Criteria.Select((id, c) =>
    {
        var share = table.Share(c);
        var (first, ranking) = StabilityInterval.Find([.. values.Select((_, a) => Line(a, c))], share);
        return new ModelStability(id, (double)share, first, ranking);
    })];

    /// <summary>
    /// score(0) = Σ w·v over the other criteria ÷ (W − w) and score(1) = v, both multiplied by W − w: crossings stay, fractions go. When the other criteria
    /// have no weight to scale, they share equally what this one gives up.
    /// </summary>
    private ScoreLine Line(int alternative, int criterion)
    {
        var row = values[alternative];
        var (value, weight) = (row[criterion], table.Weights[criterion]);
        if (weight != table.TotalWeight)
            return IntegerLine(scores[alternative] - (weight * value), (table.TotalWeight - weight) * value);
        return row.Length == 1 ? IntegerLine(value, value) : IntegerLine(row.Aggregate(BigInteger.Add) - value, (row.Length - 1) * value);
    }

    private static ScoreLine IntegerLine(BigInteger at0, BigInteger at1) => new(Rational.Unreduced(at0, 1), Rational.Unreduced(at1, 1));
}
