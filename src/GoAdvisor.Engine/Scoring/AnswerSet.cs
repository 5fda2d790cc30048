namespace GoAdvisor.Engine.Scoring;

/// <summary>Question id and what is wrong with the answer to it.</summary>
public sealed record AnswerProblem(string Question, string What);

/// <summary>
/// Immutable answers to the questions of one decision model, one bit per option; no bit means "don't know". Always valid: no unknown options, no two where one
/// is allowed, no answers to follow-ups that are not asked.
/// </summary>
public sealed class AnswerSet
{
    private readonly ulong[] bits;

    /// <summary>Takes ownership of the bits and drops answers to follow-ups that are not asked.</summary>
    internal AnswerSet(DecisionModel model, ulong[] bits)
    {
        Model = model;
        this.bits = bits;
        model.Tables.DropUnasked(bits);
    }

    /// <summary>The model whose questions are answered.</summary>
    public DecisionModel Model { get; }

    internal ReadOnlySpan<ulong> Bits => bits;

    /// <summary>As <see cref="Bits"/>, for use beyond a call; must not be modified.</summary>
    internal ulong[] Words => bits;

    /// <summary>How many options are chosen in all.</summary>
    public int Count => OptionBits.Count(bits);

    /// <summary>Whether the question has at least one chosen option.</summary>
    public bool IsAnswered(Question question) => Model.Tables.Table(question).IsAnswered(bits);

    /// <summary>Whether the question is put to the respondent: always, unless it is a follow-up whose condition does not hold.</summary>
    public bool IsAsked(Question question) =>
        Model.Tables.Table(question).IsAsked(bits);

    /// <summary>The chosen options of a question, in catalogue order; empty for "don't know".</summary>
    public IEnumerable<Option> Chosen(Question question)
    {
        var first = Model.Tables.FirstOption(question);
        return question.Options.Where((_, i) => Has(first + i));
    }

    /// <summary>Question id → ids of the chosen options, of the questions that are answered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ToText() => Model.Catalogue.Questions.Where(IsAnswered)
        .ToDictionary(question => question.Id, IReadOnlyList<string> (question) => [.. Chosen(question).Select(option => option.Id)]);

    internal bool Has(int option) => bits.Has(option);
}
