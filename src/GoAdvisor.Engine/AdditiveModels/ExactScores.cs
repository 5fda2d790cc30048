using System.Numerics;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>
/// Scores, ranks and stability in whole numbers: all values are brought to one denominator, so that equal scores are equal and an
/// interval ends exactly where two scores cross.
/// </summary>
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
        values = [.. ModelTable.WholeNumbers([.. table.Values.SelectMany(row => row)], out denominator).Chunk(table.Criteria.Count)];
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
    /// The score of an alternative along the share of a criterion. Score(0) is Σ w·v over the others ÷ (W − w) and score(1) is v; both
    /// are multiplied here by W − w, which moves no crossing and leaves whole numbers. Where the others have no weight that could be
    /// scaled, they share equally what this one gives up.
    /// </summary>
    private ScoreLine Line(int alternative, int criterion)
    {
        var row = values[alternative];
        var (value, weight) = (row[criterion], table.Weights[criterion]);
        if (weight != table.TotalWeight)
            return Whole(scores[alternative] - (weight * value), (table.TotalWeight - weight) * value);
        return row.Length == 1 ? Whole(value, value) : Whole(row.Aggregate(BigInteger.Add) - value, (row.Length - 1) * value);
    }

    private static ScoreLine Whole(BigInteger at0, BigInteger at1) => new(Rational.Unreduced(at0, 1), Rational.Unreduced(at1, 1));
}
