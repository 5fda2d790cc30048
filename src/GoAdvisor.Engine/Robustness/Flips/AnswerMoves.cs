namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>
/// The single changes of given answers that a team could mean by "what if we were wrong about this?". Of a select-one question that
/// is each other option; of a select-many question one option more or less, where none left means the exclusive option. Open questions
/// have none, because what is not known cannot be wrong. Follow-ups that are not asked have, because another change may ask them.
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

    /// <summary>Whether answers to this question can be changed.</summary>
    public bool Has(in QuestionTable question) => question.IsAnswered(bits) || !question.IsAsked(bits);

    /// <summary>Changes one option of a question.</summary>
    /// <param name="question">A question that <see cref="Has"/> changes.</param>
    /// <param name="option">The option, counted over the whole catalogue.</param>
    /// <param name="to">Receives all answers after the change, follow-ups included whether still asked or not.</param>
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

    /// <summary>All changes there are.</summary>
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

/// <summary>One changed answer.</summary>
/// <param name="Question">The index of the question.</param>
/// <param name="Option">The option that is chosen or no longer chosen, counted over the whole catalogue.</param>
/// <param name="To">The bits of the question after the change.</param>
internal readonly record struct AnswerMove(int Question, int Option, ulong[] To);
