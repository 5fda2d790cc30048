using System.Numerics;

namespace GoAdvisor.Engine.Scoring;

/// <content>Answers that were given to another catalogue.</content>
public sealed partial class DecisionModel
{
    /// <summary>Reads the answers that this catalogue knows, each question once; <paramref name="unknown"/> receives the questions of the others.</summary>
    public AnswerSet ReadKnown(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers, out IReadOnlyList<string> unknown)
    {
        var bits = new ulong[Tables.Words];
        var omitted = new List<string>();
        foreach (var (question, chosen) in answers)
        {
            if (!TryAdd(question, chosen, bits))
                omitted.Add(question);
        }
        unknown = omitted;
        return new AnswerSet(this, bits);
    }

    /// <summary>The slugs of those in first place, joined; empty when there are none, or nothing has weight.</summary>
    internal string FirstFor(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> answers, out int unknown)
    {
        Span<ulong> bits = stackalloc ulong[Tables.Words];
        bits.Clear();
        unknown = 0;
        for (var i = 0; i < answers.Count; i++)
            unknown += TryAdd(answers[i].Key, answers[i].Value, bits) ? 0 : 1;
        Tables.DropUnasked(bits);
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        Span<AlternativeScore> scores = stackalloc AlternativeScore[Catalogue.Alternatives.Count];
        return Score(bits, weights[..Tables.Width], scores) == 0 ? "" : Slugs(AlternativeScore.First(scores));
    }

    private string Slugs(ulong first) => (first & (first - 1)) == 0 && first != 0
        ? Catalogue.Alternatives[BitOperations.TrailingZeroCount(first)].Id
        : string.Join(' ', Named(first).Select(alternative => alternative.Id).Order(StringComparer.Ordinal));

    private bool TryAdd(string question, IReadOnlyList<string> chosen, Span<ulong> bits)
    {
        if (Tables.IndexOf(question) is not { } known)
            return false;
        Span<ulong> own = stackalloc ulong[bits.Length];
        own.Clear();
        if (!TryChoose(known, chosen, own))
            return false;
        bits.Add(own);
        return true;
    }
}
