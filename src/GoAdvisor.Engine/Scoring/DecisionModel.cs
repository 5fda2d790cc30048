using GoAdvisor.Engine.Robustness.Draws;

namespace GoAdvisor.Engine.Scoring;

/// <summary>
/// One catalogue compiled for evaluation. Immutable and safe to share between threads. Weights, scores and ties are computed in
/// whole numbers: weights in hundredths, scores as fractions with the one denominator 4 · Σ weights.
/// </summary>
public sealed partial class DecisionModel
{
    /// <param name="catalogue">Found to be consistent by <see cref="CatalogueValidator"/>.</param>
    internal DecisionModel(Catalogue catalogue)
    {
        Catalogue = catalogue;
        Tables = new ModelTables(catalogue);
        Scoring = new ScoreCalculator(Tables);
        statedTable = new Lazy<DrawTable>(() => MakeTable(catalogue.Draws.Count, catalogue.Draws.Seed));
    }

    /// <summary>The catalogue this model computes.</summary>
    public Catalogue Catalogue { get; }

    internal ModelTables Tables { get; }

    internal ScoreCalculator Scoring { get; }

    /// <summary>Compiles a catalogue. Costs milliseconds; keep the result for as long as the catalogue is served.</summary>
    /// <exception cref="InvalidCatalogueException">When the catalogue is inconsistent, with every problem.</exception>
    public static DecisionModel Compile(Catalogue catalogue)
    {
        var problems = CatalogueValidator.Validate(catalogue);
        return problems.Count == 0 ? new DecisionModel(catalogue) : throw new InvalidCatalogueException(problems);
    }

    /// <summary>Reads a catalogue that is one document, and compiles it.</summary>
    /// <exception cref="InvalidCatalogueException">With every problem found.</exception>
    public static DecisionModel Read(ReadOnlyMemory<byte> utf8Json) => new(CatalogueReader.Read(utf8Json));

    /// <summary>
    /// Turns question id → option ids into an answer set. A question left out, or without options, means "don't know".
    /// </summary>
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

    /// <summary>Sets the bits of the chosen options, without a word about what may be wrong with them.</summary>
    /// <returns>Whether they are an answer by <see cref="AnswerRules"/>.</returns>
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

    /// <summary>Evaluates answers with the whole trace: where every weight, contribution, effect and verdict comes from.</summary>
    /// <exception cref="ArgumentException">The answers are to another model's questions.</exception>
    public Evaluation Evaluate(AnswerSet answers) => new EvaluationBuilder(this, Own(answers)).Run();

    /// <summary>Evaluates answers without the trace: ranking, coverage and verdict only.</summary>
    /// <exception cref="ArgumentException">The answers are to another model's questions.</exception>
    public Preview Preview(AnswerSet answers) => new EvaluationBuilder(this, Own(answers)).Preview();

    /// <summary>The constraints that have not fired although the answers make them likely: worth asking the team.</summary>
    public IEnumerable<Constraint> SuggestedConstraints(AnswerSet answers) => Tables.Constraints
        .Where(constraint => constraint.IsPointedOut(Own(answers).Bits)).Select(constraint => constraint.Constraint);

    /// <summary>
    /// The scores alone, without allocating.
    /// </summary>
    /// <param name="answers">Answers to this model's questions.</param>
    /// <param name="standings">Receives one standing per alternative, in catalogue order.</param>
    /// <exception cref="ArgumentException">The answers are to another model's questions.</exception>
    /// <returns>The common denominator 4 · Σ weights of all scores; 0 when no criterion has any weight.</returns>
    public int Score(AnswerSet answers, Span<AlternativeScore> standings)
    {
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        return Score(Own(answers).Bits, weights[..Tables.Width], standings);
    }

    /// <summary>The alternatives whose bits are set, in catalogue order.</summary>
    internal IReadOnlyList<Alternative> Named(ulong alternatives) => [.. Catalogue.Alternatives.Where((_, a) => (alternatives >> a & 1) != 0)];

    private AnswerSet Own(AnswerSet answers) => answers.Model == this
        ? answers
        : throw new ArgumentException("These answers were read by another decision model; read them with this one.", nameof(answers));

    /// <param name="answers">The chosen options.</param>
    /// <param name="weights">Receives the weights in hundredths; <see cref="ModelTables.Width"/> bytes.</param>
    /// <param name="standings">Receives one standing per alternative.</param>
    internal int Score(ReadOnlySpan<ulong> answers, Span<byte> weights, Span<AlternativeScore> standings)
    {
        Scoring.CombineStrengths(answers, weights);
        Scoring.Cap(weights);
        return Scoring.ComputeScores(answers, weights, standings);
    }
}
