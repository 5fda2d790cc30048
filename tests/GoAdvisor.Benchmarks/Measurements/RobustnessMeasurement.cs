using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GoAdvisor.Benchmarks.Peers;
using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;
using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>What it costs to say how sure a result is: all changes of one answer, and the draws, over the worked cases.</summary>
internal static class RobustnessMeasurement
{
    private const int Rounds = 60;
    private const int Evaluations = 4_000;
    private const int Searches = 80;

    public static Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var cases = WorkedCases.Read();
        MeasureFlips(report, cases, cancellationToken);
        MeasureDraws(report, cases, cancellationToken);
        MeasureOpenDraws(report, cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>What it costs to draw the answers of twelve questions as well. The newest catalogue of the seeds states their shares.</summary>
    private static void MeasureOpenDraws(Report report, CancellationToken cancellationToken)
    {
        if (WorkedCases.ReadNewest() is not { } cases || !cases.Model.Catalogue.DrawsAnswers)
            return;
        var drawings = cases.Answers.Select((answers, i) => new OpenDrawing(cases.Model, answers, seed: i)).ToArray();
        var plain = new PlainOpenDraws(cases.Model);
        foreach (var (i, drawing) in drawings.Take(2).Index())
        {
            if (!drawing.CountedOpen().SequenceEqual(drawing.CountedPlainly(plain)))
                throw new MeasurementException($"Plain loops count other first places with open answers for {cases.Names[i]}.");
        }
        var times = Turns.Measure(Rounds, cancellationToken,
            () => Array.ForEach(drawings, drawing => drawing.CountedFull()),
            () => Array.ForEach(drawings, drawing => drawing.CountedOpen()));
        var loops = Turns.Measure(2, cancellationToken, () => drawings[0].CountedPlainly(plain))[0];
        var (full, open) = (times[0] / drawings.Length, times[1] / drawings.Length);
        report.Note($"robustness: draws of a full sheet in {full / 1000:0.0} µs, with twelve questions open, and the follow-ups that these may ask, {open / 1000:0.0} µs, plain loops {loops / 1e6:0} ms");
        report.Ratio("draws-open12-vs-full", open / full, Goal.AtMost(4));
        report.Ratio("smaa-vs-loops-open12", loops / open, Goal.AtLeast(100));
    }

    /// <summary>The draws of one worked case, with all of its answers and without twelve of them.</summary>
    private sealed class OpenDrawing(DecisionModel model, AnswerSet full, int seed)
    {
        private const int OpenQuestions = 12;

        private readonly AnswerSet open = Without(model, full, seed);
        private readonly int[] first = new int[model.Catalogue.Alternatives.Count];

        public int[] CountedFull() => Count(full, leader: -1);

        /// <summary>With the lead of the first, which a verdict with open questions takes.</summary>
        public int[] CountedOpen() => Count(open, leader: 0);

        public int[] CountedPlainly(PlainOpenDraws plain)
        {
            var plan = new OpenPlan(model, model.StatedTable.Samples, open.Bits, own: []);
            return plain.CountFirst(open.ToText(), plan.ArchetypeOf);
        }

        private int[] Count(AnswerSet answers, int leader)
        {
            model.StatedOpenDraws.Count(answers.Bits, own: [], leader, first);
            return first;
        }

        private static AnswerSet Without(DecisionModel model, AnswerSet full, int seed)
        {
            var questions = model.Catalogue.Questions.Where(question => question.AskedWhen is null).ToArray();
            new Random(seed).Shuffle(questions);
            var left = questions.Take(OpenQuestions).Select(question => question.Id).ToHashSet();
            return model.ReadKnown(full.ToText().Where(answer => !left.Contains(answer.Key)), out _);
        }
    }

    private static void MeasureFlips(Report report, WorkedCases cases, CancellationToken cancellationToken)
    {
        var (model, answers) = (cases.Model, cases.Answers);
        var scores = new AlternativeScore[cases.Alternatives];
        var search = new FlipSearch(model);
        var flipping = new ulong[model.Tables.Words];
        var tried = answers.Sum(set => search.FindSingleChanges(set, flipping));
        var times = Turns.Measure(Rounds, cancellationToken, Evaluate, Search);
        var (one, all) = (times[0] / Evaluations, times[1] / Searches);
        report.Note($"robustness: {tried / (double)answers.Length:0} single changes of an answer in {all:0} ns, one evaluation in {one:0.0} ns");
        report.Ratio("flips1-vs-evaluate", all / one, Goal.AtMost(60));

        void Evaluate()
        {
            for (int i = 0, next = 0; i < Evaluations; i++)
            {
                model.Score(answers[next], scores);
                if (++next == answers.Length)
                    next = 0;
            }
        }

        void Search()
        {
            for (int i = 0, next = 0; i < Searches; i++)
            {
                search.FindSingleChanges(answers[next], flipping);
                if (++next == answers.Length)
                    next = 0;
            }
        }
    }

    private static void MeasureDraws(Report report, WorkedCases cases, CancellationToken cancellationToken)
    {
        var drawings = cases.Answers.Select(answers => new Drawing(cases.Model, answers)).ToArray();
        foreach (var (i, drawing) in drawings.Index())
        {
            if (!drawing.Counted().SequenceEqual(drawing.CountedPlainly()))
                throw new MeasurementException($"Plain loops count other first places for {cases.Names[i]}.");
        }
        var table = cases.Model.StatedTable;
        var sink = Vector256<short>.Zero;
        var times = Turns.Measure(Rounds, cancellationToken,
            () => Array.ForEach(drawings, drawing => drawing.Counted()),
            () => Array.ForEach(drawings, drawing => drawing.CountedPlainly()),
            () => Array.ForEach(drawings, _ => sink ^= Read(table.Factors) ^ Read(MemoryMarshal.Cast<byte, short>(table.Ratings))));
        var (ours, plain, read) = (times[0] / drawings.Length, times[1] / drawings.Length, times[2] / drawings.Length);
        report.Note($"robustness: {table.Samples} draws in {ours / 1000:0.0} µs, plain loops {plain / 1000:0} µs, "
            + $"reading the table's {((table.Factors.Length * sizeof(short)) + table.Ratings.Length) / 1024} KiB {read / 1000:0.0} µs (checksum {sink.GetElement(0)})");
        report.Ratio("smaa-vs-loops", plain / ours, Goal.AtLeast(40));
        report.Ratio("smaa-vs-memory-read", ours / read, Goal.AtMost(4));
    }

    /// <summary>All of it once, in whole vectors, four at a time so that nothing has to wait but for the memory.</summary>
    private static Vector256<short> Read(ReadOnlySpan<short> cells)
    {
        var (a, b, c, d) = (Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero);
        ref var first = ref MemoryMarshal.GetReference(cells);
        var step = Vector256<short>.Count;
        for (var i = 0; i + (4 * step) <= cells.Length; i += 4 * step)
        {
            a ^= Vector256.LoadUnsafe(ref first, (nuint)i);
            b ^= Vector256.LoadUnsafe(ref first, (nuint)(i + step));
            c ^= Vector256.LoadUnsafe(ref first, (nuint)(i + (2 * step)));
            d ^= Vector256.LoadUnsafe(ref first, (nuint)(i + (3 * step)));
        }
        return a ^ b ^ c ^ d;
    }

    /// <summary>The draws of one worked case, both ways.</summary>
    private sealed class Drawing
    {
        private readonly DecisionModel model;
        private readonly PlainDraws plain;
        private readonly byte[] weights;
        private readonly double[] shares;
        private readonly int[] ceilings;
        private readonly int[] first;

        public Drawing(DecisionModel model, AnswerSet answers)
        {
            this.model = model;
            var alternatives = model.Catalogue.Alternatives.Count;
            (plain, weights) = (new PlainDraws(model.Catalogue), new byte[model.Tables.Width]);
            (ceilings, first) = (new int[alternatives], new int[alternatives]);
            model.Score(answers.Bits, weights, new AlternativeScore[alternatives]);
            model.Scoring.Ceilings(answers.Bits, ceilings);
            shares = [.. weights.Take(model.Tables.Criteria).Select(weight => weight / 100.0)];
        }

        public int[] Counted()
        {
            model.StatedTable.CountFirst(weights, ceilings, first);
            return first;
        }

        public int[] CountedPlainly() => plain.CountFirst(shares, ceilings);
    }
}
