using System.Numerics;

namespace GoAdvisor.Engine;

/// <summary>Question id and what is wrong with the answer to it.</summary>
public sealed record AnswerProblem(string Question, string What);

/// <summary>
/// Immutable answers to the questions of one decision model, one bit per option. A question without a bit is "don't know".
/// Made by <see cref="DecisionModel.TryRead"/>, so it never holds an option that was not offered, two
/// where one is allowed, or an answer to a follow-up that is not asked.
/// </summary>
public sealed class AnswerSet
{
    private readonly ulong[] bits;

    /// <summary>Takes the bits over, without the answers to follow-ups that these answers do not ask.</summary>
    internal AnswerSet(DecisionModel model, ulong[] bits)
    {
        Model = model;
        this.bits = bits;
        model.Tables.DropUnasked(bits);
    }

    /// <summary>The model whose questions are answered.</summary>
    public DecisionModel Model { get; }

    internal ReadOnlySpan<ulong> Bits => bits;

    /// <summary>As <see cref="Bits"/>, for what outlives a call; never to be written to.</summary>
    internal ulong[] Words => bits;

    /// <summary>How many options are chosen in all.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Whether the question has at least one chosen option.</summary>
    public bool IsAnswered(Question question)
    {
        var first = Model.Tables.FirstOption(question);
        for (var i = 0; i < question.Options.Count; i++)
        {
            if (Has(first + i))
                return true;
        }
        return false;
    }

    /// <summary>Whether the question is put to the respondent: always, unless it is a follow-up whose condition does not hold.</summary>
    public bool IsAsked(Question question) =>
        Model.Tables.IsAsked(question, bits);

    /// <summary>The chosen options of a question, in catalogue order; empty for "don't know".</summary>
    public IEnumerable<Option> Chosen(Question question)
    {
        var first = Model.Tables.FirstOption(question);
        return question.Options.Where((_, i) => Has(first + i));
    }

    /// <summary>The same answers with one question answered by this option alone.</summary>
    internal AnswerSet With(Question question, int option)
    {
        var first = Model.Tables.FirstOption(question);
        var copy = bits.ToArray();
        for (var i = first; i < first + question.Options.Count; i++)
            copy[i >> 6] &= ~(1UL << i);
        copy[(first + option) >> 6] |= 1UL << (first + option);
        return new AnswerSet(Model, copy);
    }

    internal bool Has(Question question, int option) => Has(Model.Tables.FirstOption(question) + option);

    private bool Has(int option) => (bits[option >> 6] >> option & 1) != 0;
}
