namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>
/// Every case that some conditions can tell apart: of each question they look at, unanswered, and one answer for each set of options that they
/// treat alike. Follow-ups bring the questions that decide whether they are asked. What holds in all of these holds for all answers.
/// </summary>
internal sealed class AnswerCases
{
    /// <summary>How many cases are gone through; where there are more, random answers have to do.</summary>
    private const int Limit = 200_000;

    private readonly DecisionModel model;
    private readonly List<(Question Question, List<ulong[]> States)> questions = [];
    private readonly List<AnsweredWith> leaves;

    public AnswerCases(DecisionModel model, IEnumerable<Condition> conditions)
    {
        this.model = model;
        leaves = [.. conditions.SelectMany(condition => condition.Leaves)];
        var looked = leaves.Select(leaf => leaf.Question).ToHashSet();
        // A follow-up looks at earlier questions only, so going backwards finds them all.
        foreach (var question in model.Catalogue.Questions.Reverse().Where(question => looked.Contains(question.Id)))
        {
            foreach (var leaf in question.AskedWhen?.Leaves ?? [])
            {
                leaves.Add(leaf);
                looked.Add(leaf.Question);
            }
        }
        long count = 1;
        foreach (var question in model.Catalogue.Questions.Where(question => looked.Contains(question.Id)))
        {
            var states = States(question, Limit / count);
            count = states is null ? Limit + 1 : count * states.Count;
            if (states is null || count > Limit)
                return;
            questions.Add((question, states));
        }
        IsExact = true;
    }

    /// <summary>Whether the cases are few enough to go through all of them.</summary>
    public bool IsExact { get; }

    /// <summary>Whether something is so in some case. Only where the cases are exact.</summary>
    public bool Any(AnswerTest test) => Search(test, answeredOnly: false);

    /// <summary>Whether something is so in every case in which each question that is asked is answered. Only where the cases are exact.</summary>
    public bool AllAnswered(AnswerTest test) => !Search(bits => !test(bits), answeredOnly: true);

    private bool Search(AnswerTest test, bool answeredOnly)
    {
        if (!IsExact)
            throw new InvalidOperationException("There are too many cases to go through.");
        var (at, bits) = (new int[questions.Count], new ulong[model.Tables.Words]);
        while (true)
        {
            Array.Clear(bits);
            for (var q = 0; q < at.Length; q++)
                bits.Add(questions[q].States[at[q]]);
            model.Tables.DropUnasked(bits);
            if ((!answeredOnly || IsAnswered(bits)) && test(bits))
                return true;
            var turn = 0;
            while (turn < at.Length && ++at[turn] == questions[turn].States.Count)
                at[turn++] = 0;
            if (turn == at.Length)
                return false;
        }
    }

    private bool IsAnswered(ulong[] bits)
    {
        foreach (var (question, _) in questions)
        {
            if (model.Tables.Table(question).IsAsked(bits) && !model.Tables.Table(question).IsAnswered(bits))
                return false;
        }
        return true;
    }

    /// <returns>Null when there are more than the limit.</returns>
    private List<ulong[]>? States(Question question, long limit)
    {
        var own = leaves.Where(leaf => leaf.Question == question.Id).ToList();
        var alike = question.Options.Where(option => !option.Exclusive)
            .GroupBy(option => string.Concat(own.Select(leaf => leaf.Options.Contains(option.Id) ? '1' : '0')))
            .Select(group => model.Tables.Mask(question.Id, [group.First().Id])).ToList();
        List<ulong[]> states = [new ulong[model.Tables.Words]];
        foreach (var option in alike)
        {
            if (states.Count * 2L > limit)
                return null;
            states.AddRange(question.Select == Selection.Many ? [.. states.Select(state => Union(state, option))] : [option]);
        }
        foreach (var option in question.Options.Where(option => option.Exclusive))
            states.Add(model.Tables.Mask(question.Id, [option.Id]));
        return states;
    }

    private static ulong[] Union(ulong[] left, ulong[] right)
    {
        var union = left.ToArray();
        union.Add(right);
        return union;
    }
}

/// <summary>Something that may be so of an answer set.</summary>
internal delegate bool AnswerTest(ReadOnlySpan<ulong> answers);
