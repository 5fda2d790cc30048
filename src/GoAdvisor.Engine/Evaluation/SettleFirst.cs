namespace GoAdvisor.Engine;

/// <summary>Finds the unanswered questions of which some option would change the first place.</summary>
internal static class SettleFirst
{
    /// <returns>Most decisive first: by the share of options that change the first place, then by the largest lead one would give.</returns>
    public static IReadOnlyList<UnsettledQuestion> Find(DecisionModel model, AnswerSet answers, ReadOnlySpan<Standing> present)
    {
        var first = Standing.First(present);
        List<UnsettledQuestion>? unsettled = null;
        foreach (var question in model.Catalogue.Questions)
        {
            if (answers.IsAnswered(question) || !answers.IsAsked(question))
                continue;
            List<DecisiveOption>? changes = null;
            for (var i = 0; i < question.Options.Count; i++)
            {
                if (Try(model, answers.With(question, i), question.Options[i], first) is { } change)
                    (changes ??= []).Add(change);
            }
            if (changes is not null)
                (unsettled ??= []).Add(new UnsettledQuestion(question, changes));
        }
        return unsettled is null or [_] ? unsettled ?? [] : [.. unsettled
            .OrderByDescending(entry => (double)entry.Changes.Count / entry.Question.Options.Count)
            .ThenByDescending(entry => entry.Changes.Max(change => change.Lead ?? 0))];
    }

    private static DecisiveOption? Try(DecisionModel model, AnswerSet answers, Option option, ulong presentFirst)
    {
        Span<Standing> standings = stackalloc Standing[model.Catalogue.Alternatives.Count];
        var denominator = model.Score(answers, standings);
        var first = Standing.First(standings);
        if (first == presentFirst)
            return null;
        return new DecisiveOption(option, model.Named(first), Standing.Lead(standings, denominator));
    }
}
