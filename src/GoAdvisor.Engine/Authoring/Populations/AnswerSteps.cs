namespace GoAdvisor.Engine.Authoring.Populations;

/// <summary>
/// Answers that are a step off, as one who hesitates would give them: a neighbour where the options are ordered, another by its share where they are not. Ticks of
/// select-many questions stay: a tick more or less is another case, which flips list.
/// </summary>
internal sealed class AnswerSteps(DecisionModel model)
{
    private readonly AnswerSampler sampler = new(model);

    /// <summary>Moves one in so many of the given answers, on average exactly so many and always at least one. A follow-up that is asked only then is answered by its shares.</summary>
    public AnswerSet MoveSome(AnswerSet answers, int oneIn, DrawStream stream)
    {
        var tables = model.Tables;
        List<int> given = [.. Enumerable.Range(0, tables.Questions.Length).Where(q => tables.Questions[q].IsAnswered(answers.Words) && !tables.Questions[q].Many)];
        if (given.Count == 0)
            return answers;
        Span<double> posterior = stackalloc double[model.Shares.Archetypes];
        model.Shares.Posterior(answers.Bits, posterior);
        var archetype = AnswerSampler.Archetype(stream, posterior);
        var bits = answers.Bits.ToArray();
        var (whole, rest) = Math.DivRem(given.Count, oneIn);
        for (var moves = Math.Max(1, whole + (stream.Below(oneIn) < rest ? 1 : 0)); moves > 0 && given.Count > 0; moves--)
        {
            var at = stream.Below(given.Count);
            Move(given[at], archetype, stream, bits);
            given.RemoveAt(at);
        }
        foreach (ref readonly var question in tables.Questions.AsSpan())
        {
            if (!question.IsAlwaysAsked && question.IsAsked(bits) && !question.IsAnswered(bits) && !question.IsAsked(answers.Bits))
                sampler.Draw(stream, question, archetype, bits);
        }
        return new AnswerSet(model, bits);
    }

    private void Move(int q, int archetype, DrawStream stream, Span<ulong> bits)
    {
        ref readonly var table = ref model.Tables.Questions[q];
        var now = 0;
        while (!bits.Has(table.First + now))
            now++;
        var to = model.Catalogue.Questions[q].Ordered ? Neighbour(now, table.Count, stream) : sampler.One(stream, table, archetype, except: now);
        bits.Remove(table.First + now);
        bits.Add(table.First + to);
    }

    private static int Neighbour(int now, int count, DrawStream stream) =>
        now == 0 ? 1 : now == count - 1 ? now - 1 : now + (2 * stream.Below(2)) - 1;
}
