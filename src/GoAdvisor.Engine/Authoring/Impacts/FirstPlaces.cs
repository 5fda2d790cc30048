using System.Buffers;
using System.Numerics;

namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// Who is first in each of many random answer sets, under one decision model; nobody where all are excluded or no answer gives any weight.
/// The sets depend on the seed and on the slugs of questions and options only, so two models with the same questions are tried with the same sets.
/// </summary>
public sealed class FirstPlaces
{
    private readonly uint[] firsts;
    private readonly int seed;

    /// <summary>The sets as they were drawn, to try another model with; null when they are not kept.</summary>
    private readonly ulong[]? drawn;

    /// <summary>Whether these are there already, drawn for the other model.</summary>
    private readonly bool isDrawn;

    /// <summary>Nothing is counted yet: every part has to be filled.</summary>
    /// <param name="model">The model to try.</param>
    /// <param name="samples">How many answer sets; at least 1.</param>
    /// <param name="seed">Where the random sequences start.</param>
    /// <param name="keepsSets">Whether the answer sets are kept for <see cref="Under"/>: 8 bytes for each set and 64 options.</param>
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
        isDrawn = like.drawn is not null && AnswerDraws.AreAlike(model.Catalogue, like.Model.Catalogue);
        drawn = isDrawn ? like.drawn : null;
    }

    /// <summary>The model that is tried.</summary>
    public DecisionModel Model { get; }

    /// <summary>How many answer sets there are.</summary>
    public int Samples => firsts.Length;

    /// <summary>How many parts the work has; each takes about a millisecond.</summary>
    public int Parts => (firsts.Length + AnswerDraws.Chunk - 1) / AnswerDraws.Chunk;

    internal ReadOnlySpan<uint> Firsts => firsts;

    /// <summary>Finds who is first in one part of the answer sets. Different parts can be filled at the same time.</summary>
    /// <param name="part">0 to <see cref="Parts"/> − 1.</param>
    public void Fill(int part)
    {
        var words = Model.Tables.Words;
        var size = AnswerDraws.Chunk * words;
        var room = ArrayPool<ulong>.Shared.Rent(size);
        var bits = room.AsSpan(0, size);
        Draw(part, bits);
        Span<byte> bytes = stackalloc byte[ScoreCalculator.MaxWidth];
        var weights = bytes[..Model.Tables.Width];
        Span<AlternativeScore> standings = new AlternativeScore[Model.Catalogue.Alternatives.Count];
        var first = part * AnswerDraws.Chunk;
        for (var i = first; i < Math.Min(first + AnswerDraws.Chunk, firsts.Length); i++)
        {
            var denominator = Model.Score(bits.Slice((i - first) * words, words), weights, standings);
            firsts[i] = denominator == 0 ? 0 : (uint)AlternativeScore.First(standings);
        }
        ArrayPool<ulong>.Shared.Return(room);
    }

    /// <summary>
    /// The same answer sets for another model, with nothing counted yet. Where the questions and their options are the same and the sets were
    /// kept, they are not drawn again, which is most of the work; this one has to be filled by then.
    /// </summary>
    public FirstPlaces Under(DecisionModel model) => new(model, this);

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
    public FirstPlaces Filled()
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

/// <summary>How often an alternative is first over random answer sets.</summary>
/// <param name="Alternative">The alternative.</param>
/// <param name="First">In how many sets no other is above it. Several share the first place on a tie, as ranks do everywhere.</param>
/// <param name="Alone">In how many of these nobody shares it.</param>
public sealed record FirstPlaceCount(Alternative Alternative, int First, int Alone);
