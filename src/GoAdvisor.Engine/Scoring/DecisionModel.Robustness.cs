using GoAdvisor.Engine.Robustness;
using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.Scoring;

/// <content>How sure a result is, and what would change it.</content>
public sealed partial class DecisionModel
{
    private readonly Lazy<DrawTable> statedTable;

    /// <summary>The draws that the catalogue states.</summary>
    public DrawSettings StatedDraws => new(Catalogue.Draws.Count, Catalogue.Draws.Seed, WeightDraws.Stated);

    /// <summary>How many draws can be made: 100,000, or fewer where there are many alternatives and criteria.</summary>
    public int MaxSamples => Math.Min(100_000, DrawTable.MaxCells / ((Catalogue.Alternatives.Count + 1) * Catalogue.Criteria.Count));

    /// <summary>The stated draws themselves.</summary>
    internal DrawTable StatedTable => statedTable.Value;

    /// <summary>How the ranking holds up when weights and ratings vary within their doubt. Constraints apply in every draw.</summary>
    /// <param name="answers">Answers to this model's questions.</param>
    /// <param name="draws">What to draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one draw, or more than <see cref="MaxSamples"/>.</exception>
    public RobustnessResult MeasureRobustness(AnswerSet answers, DrawSettings draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws.Samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws.Samples, Math.Max(MaxSamples, Catalogue.Draws.Count));
        var stated = StatedDraws;
        var table = draws.Samples == stated.Samples && draws.Seed == stated.Seed ? StatedTable : MakeTable(draws.Samples, draws.Seed);
        return new CatalogueDraws(this, Own(answers), table, draws).Run();
    }

    /// <summary>How far each weight can move before the first place, or any place, changes; empty while no criterion has weight.</summary>
    public IReadOnlyList<WeightStability> MeasureStability(AnswerSet answers) => new CatalogueStability(this, Own(answers)).Measure();

    /// <summary>What every alternative would score along all weights of one criterion; null while no criterion has weight, and where there is only one.</summary>
    public WeightWalk? Walk(AnswerSet answers, Criterion criterion) => new CatalogueStability(this, Own(answers)).Walk(criterion);

    /// <summary>The smallest sets of changed answers, of one and of two changes, that change the first place.</summary>
    public AnswerFlips FindFlips(AnswerSet answers) => new FlipSearch(this).All(Own(answers));

    /// <summary>The single changes of an answer that change the first place: cheap enough to follow every click.</summary>
    public AnswerFlips FindSingleFlips(AnswerSet answers) => new FlipSearch(this).Singles(Own(answers));

    /// <summary>
    /// Every rating of a criterion that has weight, moved by one step; the largest effects on the lead first. Empty while there is no
    /// lead to move.
    /// </summary>
    public IReadOnlyList<RatingFlip> FindRatingFlips(AnswerSet answers) => new RatingFlipSearch(this, Own(answers)).Run();

    /// <summary>The result if the criteria had other weights, under the constraints that the answers set.</summary>
    /// <param name="answers">Answers to this model's questions; they decide coverage and constraints.</param>
    /// <param name="weights">One per criterion, in catalogue order: whole hundredths, 0 to 100.</param>
    /// <exception cref="ArgumentException">There are not as many weights as criteria, or one lies outside 0 to 100.</exception>
    public Preview Reweigh(AnswerSet answers, IReadOnlyList<int> weights)
    {
        if (weights.Count != Tables.Criteria || weights.Any(weight => weight is < 0 or > ModelTables.Unit))
            throw new ArgumentException($"It takes {Tables.Criteria} weights of 0 to {ModelTables.Unit} hundredths, one per criterion.", nameof(weights));
        return new EvaluationBuilder(this, Own(answers)).Preview(weights);
    }

    /// <summary>In how many of the stated draws each alternative is first, alone or not.</summary>
    internal void CountFirst(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> weights, Span<int> first)
    {
        Span<int> ceilings = stackalloc int[first.Length];
        Scoring.Ceilings(answers, ceilings);
        StatedTable.CountFirst(weights, ceilings, first);
    }

    private DrawTable MakeTable(int samples, int seed) => new(Tables, Catalogue, samples, seed);
}
