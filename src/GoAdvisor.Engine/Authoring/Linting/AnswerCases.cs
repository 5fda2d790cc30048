namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>
/// Every case that some conditions can distinguish: for each question they refer to, unanswered and one answer per set of options treated alike, including the
/// questions that decide whether a follow-up is asked. What holds in all cases holds for all answers.
/// </summary>
internal sealed class AnswerCases
{
    /// <summary>With more cases than this, random answers are used instead.</summary>
    private const int Limit = 200_000;

    private readonly DecisionModel model;
    private readonly List<(Question Question, List<ulong[]> States)> questions = [];
    private readonly List<AnsweredWith> leaves;

    public AnswerCases(DecisionModel model, IEnumerable<Condition> conditions)
    {
        this.model = model;
        leaves = [.. conditions.SelectMany(condition => condition.Leaves)];
        var referenced = leaves.Select(leaf => leaf.Question).ToHashSet();
        // A follow-up refers to earlier questions only, so one backward pass finds them all.
        foreach (var question in model.Catalogue.Questions.Reverse().Where(question => referenced.Contains(question.Id)))
        {
            foreach (var leaf in question.AskedWhen?.Leaves ?? [])
            {
                leaves.Add(leaf);
                referenced.Add(leaf.Question);
            }
        }
        long count = 1;
        foreach (var question in model.Catalogue.Questions.Where(question => referenced.Contains(question.Id)))
        {
            var states = States(question, Limit / count);
            count = states is null ? Limit + 1 : count * states.Count;
            if (states is null || count > Limit)
                return;
            questions.Add((question, states));
        }
        IsExact = true;
    }

    /// <summary>Whether all cases can be enumerated. The other members require it.</summary>
    public bool IsExact { get; }

    public bool Any(AnswerTest test) => Search(test, answeredOnly: false);

    /// <summary>Considers only cases in which every asked question is answered.</summary>
    public bool AllAnswered(AnswerTest test) => !Search(bits => !test(bits), answeredOnly: true);

    private bool Search(AnswerTest test, bool answeredOnly)
    {
        if (!IsExact)
            throw new InvalidOperationException("There are too many cases to go through.");
        var (indexes, bits) = (new int[questions.Count], new ulong[model.Tables.Words]);
        while (true)
        {
            Array.Clear(bits);
            for (var q = 0; q < indexes.Length; q++)
                bits.Add(questions[q].States[indexes[q]]);
            model.Tables.DropUnasked(bits);
            if ((!answeredOnly || IsAnswered(bits)) && test(bits))
                return true;
            var position = 0;
            while (position < indexes.Length && ++indexes[position] == questions[position].States.Count)
                indexes[position++] = 0;
            if (position == indexes.Length)
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
        var relevant = leaves.Where(leaf => leaf.Question == question.Id).ToList();
        var alike = question.Options.Where(option => !option.Exclusive)
            .GroupBy(option => string.Concat(relevant.Select(leaf => leaf.Options.Contains(option.Id) ? '1' : '0')))
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

internal delegate bool AnswerTest(ReadOnlySpan<ulong> answers);
