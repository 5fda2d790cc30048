namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>
/// An additive model given in full: score(a) = Σ w(c) · v(c, rating(a, c)), with weights that add up to 1 and values from 0 to 1. A catalogue adds answers and
/// constraints; this has neither.
/// </summary>
public sealed record AdditiveModel
{
    /// <summary>The ids of what is compared: 2 to 32, each once.</summary>
    public required IReadOnlyList<string> Alternatives { get; init; }

    /// <summary>What it is compared by: 1 to 64.</summary>
    public required IReadOnlyList<ModelCriterion> Criteria { get; init; }

    /// <summary>Alternative → criterion → rating; every alternative is rated by every criterion.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, ModelRating>> Ratings { get; init; }

    /// <summary>Everything that keeps the model from being evaluated with these draws, in the order of the model; empty when nothing does.</summary>
    public IReadOnlyList<ModelProblem> Validate(DrawSettings draws) => AdditiveModelValidator.Validate(this, draws);

    /// <summary>
    /// Scores, ranks and stability, with a distribution counted as its <see cref="ModelRating.Typical"/> value, and what the draws say. With <see
    /// cref="WeightDraws.Stated"/> only the ratings vary, never the weights.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="Validate"/> finds problems.</exception>
    public ModelEvaluation Evaluate(DrawSettings draws)
    {
        if (Validate(draws) is { Count: > 0 } problems)
            throw new ArgumentException($"The model cannot be evaluated: {string.Join("; ", problems)}", nameof(draws));
        var table = new ModelTable(this);
        var exact = new ExactScores(table);
        return new ModelEvaluation(exact.Alternatives(), exact.Stability(), new ModelDraws(table, draws).Run());
    }
}

/// <summary>Something wrong in a model, named so that its author can mend it.</summary>
/// <param name="Path">Where, such as <c>criteria[2].worst</c> or <c>ratings.A1.C3.normal.sd</c>.</param>
/// <param name="What">What is wrong and what would be right.</param>
public sealed record ModelProblem(string Path, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {What}";
}

/// <summary>What alternatives are compared by, and what its ratings are worth.</summary>
public sealed record ModelCriterion
{
    /// <summary>Any text of up to 64 characters, once in a model.</summary>
    public required string Id { get; init; }

    /// <summary>How much it matters: 0 or more, in any unit; the model divides by the sum of all.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The rating with the value 0. The larger of the two for a cost.</summary>
    public required decimal Worst { get; init; }

    /// <summary>The rating with the value 1; another than <see cref="Worst"/>.</summary>
    public required decimal Best { get; init; }

    /// <summary>
    /// A piecewise linear value function: two or more points with strictly rising or strictly falling ratings, constant beyond its ends. Null for one line from
    /// worst to best.
    /// </summary>
    public IReadOnlyList<ValuePoint>? Points { get; init; }
}

/// <summary>What one rating is worth.</summary>
/// <param name="Rating">In the unit of the criterion.</param>
/// <param name="Value">0 to 1.</param>
public readonly record struct ValuePoint(decimal Rating, decimal Value);

/// <summary>The result of an additive model, in the order of its alternatives and criteria.</summary>
public sealed record ModelEvaluation(
    IReadOnlyList<ModelScore> Alternatives, IReadOnlyList<ModelStability> Stability, RobustnessResult Robustness);

/// <summary>The score of an alternative, 0 to 1, and its rank: 1 + the number of alternatives with a higher score. Ties are exact.</summary>
public sealed record ModelScore(string Id, double Score, int Rank);

/// <summary>How far the weight of one criterion can move, all others scaled proportionally, before something changes. Exact, not sampled.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its weight as a share of all weights, 0 to 1.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking, ties included, stays as it is.</param>
public sealed record ModelStability(string Criterion, double Weight, WeightInterval First, WeightInterval Ranking);
