using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>
/// Finds changes to answers that change the first place, computing only what a change affects: not the weights from other answers, nor constraints that do not
/// refer to the changed options. Reuses its buffers: can be used repeatedly, by one thread at a time.
/// </summary>
internal sealed class FlipSearch
{
    private readonly DecisionModel model;
    private readonly ModelTables tables;

    // One byte per criterion.
    private readonly byte[] weights;
    private readonly byte[] combined;
    private readonly byte[] largest;
    private readonly byte[] second;
    private readonly byte[] strongest;

    /// <summary>By question: the first chosen option, or −1.</summary>
    private readonly int[] chosen;
    private readonly AlternativeScore[] after;
    private readonly Vector256<int>[] ceilings;

    private AnswerSet answers;
    private AnswerMoves moves;
    private ulong first;

    public FlipSearch(DecisionModel model)
    {
        (this.model, tables, answers) = (model, model.Tables, model.Unanswered);
        (weights, combined) = (new byte[tables.Width], new byte[tables.Width]);
        (largest, second, strongest) = (new byte[tables.Width], new byte[tables.Width], new byte[tables.Width]);
        chosen = new int[tables.Questions.Length];
        after = new AlternativeScore[model.Catalogue.Alternatives.Count];
        ceilings = new Vector256<int>[(tables.LastGroup / Vector256<int>.Count) + 1];
    }

    /// <returns>The number of single changes; <paramref name="flipping"/> receives the options whose change flips the first place.</returns>
    public int FindSingleChanges(AnswerSet current, Span<ulong> flipping)
    {
        (answers, moves) = (current, new AnswerMoves(current));
        FindCeilings();
        model.Score(answers.Bits, weights, after);
        first = AlternativeScore.First(after);
        FindLargest();
        flipping.Clear();
        var tried = 0;
        Span<ulong> to = stackalloc ulong[tables.Words];
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            // Answers to questions that are not asked were dropped, so an answered question is asked.
            if (chosen[q] >= 0)
                tried += TryOptions(q, to, flipping);
            else if (moves.Has(tables.Questions[q]))
                tried += tables.Questions[q].Count;
        }
        return tried;
    }

    private int TryOptions(int q, Span<ulong> to, Span<ulong> flipping)
    {
        ref readonly var question = ref tables.Questions[q];
        var tried = 0;
        // The option that changes together with each other one: the one chosen now, or the exclusive one.
        var together = question.Many ? question.Exclusive : chosen[q];
        var (allAsk, allHold) = (Has(tables.FollowUpCauses, together), Has(tables.Watched, together));
        for (var option = question.First; option < question.First + question.Count; option++)
        {
            if (question.Many ? !moves.TryMake(question, option, to) : option == together)
                continue;
            tried++;
            var same = CombineWithOthers(q, ref question.CombinesOptions ? ref CombinedStrengths(question, to) : ref tables.Strengths[option * weights.Length]);
            var asks = allAsk || Has(tables.FollowUpCauses, option);
            bool flips;
            if (asks || allHold || Has(tables.Watched, option))
                flips = moves.TryMake(question, option, to) && (asks ? Flips(to) : FirstAfter(to) != first);
            else
                flips = !same && FirstUnderCeilings() != first;
            if (flips)
                flipping.Add(option);
        }
        return tried;
    }

    private static bool Has(ulong[] options, int option) => option >= 0 && options.Has(option);

    /// <summary>Per criterion: the largest strength, the question it comes from, and the largest from any other question.</summary>
    private void FindLargest()
    {
        Array.Clear(largest);
        Array.Clear(second);
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            ref readonly var question = ref tables.Questions[q];
            chosen[q] = FirstChosen(question);
            if (chosen[q] < 0)
                continue;
            ref var given = ref question.CombinesOptions ? ref CombinedStrengths(question, answers.Bits) : ref tables.Strengths[chosen[q] * largest.Length];
            for (var c = 0; c < largest.Length; c += ModelTables.RowBytes)
            {
                var strengths = Vector256.LoadUnsafe(ref given, (nuint)c);
                var (most, next) = (Vector256.LoadUnsafe(ref largest[c]), Vector256.LoadUnsafe(ref second[c]));
                Vector256.Max(next, Vector256.Min(most, strengths)).StoreUnsafe(ref second[c]);
                Vector256.ConditionalSelect(Vector256.GreaterThan(strengths, most), Vector256.Create((byte)q), Vector256.LoadUnsafe(ref strongest[c]))
                    .StoreUnsafe(ref strongest[c]);
                Vector256.Max(most, strengths).StoreUnsafe(ref largest[c]);
            }
        }
    }

    /// <summary>Combines a question's strengths with those of all others into <see cref="weights"/>.</summary>
    /// <returns>Whether the weights stay the same.</returns>
    private bool CombineWithOthers(int question, ref byte given)
    {
        var same = true;
        for (var c = 0; c < weights.Length; c += ModelTables.RowBytes)
        {
            var most = Vector256.LoadUnsafe(ref largest[c]);
            var others = Vector256.ConditionalSelect(
                Vector256.Equals(Vector256.LoadUnsafe(ref strongest[c]), Vector256.Create((byte)question)), Vector256.LoadUnsafe(ref second[c]), most);
            var larger = Vector256.Max(others, Vector256.LoadUnsafe(ref given, (nuint)c));
            same &= larger == most;
            larger.StoreUnsafe(ref weights[c]);
        }
        return same;
    }

    public AnswerFlips Singles(AnswerSet current)
    {
        Span<ulong> flipping = stackalloc ulong[tables.Words];
        var tried = FindSingleChanges(current, flipping);
        return flipping.ContainsAnyExcept(0UL) ? Singles(moves.All(), flipping) : new AnswerFlips([], tried, tried);
    }

    /// <summary>The single flips, then the pairs of changes neither of which flips alone.</summary>
    public AnswerFlips All(AnswerSet current)
    {
        Span<ulong> flipping = stackalloc ulong[tables.Words];
        FindSingleChanges(current, flipping);
        var all = moves.All();
        var candidates = new List<AnswerMove>();
        foreach (var move in all)
        {
            if (!flipping.Has(move.Option))
                candidates.Add(move);
        }
        var pairs = new List<AnswerFlip>();
        Span<ulong> to = stackalloc ulong[tables.Words];
        for (var i = 0; i < candidates.Count; i++)
        {
            for (var j = i + 1; j < candidates.Count; j++)
            {
                if (candidates[i].Question == candidates[j].Question)
                    continue;
                answers.Bits.CopyTo(to);
                Change(to, candidates[i]);
                Change(to, candidates[j]);
                if (Flips(to))
                    pairs.Add(Flip([candidates[i], candidates[j]]));
            }
        }
        var singles = Singles(all, flipping);
        return singles with { Flips = [.. singles.Flips, .. ByLead(pairs)] };
    }

    private AnswerFlips Singles(List<AnswerMove> all, ReadOnlySpan<ulong> flipping)
    {
        var flips = new List<AnswerFlip>();
        foreach (var move in all)
        {
            if (flipping.Has(move.Option))
                flips.Add(Flip([move]));
        }
        return new AnswerFlips(ByLead(flips), all.Count, all.Count - flips.Count);
    }

    private void FindCeilings()
    {
        Span<int> points = stackalloc int[after.Length];
        model.Scoring.Ceilings(answers.Bits, points);
        Array.Fill(ceilings, Vector256.Create(AlternativeScore.Out));
        for (var a = 0; a < points.Length; a++)
            ceilings[a / Vector256<int>.Count] = ceilings[a / Vector256<int>.Count].WithElement(a % Vector256<int>.Count, points[a]);
    }

    private static List<AnswerFlip> ByLead(List<AnswerFlip> flips) => [.. flips.OrderByDescending(flip => flip.Lead ?? 0)];

    private bool Flips(Span<ulong> to)
    {
        tables.DropUnasked(to);
        model.Scoring.CombineStrengths(to, weights);
        return FirstAfter(to) != first;
    }

    private ulong FirstAfter(ReadOnlySpan<ulong> to)
    {
        model.Scoring.Cap(weights);
        model.Scoring.ComputeJointScores(to, weights, after);
        return AlternativeScore.First(after);
    }

    private ulong FirstUnderCeilings()
    {
        model.Scoring.Cap(weights);
        return model.Scoring.First(weights, ceilings);
    }

    private int FirstChosen(in QuestionTable question)
    {
        for (var word = question.FirstWord; word <= question.LastWord; word++)
        {
            var here = answers.Bits[word] & question.Mask[word];
            if (here != 0)
                return OptionBits.Lowest(word, here);
        }
        return -1;
    }

    /// <summary>The combined strengths of the chosen options of one question.</summary>
    private ref byte CombinedStrengths(in QuestionTable question, ReadOnlySpan<ulong> chosen)
    {
        combined.AsSpan().Clear();
        for (var word = question.FirstWord; word <= question.LastWord; word++)
        {
            for (var rest = chosen[word] & question.Mask[word]; rest != 0; rest &= rest - 1)
            {
                ref var strengths = ref tables.Strengths[OptionBits.Lowest(word, rest) * combined.Length];
                for (var c = 0; c < combined.Length; c += ModelTables.RowBytes)
                    Vector256.Max(Vector256.LoadUnsafe(ref combined[c]), Vector256.LoadUnsafe(ref strengths, (nuint)c)).StoreUnsafe(ref combined[c]);
            }
        }
        return ref combined[0];
    }

    private void Change(Span<ulong> bits, AnswerMove move)
    {
        bits.Remove(tables.Questions[move.Question].Mask);
        bits.Add(move.To);
    }

    private AnswerFlip Flip(ReadOnlySpan<AnswerMove> changes)
    {
        var bits = answers.Bits.ToArray();
        foreach (var change in changes)
            Change(bits, change);
        var other = new AnswerSet(model, bits);
        var made = new List<AnswerChange>(changes.Length);
        foreach (var change in changes)
        {
            var question = model.Catalogue.Questions[change.Question];
            made.Add(new AnswerChange(question, [.. answers.Chosen(question)], [.. other.Chosen(question)]));
        }
        var denominator = model.Score(other, after);
        return new AnswerFlip(made, model.Named(AlternativeScore.First(after)), AlternativeScore.Lead(after, denominator));
    }
}
