namespace GoAdvisor.Engine.Tests;

/// <summary>Random answers to a catalogue, always the same for the same seed: some questions open, some options ticked together.</summary>
internal sealed class AnswerSource(Catalogue catalogue, int seed)
{
    private readonly Random random = new(seed);
    private readonly (int First, int Count, bool Many, int Exclusive)[] questions = [.. catalogue.Questions.Select((question, q) => (
        catalogue.Questions.Take(q).Sum(before => before.Options.Count),
        question.Options.Count,
        question.Select == Selection.Many,
        question.Options.ToList().FindIndex(option => option.Exclusive)))];

    /// <summary>One truth value per option. Follow-ups are answered whether they are asked or not.</summary>
    public bool[] Next()
    {
        var chosen = new bool[questions[^1].First + questions[^1].Count];
        foreach (var (first, count, many, exclusive) in questions)
        {
            if (random.Next(8) == 0)
                continue;
            if (!many)
                chosen[first + random.Next(count)] = true;
            else if (exclusive >= 0 && random.Next(4) == 0)
                chosen[first + exclusive] = true;
            else
                Tick(chosen.AsSpan(first, count), exclusive);
        }
        return chosen;
    }

    public static ulong[] Bits(bool[] chosen)
    {
        var bits = new ulong[(chosen.Length + 63) / 64];
        for (var option = 0; option < chosen.Length; option++)
        {
            if (chosen[option])
                bits[option / 64] |= 1UL << (option % 64);
        }
        return bits;
    }

    private void Tick(Span<bool> options, int exclusive)
    {
        for (var i = 0; i < options.Length; i++)
            options[i] = i != exclusive && random.Next(6) == 0;
    }
}
