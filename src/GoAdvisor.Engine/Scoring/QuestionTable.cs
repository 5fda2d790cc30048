using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>Where a question stands among the bits of all options.</summary>
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
        Joins = Many && question.Options.Any(option => option.Strengths.Count > 0);
        askedWhen = question.AskedWhen is { } condition ? CompiledCondition.Compile(condition, tables) : null;
    }

    /// <summary>Its first option, counted over the whole catalogue.</summary>
    public int First { get; }

    /// <summary>How many options it has.</summary>
    public int Count { get; }

    /// <summary>The bits of its options.</summary>
    public ulong[] Mask { get; }

    /// <summary>The first word of <see cref="Mask"/> that is not 0.</summary>
    public int FirstWord { get; }

    /// <summary>The last word of <see cref="Mask"/> that is not 0.</summary>
    public int LastWord { get; }

    /// <summary>Whether several options can be chosen.</summary>
    public bool Many { get; }

    /// <summary>Whether what it gives has to be joined from several options; otherwise the row of any one that is chosen says it all.</summary>
    public bool Joins { get; }

    /// <summary>The option that excludes its others; −1 when there is none.</summary>
    public int Exclusive { get; }

    /// <summary>Whether any of its options is chosen.</summary>
    public bool IsAnswered(ReadOnlySpan<ulong> answers) => OptionBits.Share(answers, Mask, FirstWord, LastWord);

    /// <summary>Whether it is asked whatever else is answered: only then it counts in coverage.</summary>
    public bool IsAlwaysAsked => askedWhen is null;

    /// <summary>Always, unless it is a follow-up whose condition does not hold.</summary>
    public bool IsAsked(ReadOnlySpan<ulong> answers) => askedWhen is null || askedWhen.Holds(answers);
}
