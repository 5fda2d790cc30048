namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>What the last answer did, in words: first what it ruled out or held down, then what it moved, or why it moved nothing.</summary>
public static class AnswerEffect
{
    private const int MostNamed = 2;

    /// <param name="consequences">Besides the movement.</param>
    /// <param name="movements">Largest first; null when there was no score to move.</param>
    public static string Words(AnswerConsequences consequences, IReadOnlyList<Movement>? movements)
    {
        List<string> sentences = [.. Effects(consequences.Fired, applies: true), .. Effects(consequences.Lifted, applies: false)];
        if (movements is { Count: > 0 })
            sentences.Add($"Your answer moved {string.Join(", ", movements.Select(movement => $"{movement.Alternative.Name} {Figures.Signed(movement.Points)}"))}.");
        else if (consequences.Confirmed.Count > 0)
            sentences.Add($"It confirms what counts already: {string.Join(", ", consequences.Confirmed.Take(MostNamed).Select(confirmed => $"{confirmed.Criterion.Name}, through “{confirmed.By.Text}”"))}.");
        else if (sentences.Count == 0 && movements is not null)
            sentences.Add(consequences.Weighs ? "Your answer moved nothing: all languages do equally well on what it asks for." : "Your answer speaks for no language and against none.");
        return string.Join(" ", sentences);
    }

    private static IEnumerable<string> Effects(IReadOnlyList<ConsequentEffect> effects, bool applies) =>
        from effect in effects
        group effect by (effect.Constraint.Name, effect.Effect.Kind, effect.Effect.Cap) into alike
        orderby alike.Key.Kind descending
        let names = alike.Select(effect => effect.Alternative.Name).Listed()
        select (alike.Key.Kind, applies) switch
        {
            (EffectKind.Exclude, true) => $"“{alike.Key.Name}” rules out {names}.",
            (EffectKind.Cap, true) => $"“{alike.Key.Name}” holds {names} at {alike.Key.Cap}.",
            (_, true) => $"“{alike.Key.Name}” warns of {names}.",
            (EffectKind.Exclude, false) => $"“{alike.Key.Name}” no longer rules out {names}.",
            (EffectKind.Cap, false) => $"“{alike.Key.Name}” no longer holds {names} at {alike.Key.Cap}.",
            _ => $"“{alike.Key.Name}” no longer warns of {names}.",
        };
}
