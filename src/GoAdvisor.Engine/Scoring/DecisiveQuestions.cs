namespace GoAdvisor.Engine.Scoring;

/// <summary>Finds the unanswered questions of which some option would change the first place.</summary>
internal static class DecisiveQuestions
{
    /// <returns>Most decisive first: by the share of options that change the first place, then by the largest lead one would give.</returns>
    public static IReadOnlyList<UnsettledQuestion> Find(DecisionModel model, AnswerSet answers, ReadOnlySpan<AlternativeScore> present)
    {
        var first = AlternativeScore.First(present);
        Span<ulong> tried = stackalloc ulong[model.Tables.Words];
        List<UnsettledQuestion>? unsettled = null;
        for (var q = 0; q < model.Tables.Questions.Length; q++)
        {
            ref readonly var table = ref model.Tables.Questions[q];
            if (table.IsAnswered(answers.Bits) || !table.IsAsked(answers.Bits))
                continue;
            var question = model.Catalogue.Questions[q];
            List<DecisiveOption>? changes = null;
            for (var i = 0; i < table.Count; i++)
            {
                // No follow-up that is asked falls away: a condition that holds while a question is open holds whatever is answered to it.
                answers.Bits.CopyTo(tried);
                tried.Add(table.First + i);
                if (Try(model, tried, question.Options[i], first) is { } change)
                    (changes ??= []).Add(change);
            }
            if (changes is not null)
                (unsettled ??= []).Add(new UnsettledQuestion(question, changes));
        }
        return unsettled is null or [_] ? unsettled ?? [] : [.. unsettled
            .OrderByDescending(entry => (double)entry.Changes.Count / entry.Question.Options.Count)
            .ThenByDescending(entry => entry.Changes.Max(change => change.Lead ?? 0))];
    }

    private static DecisiveOption? Try(DecisionModel model, ReadOnlySpan<ulong> answers, Option option, ulong presentFirst)
    {
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        Span<AlternativeScore> standings = stackalloc AlternativeScore[model.Catalogue.Alternatives.Count];
        var denominator = model.Score(answers, weights[..model.Tables.Width], standings);
        var first = AlternativeScore.First(standings);
        if (first == presentFirst)
            return null;
        return new DecisiveOption(option, model.Named(first), AlternativeScore.Lead(standings, denominator));
    }
}
