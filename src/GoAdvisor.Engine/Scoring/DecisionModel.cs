using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Scoring.Verdicts;

namespace GoAdvisor.Engine.Scoring;

/// <summary>
/// A catalogue compiled for evaluation. Immutable and thread-safe. All numbers are integers: weights in hundredths, scores as fractions with the common
/// denominator 4 · Σ weights.
/// </summary>
public sealed partial class DecisionModel
{
    internal DecisionModel(Catalogue catalogue)
    {
        Catalogue = catalogue;
        Tables = new ModelTables(catalogue);
        Scoring = new ScoreCalculator(Tables);
        shares = new Lazy<ShareTables>(() => new ShareTables(catalogue, Tables));
        statedAnswers = MakeAnswers(catalogue.Draws.Count, catalogue.Draws.Seed);
        statedTable = new Lazy<DrawTable>(() => MakeTable(catalogue.Draws.Count, catalogue.Draws.Seed));
    }

    /// <summary>The catalogue this model computes.</summary>
    public Catalogue Catalogue { get; }

    internal ModelTables Tables { get; }

    internal ScoreCalculator Scoring { get; }

    /// <summary>Compiles a catalogue. Takes milliseconds; keep the result.</summary>
    /// <exception cref="InvalidCatalogueException">The catalogue is inconsistent; contains every problem.</exception>
    public static DecisionModel Compile(Catalogue catalogue)
    {
        var problems = CatalogueValidator.Validate(catalogue);
        return problems.Count == 0 ? new DecisionModel(catalogue) : throw new InvalidCatalogueException(problems);
    }

    /// <summary>Reads and compiles a catalogue that is one document.</summary>
    /// <exception cref="InvalidCatalogueException">Contains every problem found.</exception>
    public static DecisionModel Read(ReadOnlyMemory<byte> utf8Json) => new(CatalogueReader.Read(utf8Json));

    /// <summary>Reads question id → option ids. A question left out, or without options, means "don't know".</summary>
    /// <returns>False when anything is wrong; then every problem is listed and the set is empty.</returns>
    public bool TryRead(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers, out AnswerSet set, out IReadOnlyList<AnswerProblem> problems)
    {
        var bits = new ulong[Tables.Words];
        var found = new List<AnswerProblem>();
        var seen = new HashSet<string>();
        foreach (var (id, chosen) in answers)
        {
            if (!seen.Add(id))
                found.Add(new AnswerProblem(id, $"'{id}' is answered twice"));
            if (Tables.IndexOf(id) is not { } question)
                found.Add(new AnswerProblem(id, $"'{id}' is not a question of this catalogue"));
            else if (!TryChoose(question, chosen, bits))
                found.AddRange(AnswerRules.Check(Catalogue.Questions[question], chosen).Select(what => new AnswerProblem(id, what)));
        }
        problems = found;
        set = found.Count == 0 ? new AnswerSet(this, bits) : Unanswered;
        return found.Count == 0;
    }

    /// <summary>Sets the bits of the chosen options.</summary>
    /// <returns>Whether they are a valid answer by <see cref="AnswerRules"/>.</returns>
    private bool TryChoose(int question, IReadOnlyList<string> chosen, Span<ulong> bits)
    {
        ref readonly var table = ref Tables.Questions[question];
        var options = Catalogue.Questions[question].Options;
        for (var i = 0; i < chosen.Count; i++)
        {
            var option = 0;
            while (option < options.Count && options[option].Id != chosen[i])
                option++;
            if (option == options.Count || bits.Has(table.First + option))
                return false;
            bits.Add(table.First + option);
        }
        return chosen.Count < 2 || (table.Many && !(table.Exclusive >= 0 && bits.Has(table.Exclusive)));
    }

    /// <summary>The answer set in which every question is "don't know".</summary>
    public AnswerSet Unanswered => new(this, new ulong[Tables.Words]);

    /// <summary>Evaluates answers and traces where every weight, contribution, effect and verdict comes from.</summary>
    /// <exception cref="ArgumentException">The answers belong to another model.</exception>
    public Evaluation Evaluate(AnswerSet answers) => new EvaluationBuilder(this, EnsureOwn(answers)).Run();

    /// <summary>Evaluates answers without the trace.</summary>
    /// <exception cref="ArgumentException">The answers belong to another model.</exception>
    public Preview Preview(AnswerSet answers) => new EvaluationBuilder(this, EnsureOwn(answers)).Preview();

    /// <summary>The constraints that have not fired although the answers make them likely: worth asking the team.</summary>
    public IEnumerable<Constraint> SuggestedConstraints(AnswerSet answers) => Tables.Constraints
        .Where(constraint => constraint.IsSuggested(EnsureOwn(answers).Bits)).Select(constraint => constraint.Constraint);

    /// <summary>Whether some answer to a question could still change something, whatever else is answered; true for one that is answered.</summary>
    public bool CanMatter(AnswerSet answers, Question question) =>
        EnsureOwn(answers).IsAnswered(question) || !IdleQuestions.IsIdle(this, answers.Bits, Catalogue.Questions.Index().First(entry => entry.Item == question).Index);

    /// <summary>Only the scores, in catalogue order, without allocating.</summary>
    /// <exception cref="ArgumentException">The answers belong to another model.</exception>
    /// <returns>The common denominator 4 · Σ weights of all scores; 0 when nothing has weight.</returns>
    public long Score(AnswerSet answers, Span<AlternativeScore> scores)
    {
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        return Score(EnsureOwn(answers).Bits, weights[..Tables.Width], scores);
    }

    internal IReadOnlyList<Alternative> Named(ulong alternatives) => [.. Catalogue.Alternatives.Where((_, a) => (alternatives >> a & 1) != 0)];

    private AnswerSet EnsureOwn(AnswerSet answers) => answers.Model == this
        ? answers
        : throw new ArgumentException("These answers were read by another decision model; read them with this one.", nameof(answers));

    internal long Score(ReadOnlySpan<ulong> answers, Span<byte> weights, Span<AlternativeScore> scores)
    {
        Scoring.CombineStrengths(answers, weights);
        Scoring.Cap(weights);
        return Scoring.ComputeJointScores(answers, weights, scores);
    }
}
