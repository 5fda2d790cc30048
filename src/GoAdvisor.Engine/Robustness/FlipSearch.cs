using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine;

/// <summary>
/// Tries changes of given answers and keeps those that change the first place. Each change is scored by the engine itself; only what
/// it leaves untouched is not joined again.
/// </summary>
internal sealed class FlipSearch
{
    private readonly DecisionModel model;
    private readonly ModelTables tables;
    private readonly AnswerSet answers;
    private readonly AnswerMove[] moves;
    private readonly ulong[][] masks;
    private readonly ulong first;

    /// <summary>By question: the joined weights of all answers but its own, before caps.</summary>
    private readonly byte[] rests;

    public FlipSearch(DecisionModel model, AnswerSet answers)
    {
        (this.model, this.answers, tables) = (model, answers, model.Tables);
        moves = [.. AnswerMoves.From(answers)];
        masks = tables.QuestionMasks;
        rests = new byte[masks.Length * tables.Width];
        JoinRests();
        Span<Standing> standings = stackalloc Standing[model.Catalogue.Alternatives.Count];
        model.Score(answers, standings);
        first = Standing.First(standings);
    }

    public int Count => moves.Length;

    /// <summary>Which single changes flip. Allocates nothing.</summary>
    /// <param name="flipping">Receives one entry per change.</param>
    /// <returns>How many flip.</returns>
    public int TrySingles(Span<bool> flipping)
    {
        Span<Standing> standings = stackalloc Standing[model.Catalogue.Alternatives.Count];
        Span<ulong> bits = stackalloc ulong[tables.Words];
        var flips = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            Score(moves[i], bits, standings);
            flipping[i] = Standing.First(standings) != first;
            if (flipping[i])
                flips++;
        }
        return flips;
    }

    public AnswerFlips Singles()
    {
        Span<bool> flipping = stackalloc bool[moves.Length];
        var count = TrySingles(flipping);
        var flips = new List<AnswerFlip>(count);
        for (var i = 0; i < moves.Length; i++)
        {
            if (flipping[i])
                flips.Add(Flip([moves[i]]));
        }
        return new AnswerFlips([.. flips.OrderByDescending(flip => flip.Lead ?? 0)], moves.Length, moves.Length - count);
    }

    /// <summary>The single flips, then the pairs of changes of which neither flips alone.</summary>
    public AnswerFlips All()
    {
        Span<bool> flipping = stackalloc bool[moves.Length];
        TrySingles(flipping);
        Span<Standing> standings = stackalloc Standing[model.Catalogue.Alternatives.Count];
        Span<byte> weights = stackalloc byte[tables.Width];
        Span<ulong> bits = stackalloc ulong[tables.Words];
        var pairs = new List<AnswerFlip>();
        for (var i = 0; i < moves.Length; i++)
        {
            for (var j = flipping[i] ? moves.Length : i + 1; j < moves.Length; j++)
            {
                if (flipping[j] || moves[i].Question == moves[j].Question)
                    continue;
                answers.Bits.CopyTo(bits);
                Change(bits, moves[i]);
                Change(bits, moves[j]);
                tables.DropUnasked(bits);
                model.Score(bits, weights, standings);
                if (Standing.First(standings) != first)
                    pairs.Add(Flip([moves[i], moves[j]]));
            }
        }
        var singles = Singles();
        return singles with { Flips = [.. singles.Flips, .. pairs.OrderByDescending(flip => flip.Lead ?? 0)] };
    }

    private void Score(AnswerMove move, Span<ulong> bits, Span<Standing> standings)
    {
        Span<byte> room = stackalloc byte[Scoring.MaxWidth];
        var weights = room[..tables.Width];
        answers.Bits.CopyTo(bits);
        Change(bits, move);
        if (tables.TouchesFollowUps[move.Question])
        {
            tables.DropUnasked(bits);
            model.Score(bits, weights, standings);
            return;
        }
        rests.AsSpan(move.Question * weights.Length, weights.Length).CopyTo(weights);
        Join(weights, move.To);
        model.Scoring.Cap(weights);
        model.Scoring.Stand(bits, weights, standings);
    }

    private void Change(Span<ulong> bits, AnswerMove move)
    {
        var mask = masks[move.Question];
        for (var word = 0; word < bits.Length; word++)
            bits[word] = (bits[word] & ~mask[word]) | move.To[word];
    }

    /// <summary>From both ends, so that each question's neighbours on either side are joined once for all.</summary>
    private void JoinRests()
    {
        var own = new byte[rests.Length];
        for (var question = 0; question < masks.Length; question++)
            Join(own.AsSpan(question * tables.Width, tables.Width), [.. answers.Bits.ToArray().Zip(masks[question], (bits, mask) => bits & mask)]);
        Span<byte> joined = stackalloc byte[tables.Width];
        for (var question = 0; question < masks.Length; question++)
            Pass(question, joined);
        joined.Clear();
        for (var question = masks.Length - 1; question >= 0; question--)
            Pass(question, joined);

        void Pass(int question, Span<byte> joined)
        {
            Raise(rests.AsSpan(question * tables.Width, tables.Width), joined);
            Raise(joined, own.AsSpan(question * tables.Width, tables.Width));
        }
    }

    private void Join(Span<byte> weights, ReadOnlySpan<ulong> options)
    {
        for (var word = 0; word < options.Length; word++)
        {
            for (var rest = options[word]; rest != 0; rest &= rest - 1)
            {
                var option = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                Raise(weights, tables.Strengths.AsSpan(option * tables.Width, tables.Width));
            }
        }
    }

    private static void Raise(Span<byte> weights, ReadOnlySpan<byte> to)
    {
        for (var c = 0; c < weights.Length; c += Vector256<byte>.Count)
            Vector256.Max(Vector256.Create<byte>(weights[c..]), Vector256.Create(to[c..])).CopyTo(weights[c..]);
    }

    private AnswerFlip Flip(ReadOnlySpan<AnswerMove> changes)
    {
        var bits = answers.Bits.ToArray();
        foreach (var change in changes)
            Change(bits, change);
        var after = new AnswerSet(model, bits);
        var made = new List<AnswerChange>(changes.Length);
        foreach (var change in changes)
        {
            var question = model.Catalogue.Questions[change.Question];
            made.Add(new AnswerChange(question, [.. answers.Chosen(question)], [.. after.Chosen(question)]));
        }
        var standings = new Standing[model.Catalogue.Alternatives.Count];
        var denominator = model.Score(after, standings);
        return new AnswerFlip(made, model.Named(Standing.First(standings)), Standing.Lead(standings, denominator));
    }
}
