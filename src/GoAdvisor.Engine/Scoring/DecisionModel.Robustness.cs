using GoAdvisor.Engine.Robustness;
using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;
using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.Scoring;

/// <content>How sure a result is, and what would change it.</content>
public sealed partial class DecisionModel
{
    private readonly Lazy<DrawTable> statedTable;
    private readonly Lazy<ShareTables> shares;
    private readonly Lazy<OpenAnswers> statedAnswers;

    /// <summary>The draws that the catalogue states.</summary>
    public DrawSettings StatedDraws => new(Catalogue.Draws.Count, Catalogue.Draws.Seed, WeightDraws.Stated);

    /// <summary>How many draws can be made: 100,000, or fewer where there are many alternatives and criteria.</summary>
    public int MaxSamples => Math.Min(100_000, DrawTable.MaxCells / ((Catalogue.Alternatives.Count + 1) * Catalogue.Criteria.Count));

    internal DrawTable StatedTable => statedTable.Value;

    internal ShareTables Shares => shares.Value;

    /// <summary>The stated draws, in which open questions are drawn as well.</summary>
    internal OpenDraws StatedOpenDraws => new(this, StatedTable, statedAnswers);

    /// <summary>How the ranking holds up when weights and ratings vary within their uncertainty. Constraints apply in every draw.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one draw, or more than <see cref="MaxSamples"/>.</exception>
    public RobustnessResult MeasureRobustness(AnswerSet answers, DrawSettings draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws.Samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws.Samples, Math.Max(MaxSamples, Catalogue.Draws.Count));
        var stated = StatedDraws;
        var table = draws.Samples == stated.Samples && draws.Seed == stated.Seed ? StatedTable : MakeTable(draws.Samples, draws.Seed);
        return new CatalogueDraws(this, EnsureOwn(answers), table, OpenDrawsOf(table, draws), draws).Run();
    }

    /// <summary>How far each weight can move before the first place, or any place, changes; empty while no criterion has weight.</summary>
    public IReadOnlyList<WeightStability> MeasureStability(AnswerSet answers) => new CatalogueStability(this, EnsureOwn(answers)).Measure();

    /// <summary>What every alternative would score along all weights of one criterion; null while no criterion has weight, and where there is only one.</summary>
    public WeightWalk? Walk(AnswerSet answers, Criterion criterion) => new CatalogueStability(this, EnsureOwn(answers)).Walk(criterion);

    /// <summary>The smallest sets of changed answers, of one and of two changes, that change the first place.</summary>
    public AnswerFlips FindFlips(AnswerSet answers) => new FlipSearch(this).All(EnsureOwn(answers));

    /// <summary>The flips of <see cref="FindFlips"/>, each with its own verdict; by plausibility where options have shares, those that take a rare hard constraint last.</summary>
    public IReadOnlyList<JudgedFlip> JudgeFlips(AnswerSet answers, AnswerFlips flips) => new FlipJudge(this, EnsureOwn(answers)).Judge(flips);

    /// <summary>The single changes of an answer that change the first place: cheap enough to follow every click.</summary>
    public AnswerFlips FindSingleFlips(AnswerSet answers) => new FlipSearch(this).Singles(EnsureOwn(answers));

    /// <summary>Every rating of a criterion that has weight, moved by one step, largest effect on the lead first. Empty without a lead.</summary>
    public IReadOnlyList<RatingFlip> FindRatingFlips(AnswerSet answers) => new RatingFlipSearch(this, EnsureOwn(answers)).Run();

    /// <summary>The result under other weights, in catalogue order and hundredths, 0 to 100; the answers still decide coverage and constraints.</summary>
    /// <exception cref="ArgumentException">A weight is missing, superfluous or out of range.</exception>
    public Preview Reweigh(AnswerSet answers, IReadOnlyList<int> weights)
    {
        if (weights.Count != Tables.Criteria || weights.Any(weight => weight is < 0 or > ModelTables.Unit))
            throw new ArgumentException($"It takes {Tables.Criteria} weights of 0 to {ModelTables.Unit} hundredths, one per criterion.", nameof(weights));
        return new EvaluationBuilder(this, EnsureOwn(answers)).Preview(weights);
    }

    /// <summary>The verdict of <see cref="Preview(AnswerSet)"/> without its flips.</summary>
    internal Verdict JudgeVerdict(AnswerSet answers) => new EvaluationBuilder(this, answers).Verdict();

    internal void CountFirst(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> weights, Span<int> first)
    {
        Span<int> ceilings = stackalloc int[first.Length];
        Scoring.Ceilings(answers, ceilings);
        StatedTable.CountFirst(weights, ceilings, first);
    }

    private OpenDraws? OpenDrawsOf(DrawTable table, DrawSettings draws) => !Catalogue.DrawsAnswers ? null
        : table == StatedTable ? StatedOpenDraws : new OpenDraws(this, table, MakeAnswers(draws.Samples, draws.Seed));

    private DrawTable MakeTable(int samples, int seed) => new(Tables, Catalogue, samples, seed);

    private Lazy<OpenAnswers> MakeAnswers(int samples, int seed) => new(() => new OpenAnswers(Catalogue, Tables, Shares, samples, seed));
}
