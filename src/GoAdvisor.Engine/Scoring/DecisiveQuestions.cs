namespace GoAdvisor.Engine.Scoring;

/// <summary>Finds unanswered questions with an option that would change the first place.</summary>
internal static class DecisiveQuestions
{
    /// <summary>Most decisive first: by the share of options that change the first place, then by the largest resulting lead.</summary>
    public static IReadOnlyList<UnsettledQuestion> Find(DecisionModel model, AnswerSet answers, ReadOnlySpan<AlternativeScore> present)
    {
        var first = AlternativeScore.First(present);
        Span<ulong> candidate = stackalloc ulong[model.Tables.Words];
        List<UnsettledQuestion>? found = null;
        for (var q = 0; q < model.Tables.Questions.Length; q++)
        {
            ref readonly var table = ref model.Tables.Questions[q];
            if (table.IsAnswered(answers.Bits) || !table.IsAsked(answers.Bits))
                continue;
            var question = model.Catalogue.Questions[q];
            List<DecisiveOption>? changes = null;
            for (var i = 0; i < table.Count; i++)
            {
                // No follow-up stops being asked: a condition that holds while a question is open holds for every answer to it.
                answers.Bits.CopyTo(candidate);
                candidate.Add(table.First + i);
                if (Try(model, candidate, question.Options[i], first) is { } change)
                    (changes ??= []).Add(change);
            }
            if (changes is not null)
                (found ??= []).Add(new UnsettledQuestion(question, changes));
        }
        return found is null or [_] ? found ?? [] : [.. found
            .OrderByDescending(entry => (double)entry.Changes.Count / entry.Question.Options.Count)
            .ThenByDescending(entry => entry.Changes.Max(change => change.Lead ?? 0))];
    }

    private static DecisiveOption? Try(DecisionModel model, ReadOnlySpan<ulong> answers, Option option, ulong presentFirst)
    {
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        Span<AlternativeScore> scores = stackalloc AlternativeScore[model.Catalogue.Alternatives.Count];
        var denominator = model.Score(answers, weights[..model.Tables.Width], scores);
        var first = AlternativeScore.First(scores);
        if (first == presentFirst)
            return null;
        return new DecisiveOption(option, model.Named(first), AlternativeScore.Lead(scores, denominator));
    }
}
