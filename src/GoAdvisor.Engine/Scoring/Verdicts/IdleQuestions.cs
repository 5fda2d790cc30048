using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>Open questions whose answer can change nothing any more, whatever else is answered.</summary>
internal static class IdleQuestions
{
    /// <summary>Of the questions that count in coverage, how many are open and can change nothing.</summary>
    public static int Count(DecisionModel model, ReadOnlySpan<ulong> answers)
    {
        Span<byte> given = stackalloc byte[ScoreCalculator.MaxWidth];
        model.Scoring.CombineStrengths(answers, given[..model.Tables.Width]);
        var count = 0;
        for (var q = 0; q < model.Tables.Questions.Length; q++)
        {
            ref readonly var table = ref model.Tables.Questions[q];
            if (table.IsAlwaysAsked && !table.IsAnswered(answers) && IsIdle(model.Tables, answers, given, q))
                count++;
        }
        return count;
    }

    /// <summary>Whether an open question can change nothing: what it would strengthen is as strong already, and whatever looks at it is settled.</summary>
    public static bool IsIdle(DecisionModel model, ReadOnlySpan<ulong> answers, int question)
    {
        Span<byte> given = stackalloc byte[ScoreCalculator.MaxWidth];
        model.Scoring.CombineStrengths(answers, given[..model.Tables.Width]);
        return IsIdle(model.Tables, answers, given, question);
    }

    private static bool IsIdle(ModelTables tables, ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> given, int question)
    {
        ref readonly var table = ref tables.Questions[question];
        for (var option = table.First; option < table.First + table.Count; option++)
        {
            for (var c = 0; c < tables.Criteria; c++)
            {
                if (tables.Strengths[(option * tables.Width) + c] > given[c])
                    return false;
            }
        }
        foreach (var (constraint, effect) in tables.LooksAt[question])
        {
            if (constraint.EvaluateWith(effect, answers) == Truth.Unknown)
                return false;
        }
        foreach (var followUp in tables.MayAsk[question])
        {
            if (tables.Questions[followUp].Asked(answers) == Truth.Unknown && !IsIdle(tables, answers, given, followUp))
                return false;
        }
        return true;
    }
}
