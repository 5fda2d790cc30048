using System.Buffers;
using GoAdvisor.Engine.Authoring.Populations;

namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// The first places under one model over many random answer sets; none where all alternatives are excluded or nothing has weight. The sets depend only on the
/// seed and the slugs of questions and options, so models with the same questions get the same sets.
/// </summary>
public sealed class FirstPlaces
{
    private readonly uint[] firsts;
    private readonly int seed;

    /// <summary>The answer sets as drawn, for <see cref="ForModel"/>; null when they are not kept.</summary>
    private readonly ulong[]? drawn;

    /// <summary>Whether <see cref="drawn"/> was already filled for the other model.</summary>
    private readonly bool isDrawn;

    /// <summary>
    /// Every part has to be filled before anything is counted. <paramref name="keepsSets"/> keeps the answer sets for <see cref="ForModel"/>: 8 bytes per set
    /// and 64 options.
    /// </summary>
    public FirstPlaces(DecisionModel model, int samples, int seed, bool keepsSets = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        (Model, this.seed) = (model, seed);
        firsts = new uint[samples];
        drawn = keepsSets ? new ulong[Parts * AnswerDraws.Chunk * model.Tables.Words] : null;
    }

    private FirstPlaces(DecisionModel model, FirstPlaces like)
    {
        (Model, seed, firsts) = (model, like.seed, new uint[like.Samples]);
        isDrawn = like.drawn is not null && AnswerDraws.DrawSameSets(model.Catalogue, like.Model.Catalogue);
        drawn = isDrawn ? like.drawn : null;
    }

    private FirstPlaces(DecisionModel model, uint[] firsts) => (Model, this.firsts) = (model, firsts);

    /// <summary>
    /// The first places over cases of a population, which may be made for another model: what this one does not know is left out. All parts are filled. Two models
    /// over the same population can be compared.
    /// </summary>
    public static FirstPlaces Over(DecisionModel model, Population population, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cases);
        var firsts = new uint[Math.Min(cases, population.Count ?? cases)];
        var scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        for (var i = 0; i < firsts.Length; i++)
        {
            var answers = population.Case(i);
            if (population.Model != model)
                answers = model.ReadKnown(answers.ToText(), out _);
            firsts[i] = model.Score(answers, scores) == 0 ? 0 : (uint)AlternativeScore.First(scores);
        }
        return new FirstPlaces(model, firsts);
    }

    /// <summary>The model that is tried.</summary>
    public DecisionModel Model { get; }

    /// <summary>How many answer sets there are.</summary>
    public int Samples => firsts.Length;

    /// <summary>How many parts the work has; each takes about a millisecond.</summary>
    public int Parts => (firsts.Length + AnswerDraws.Chunk - 1) / AnswerDraws.Chunk;

    internal ReadOnlySpan<uint> Firsts => firsts;

    /// <summary>Finds the first places in one part, 0 to <see cref="Parts"/> − 1. Different parts can be filled concurrently.</summary>
    public void Fill(int part)
    {
        var words = Model.Tables.Words;
        var size = AnswerDraws.Chunk * words;
        var buffer = ArrayPool<ulong>.Shared.Rent(size);
        var bits = buffer.AsSpan(0, size);
        Draw(part, bits);
        Span<byte> bytes = stackalloc byte[ScoreCalculator.MaxWidth];
        var weights = bytes[..Model.Tables.Width];
        Span<AlternativeScore> scores = new AlternativeScore[Model.Catalogue.Alternatives.Count];
        var first = part * AnswerDraws.Chunk;
        for (var i = first; i < Math.Min(first + AnswerDraws.Chunk, firsts.Length); i++)
        {
            var denominator = Model.Score(bits.Slice((i - first) * words, words), weights, scores);
            firsts[i] = denominator == 0 ? 0 : (uint)AlternativeScore.First(scores);
        }
        ArrayPool<ulong>.Shared.Return(buffer);
    }

    /// <summary>
    /// The same answer sets for another model, to be filled. Drawing, most of the work, is skipped when this one is filled and kept its sets and both have the
    /// same questions and options.
    /// </summary>
    public FirstPlaces ForModel(DecisionModel model) => new(model, this);

    private void Draw(int part, Span<ulong> bits)
    {
        var kept = drawn.AsSpan();
        if (kept.Length > 0)
            kept = kept.Slice(part * bits.Length, bits.Length);
        if (isDrawn)
        {
            kept.CopyTo(bits);
        }
        else
        {
            new AnswerDraws(Model, seed).DrawAll(part, bits);
            if (kept.Length > 0)
                bits.CopyTo(kept);
        }
        AnswerDraws.DropUnasked(Model, bits);
    }

    /// <summary>Fills every part, one after the other.</summary>
    public FirstPlaces FillAll()
    {
        for (var part = 0; part < Parts; part++)
            Fill(part);
        return this;
    }

    /// <summary>How often each alternative is first, in catalogue order.</summary>
    public IReadOnlyList<FirstPlaceCount> Counts()
    {
        var (first, alone) = (new int[32], new int[32]);
        foreach (var mask in firsts)
        {
            if (BitOperations.IsPow2(mask))
                alone[BitOperations.TrailingZeroCount(mask)]++;
            for (var rest = mask; rest != 0; rest &= rest - 1)
                first[BitOperations.TrailingZeroCount(rest)]++;
        }
        return [.. Model.Catalogue.Alternatives.Select((alternative, a) => new FirstPlaceCount(alternative, first[a], alone[a]))];
    }
}

/// <summary>How often an alternative is first over random answer sets, and how often of these without a tie.</summary>
public sealed record FirstPlaceCount(Alternative Alternative, int First, int Alone);
