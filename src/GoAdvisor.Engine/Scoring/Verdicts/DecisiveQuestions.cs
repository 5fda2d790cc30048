namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>An open question, and how likely those of its answers are, 0 to 1, that leave the leader far enough ahead not to be too close.</summary>
internal sealed record Hinge(Question Question, double Carried);

/// <summary>
/// The open questions that could change the first place or, where the result could be called clear, end that. The latter is the exact opposite of what a clear
/// verdict asks of every open question: whichever answer turns out true, with whatever its follow-ups are then answered, the same alternative is first, with a
/// lead and a share of the draws that are large enough.
/// </summary>
internal sealed class DecisiveQuestions
{
    /// <summary>What an answer moves at least, in points, when only the draws tell that it ends a clear verdict.</summary>
    private const double LeastMove = 1;

    private readonly DecisionModel model;
    private readonly ModelTables tables;
    private readonly AnswerSet answers;
    private readonly Computation computation;
    private readonly bool couldBeClear;
    private readonly byte[] weights;
    private readonly int[] ceilings;
    private readonly ulong first;
    private readonly int leader;
    private readonly double lead;

    /// <summary>The lead of the present leader by the answers scored last, in points.</summary>
    private double leadThen;

    /// <param name="model">The model.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="computation">How answers are scored and drawn.</param>
    /// <param name="couldBeClear">Whether the verdict is clear but for the open questions.</param>
    public DecisiveQuestions(DecisionModel model, AnswerSet answers, Computation computation, bool couldBeClear)
    {
        (this.model, tables, this.answers, this.computation, this.couldBeClear) = (model, model.Tables, answers, computation, couldBeClear);
        var denominator = computation.Score(answers.Bits);
        weights = computation.Weights.ToArray();
        ceilings = new int[model.Catalogue.Alternatives.Count];
        model.Scoring.Ceilings(answers.Bits, ceilings);
        first = AlternativeScore.First(computation.Scores);
        leader = BitOperations.TrailingZeroCount(first);
        lead = SignedLead(denominator);
    }

    /// <summary>Whether the verdict is clear: nothing open can end it.</summary>
    public bool IsClear() => couldBeClear && Open().All(question => AnswersTo.Find(tables, answers, question).All(StaysFirst))
        && Open().All(question => AnswersTo.Find(tables, answers, question).All(StaysClear));

    /// <summary>
    /// The open question on which a lead hinges most: the answers that leave the present leader far enough ahead are the least likely. Null when every answer does.
    /// </summary>
    public Hinge? FindHinge()
    {
        Hinge? least = null;
        Span<ulong> candidate = stackalloc ulong[tables.Words];
        Span<double> posterior = stackalloc double[model.Shares.Archetypes];
        model.Shares.Posterior(answers.Bits, posterior);
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            ref readonly var table = ref tables.Questions[q];
            if (table.IsAnswered(answers.Bits) || !table.IsAsked(answers.Bits))
                continue;
            var (carried, sum) = (0.0, 0.0);
            for (var option = table.First; option < table.First + table.Count; option++)
            {
                answers.Bits.CopyTo(candidate);
                candidate.Add(option);
                var chance = ChanceOf(table, option, posterior);
                sum += chance;
                carried += SignedLead(computation.Score(candidate)) >= (double)model.Catalogue.Thresholds.TooCloseLead ? chance : 0;
            }
            if (carried < sum && !(carried / sum >= least?.Carried))
                least = new Hinge(model.Catalogue.Questions[q], carried / sum);
        }
        return least;
    }

    /// <summary>Most decisive first.</summary>
    public IReadOnlyList<UnsettledQuestion> Find()
    {
        List<UnsettledQuestion>? found = null;
        foreach (var question in Open())
        {
            if (ChangesOf(question) is { Count: > 0 } changes)
                (found ??= []).Add(new UnsettledQuestion(model.Catalogue.Questions[question], changes));
        }
        if (found is null or [_])
            return found ?? [];
        return model.Catalogue.DrawsAnswers
            ? [.. found.OrderByDescending(entry => entry.Changes.Sum(change => change.Chance * change.Moves))]
            : [.. found.OrderByDescending(entry => (double)entry.Changes.Count / entry.Question.Options.Count)
                .ThenByDescending(entry => entry.Changes.Max(change => change.Lead ?? 0))];
    }

    private IEnumerable<int> Open() => Enumerable.Range(0, tables.Questions.Length)
        .Where(q => !tables.Questions[q].IsAnswered(answers.Words) && tables.Questions[q].IsAsked(answers.Words));

    private List<DecisiveOption> ChangesOf(int question)
    {
        var changes = new List<DecisiveOption>();
        var asked = model.Catalogue.Questions[question];
        Span<ulong> candidate = stackalloc ulong[tables.Words];
        foreach (var (i, option) in asked.Options.Index())
        {
            // No follow-up stops being asked: a condition that holds while a question is open holds for every answer to it.
            answers.Bits.CopyTo(candidate);
            candidate.Add(tables.Questions[question].First + i);
            if (Score(candidate) is var (firstThen, points, _) && firstThen != first)
                changes.Add(Change(asked, option, firstThen, points, []));
        }
        if (couldBeClear)
            AddWhatEndsClear(question, changes);
        return changes;
    }

    private void AddWhatEndsClear(int question, List<DecisiveOption> changes)
    {
        var asked = model.Catalogue.Questions[question];
        ref readonly var table = ref tables.Questions[question];
        foreach (var answer in AnswersTo.Find(tables, answers, question))
        {
            List<Option> chosen = [];
            for (var i = 0; i < table.Count; i++)
            {
                if (answer.AsSpan().Has(table.First + i))
                    chosen.Add(asked.Options[i]);
            }
            // What one tick does by itself needs no others to be named, and single ticks come first.
            if (chosen.Count > 1 && changes.Count > 0)
                break;
            if (changes.Exists(change => chosen.Contains(change.Option)) || StaysClear(answer))
                continue;
            var (firstThen, points, _) = Score(answer);
            changes.Add(Change(asked, chosen[0], firstThen, points, Others(answer, asked, chosen)) with { EndsClear = firstThen == first });
        }
    }

    /// <summary>What is answered besides one option: other ticks, and follow-ups.</summary>
    private List<AnswerGiven> Others(ulong[] answer, Question asked, List<Option> chosen)
    {
        List<AnswerGiven> others = [.. chosen.Skip(1).Select(option => new AnswerGiven(asked, option))];
        foreach (var (q, question) in model.Catalogue.Questions.Index().Where(entry => entry.Item != asked))
        {
            ref readonly var table = ref tables.Questions[q];
            if (table.IsAnswered(answers.Bits) || !table.IsAnswered(answer))
                continue;
            for (var i = 0; i < table.Count; i++)
            {
                if (answer.AsSpan().Has(table.First + i))
                    others.Add(new AnswerGiven(question, question.Options[i]));
            }
        }
        return others;
    }

    private DecisiveOption Change(Question asked, Option option, ulong firstThen, double? points, IReadOnlyList<AnswerGiven> together) =>
        new(option, model.Named(firstThen), points)
        {
            Together = together,
            Chance = ChanceOf(asked, option) * together.Aggregate(1.0, (chance, given) => chance * ChanceOf(given.Question, given.Option)),
            Moves = Math.Max(LeastMove, lead - leadThen),
        };

    private double ChanceOf(Question question, Option option)
    {
        if (!model.Catalogue.DrawsAnswers)
            return 1.0 / question.Options.Count;
        Span<double> posterior = stackalloc double[model.Shares.Archetypes];
        model.Shares.Posterior(answers.Bits, posterior);
        ref readonly var table = ref tables.Table(question);
        return ChanceOf(table, table.First + question.Options.Index().First(entry => entry.Item == option).Index, posterior);
    }

    private double ChanceOf(in QuestionTable table, int option, ReadOnlySpan<double> posterior)
    {
        if (option != table.Exclusive)
            return model.Shares.Chance(option, posterior);
        var none = 1.0;
        for (var other = table.First; other < table.First + table.Count; other++)
            none *= 1 - model.Shares.Chance(other, posterior);
        return none;
    }

    private double SignedLead(long denominator) => first == 0 ? 0 : AlternativeScore.SignedLead(computation.Scores, leader, denominator);

    private (ulong First, double? Lead, bool Enough) Score(ReadOnlySpan<ulong> bits)
    {
        var denominator = computation.Score(bits);
        leadThen = SignedLead(denominator);
        return (AlternativeScore.First(computation.Scores), AlternativeScore.Lead(computation.Scores, denominator),
            VerdictRule.IsLargeEnough(model.Catalogue.Thresholds, computation.Scores, denominator));
    }

    private bool StaysFirst(ulong[] bits) => Score(bits) is var (firstThen, _, enough) && firstThen == first && enough;

    private bool StaysClear(ulong[] bits)
    {
        if (!StaysFirst(bits))
            return false;
        if (IsNoWorseForLeader(bits))
            return true;
        computation.Draw(bits, leader: -1);
        return computation.First[leader] >= (double)model.Catalogue.Thresholds.ClearFirstShare * model.StatedTable.Samples;
    }

    /// <summary>
    /// Whether no draw can be worse for the leader than with the given answers: the weights are the same, and no ceiling is lower but those of others. Only where draws
    /// answer nothing.
    /// </summary>
    private bool IsNoWorseForLeader(ReadOnlySpan<ulong> bits)
    {
        if (model.Catalogue.DrawsAnswers || !computation.Weights.SequenceEqual(weights))
            return false;
        Span<int> then = stackalloc int[ceilings.Length];
        model.Scoring.Ceilings(bits, then);
        for (var a = 0; a < then.Length; a++)
        {
            if (a == leader ? then[a] < ceilings[a] : then[a] > ceilings[a])
                return false;
        }
        return true;
    }
}
