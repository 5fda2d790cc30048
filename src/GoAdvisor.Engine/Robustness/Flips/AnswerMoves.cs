namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>
/// The single changes to given answers: every other option of a select-one question; one option more or less of a select-many question, where none left means
/// the exclusive option. Open questions have none. Follow-ups that are not asked do, because another change may cause them to be asked.
/// </summary>
internal readonly struct AnswerMoves
{
    private readonly ModelTables tables;
    private readonly ulong[] bits;

    public AnswerMoves(AnswerSet answers)
    {
        tables = answers.Model.Tables;
        bits = answers.Words;
    }

    public bool Has(in QuestionTable question) => question.IsAnswered(bits) || !question.IsAsked(bits);

    /// <summary>
    /// Changes one option, numbered across the catalogue. <paramref name="to"/> receives all answers, including those to follow-ups that are no longer asked.
    /// </summary>
    /// <returns>False when there is no such change.</returns>
    public bool TryMake(in QuestionTable question, int option, Span<ulong> to)
    {
        var chosen = bits.Has(option);
        var alone = !question.Many || !question.IsAnswered(bits);
        bits.CopyTo(to);
        if (alone)
        {
            to.Remove(question.Mask);
            to.Add(option);
            return !chosen;
        }
        if (option == question.Exclusive)
            return false;
        if (!chosen)
        {
            to.Add(option);
            if (question.Exclusive >= 0)
                to.Remove(question.Exclusive);
            return true;
        }
        to.Remove(option);
        if (question.IsAnswered(to))
            return true;
        if (question.Exclusive >= 0)
            to.Add(question.Exclusive);
        return question.Exclusive >= 0;
    }

    public List<AnswerMove> All()
    {
        var all = new List<AnswerMove>();
        Span<ulong> to = stackalloc ulong[bits.Length];
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            ref readonly var question = ref tables.Questions[q];
            if (!Has(question))
                continue;
            for (var option = question.First; option < question.First + question.Count; option++)
            {
                if (TryMake(question, option, to))
                    all.Add(new AnswerMove(q, option, Only(to, question)));
            }
        }
        return all;
    }

    private static ulong[] Only(ReadOnlySpan<ulong> bits, in QuestionTable question)
    {
        var only = bits.ToArray();
        only.Keep(question.Mask);
        return only;
    }
}

/// <summary>
/// <paramref name="Option"/> is chosen or no longer chosen, numbered across the catalogue; <paramref name="To"/> is the bits of the question afterwards.
/// </summary>
internal readonly record struct AnswerMove(int Question, int Option, ulong[] To);
