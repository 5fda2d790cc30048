using System.Numerics;

namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>Every answer that a question can be given, with every answer to the follow-ups that it asks.</summary>
internal static class AnswersTo
{
    /// <summary>A select-many question with more ticks than this is tried with one and two of them only.</summary>
    private const int MaxTicks = 10;

    /// <summary>All answers given, each with one more question answered, and with the follow-ups that this asks.</summary>
    public static IEnumerable<ulong[]> Find(ModelTables tables, AnswerSet answers, int question) => Find(tables, answers.Words, answers.Words, question);

    private static IEnumerable<ulong[]> Find(ModelTables tables, ulong[] origin, ulong[] answers, int question)
    {
        foreach (var own in Own(tables.Questions[question]))
        {
            var with = answers.ToArray();
            with.AsSpan().Add(own);
            var asked = AskedNow(tables, origin, with);
            if (asked < 0)
            {
                yield return with;
                continue;
            }
            foreach (var more in Find(tables, origin, with, asked))
                yield return more;
        }
    }

    /// <summary>The first follow-up that these answers ask and that was not asked before.</summary>
    private static int AskedNow(ModelTables tables, ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            ref readonly var table = ref tables.Questions[q];
            if (!table.IsAlwaysAsked && table.IsAsked(after) && !table.IsAnswered(after) && !(table.IsAsked(before) && !table.IsAnswered(before)))
                return q;
        }
        return -1;
    }

    private static IEnumerable<ulong[]> Own(QuestionTable question)
    {
        return question.Many ? Ticks(question) : Enumerable.Range(question.First, question.Count).Select(option => Bits(question, [option]));
    }

    private static IEnumerable<ulong[]> Ticks(QuestionTable question)
    {
        int[] options = [.. Enumerable.Range(question.First, question.Count).Where(option => option != question.Exclusive)];
        if (question.Exclusive >= 0)
            yield return Bits(question, [question.Exclusive]);
        // Single ticks first: they are the likeliest to matter.
        foreach (var option in options)
            yield return Bits(question, [option]);
        if (options.Length > MaxTicks)
        {
            foreach (var pair in options.SelectMany((one, i) => options.Skip(i + 1).Select(other => new[] { one, other })))
                yield return Bits(question, pair);
            yield break;
        }
        for (var set = 1; set < 1 << options.Length; set++)
        {
            if (!BitOperations.IsPow2(set))
                yield return Bits(question, [.. options.Where((_, i) => (set >> i & 1) != 0)]);
        }
    }

    private static ulong[] Bits(QuestionTable question, int[] options)
    {
        var bits = new ulong[question.Mask.Length];
        foreach (var option in options)
            bits.AsSpan().Add(option);
        return bits;
    }
}
