using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>
/// Tries changes of given answers and keeps those that change the first place. What a change leaves as it is, is not computed again:
/// the weights of all other answers, and the constraints where no answer they look at is touched.
/// </summary>
/// <remarks>Holds the room that a search needs. It can be used for one set of answers after the other, by one thread at a time.</remarks>
internal sealed class FlipSearch
{
    private readonly DecisionModel model;
    private readonly ModelTables tables;

    // Rows of one byte per criterion.
    private readonly byte[] changed;
    private readonly byte[] own;
    private readonly byte[] largest;
    private readonly byte[] second;
    private readonly byte[] giver;

    /// <summary>By question: the first option that is chosen; −1 for none.</summary>
    private readonly int[] chosen;
    private readonly AlternativeScore[] after;
    private readonly Vector256<int>[] ceilings;

    private AnswerSet answers;
    private AnswerMoves moves;
    private ulong first;

    public FlipSearch(DecisionModel model)
    {
        (this.model, tables, answers) = (model, model.Tables, model.Unanswered);
        (changed, own) = (new byte[tables.Width], new byte[tables.Width]);
        (largest, second, giver) = (new byte[tables.Width], new byte[tables.Width], new byte[tables.Width]);
        chosen = new int[tables.Questions.Length];
        after = new AlternativeScore[model.Catalogue.Alternatives.Count];
        ceilings = new Vector256<int>[(tables.LastGroup / Vector256<int>.Count) + 1];
    }

    /// <summary>Tries every single change.</summary>
    /// <param name="present">The answers as they are.</param>
    /// <param name="flipping">Receives the bits of the options whose change flips.</param>
    /// <returns>How many changes there are.</returns>
    public int TrySingles(AnswerSet present, Span<ulong> flipping)
    {
        (answers, moves) = (present, new AnswerMoves(present));
        FindCeilings();
        model.Score(answers.Bits, changed, after);
        first = AlternativeScore.First(after);
        FindLargest();
        flipping.Clear();
        var tried = 0;
        Span<ulong> to = stackalloc ulong[tables.Words];
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            // Answers to a question that is not asked mean nothing, so an answered one is asked.
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
        // What is chosen alone, now or instead, changes together with each other option.
        var together = question.Many ? question.Exclusive : chosen[q];
        var (allAsk, allHold) = (Has(tables.FollowUpCauses, together), Has(tables.Watched, together));
        for (var option = question.First; option < question.First + question.Count; option++)
        {
            if (question.Many ? !moves.TryMake(question, option, to) : option == together)
                continue;
            tried++;
            var same = JoinOthers(q, ref question.Joins ? ref OwnOf(question, to) : ref tables.Strengths[option * changed.Length]);
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

    /// <summary>The largest strength for every criterion, the question that gives it, and the largest of all other questions.</summary>
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
            ref var given = ref question.Joins ? ref OwnOf(question, answers.Bits) : ref tables.Strengths[chosen[q] * largest.Length];
            for (var c = 0; c < largest.Length; c += ModelTables.RowBytes)
            {
                var strengths = Vector256.LoadUnsafe(ref given, (nuint)c);
                var (most, next) = (Vector256.LoadUnsafe(ref largest[c]), Vector256.LoadUnsafe(ref second[c]));
                Vector256.Max(next, Vector256.Min(most, strengths)).StoreUnsafe(ref second[c]);
                Vector256.ConditionalSelect(Vector256.GreaterThan(strengths, most), Vector256.Create((byte)q), Vector256.LoadUnsafe(ref giver[c]))
                    .StoreUnsafe(ref giver[c]);
                Vector256.Max(most, strengths).StoreUnsafe(ref largest[c]);
            }
        }
    }

    /// <summary>Joins what one question would give with what all others do, into <see cref="changed"/>.</summary>
    /// <returns>Whether that gives the present weights.</returns>
    private bool JoinOthers(int question, ref byte given)
    {
        var same = true;
        for (var c = 0; c < changed.Length; c += ModelTables.RowBytes)
        {
            var most = Vector256.LoadUnsafe(ref largest[c]);
            var others = Vector256.ConditionalSelect(
                Vector256.Equals(Vector256.LoadUnsafe(ref giver[c]), Vector256.Create((byte)question)), Vector256.LoadUnsafe(ref second[c]), most);
            var joined = Vector256.Max(others, Vector256.LoadUnsafe(ref given, (nuint)c));
            same &= joined == most;
            joined.StoreUnsafe(ref changed[c]);
        }
        return same;
    }

    /// <summary>The single flips.</summary>
    public AnswerFlips Singles(AnswerSet present)
    {
        Span<ulong> flipping = stackalloc ulong[tables.Words];
        var tried = TrySingles(present, flipping);
        return flipping.ContainsAnyExcept(0UL) ? Singles(moves.All(), flipping) : new AnswerFlips([], tried, tried);
    }

    /// <summary>The single flips, then the pairs of changes of which neither flips alone.</summary>
    public AnswerFlips All(AnswerSet present)
    {
        Span<ulong> flipping = stackalloc ulong[tables.Words];
        TrySingles(present, flipping);
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
        model.Scoring.CombineStrengths(to, changed);
        return FirstAfter(to) != first;
    }

    private ulong FirstAfter(ReadOnlySpan<ulong> to)
    {
        model.Scoring.Cap(changed);
        model.Scoring.ComputeScores(to, changed, after);
        return AlternativeScore.First(after);
    }

    private ulong FirstUnderCeilings()
    {
        model.Scoring.Cap(changed);
        return model.Scoring.First(changed, ceilings);
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

    /// <summary>What these options of one question give together: a row in <see cref="own"/>.</summary>
    private ref byte OwnOf(in QuestionTable question, ReadOnlySpan<ulong> chosen)
    {
        own.AsSpan().Clear();
        for (var word = question.FirstWord; word <= question.LastWord; word++)
        {
            for (var rest = chosen[word] & question.Mask[word]; rest != 0; rest &= rest - 1)
            {
                ref var strengths = ref tables.Strengths[OptionBits.Lowest(word, rest) * own.Length];
                for (var c = 0; c < own.Length; c += ModelTables.RowBytes)
                    Vector256.Max(Vector256.LoadUnsafe(ref own[c]), Vector256.LoadUnsafe(ref strengths, (nuint)c)).StoreUnsafe(ref own[c]);
            }
        }
        return ref own[0];
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
