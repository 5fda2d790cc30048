using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>The bits of a question; options are numbered across the catalogue.</summary>
internal readonly struct QuestionTable
{
    private readonly CompiledCondition? askedWhen;

    public QuestionTable(Question question, ModelTables tables)
    {
        First = tables.FirstOption(question);
        Count = question.Options.Count;
        Mask = tables.Mask(question.Id);
        (FirstWord, LastWord) = (OptionBits.Word(First), OptionBits.Word(First + Count - 1));
        Many = question.Select == Selection.Many;
        var exclusive = question.Options.ToList().FindIndex(option => option.Exclusive);
        Exclusive = exclusive < 0 ? -1 : First + exclusive;
        CombinesOptions = Many && question.Options.Any(option => option.Strengths.Count > 0);
        askedWhen = question.AskedWhen is { } condition ? CompiledCondition.Compile(condition, tables) : null;
    }

    public int First { get; }

    public int Count { get; }

    public ulong[] Mask { get; }

    /// <summary>The first word of <see cref="Mask"/> that is not 0.</summary>
    public int FirstWord { get; }

    /// <summary>The last word of <see cref="Mask"/> that is not 0.</summary>
    public int LastWord { get; }

    public bool Many { get; }

    /// <summary>Whether the strengths of several chosen options must be combined.</summary>
    public bool CombinesOptions { get; }

    /// <summary>The exclusive option, or −1.</summary>
    public int Exclusive { get; }

    public bool IsAnswered(ReadOnlySpan<ulong> answers) => OptionBits.Share(answers, Mask, FirstWord, LastWord);

    /// <summary>Only then it counts in coverage.</summary>
    public bool IsAlwaysAsked => askedWhen is null;

    public bool IsAsked(ReadOnlySpan<ulong> answers) => askedWhen is null || askedWhen.Holds(answers);

    /// <summary>Whether it is asked; unknown while that depends on questions that are open.</summary>
    public Truth Asked(ReadOnlySpan<ulong> answers) => askedWhen?.Evaluate(answers) ?? Truth.True;

    /// <summary>When it is asked; null for always.</summary>
    public CompiledCondition? AskedWhen => askedWhen;
}
