using GoAdvisor.Benchmarks.Peers;
using GoAdvisor.Data.Seeding;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// What one evaluation of the seeded catalogue costs, over the answers of its worked cases, beside other ways to compute the same. All
/// ways are first seen to agree, then measured in turns.
/// </summary>
internal static class EvaluateMeasurement
{
    private const int Rounds = 100;
    private const int Calls = 20_000;
    private const int SlowCalls = 40;

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var cases = WorkedCases.Read();
        var ours = new Ours(cases);
        var straight = new Straight(cases);
        var rules = new Rules(cases);
        await CheckAsync(cases, straight, rules);

        ours.Run(Calls);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ours.Run(Calls);
        report.Figure("evaluate-bytes", GC.GetAllocatedBytesForCurrentThread() - before, "B", Goal.AtMost(0));

        var times = Turns.Measure(Rounds, cancellationToken, () => ours.Run(Calls), () => straight.Run(Calls), () => rules.Run(SlowCalls));
        var (mine, theirs, engine) = (times[0] / Calls, times[1] / Calls, times[2] / SlowCalls);
        report.Note($"evaluate: {mine:0.0} ns, straight-line {theirs:0.0} ns, RulesEngine with {rules.Count} rules {engine:0} ns");
        report.Ratio("evaluate-vs-straight-line", mine / theirs, Goal.AtMost(2));
        report.Ratio("evaluate-vs-rulesengine", engine / mine, Goal.AtLeast(150));
    }

    private static async Task CheckAsync(WorkedCases cases, Straight straight, Rules rules)
    {
        var scores = new AlternativeScore[cases.Alternatives];
        for (var i = 0; i < cases.Answers.Length; i++)
        {
            var denominator = cases.Model.Score(cases.Answers[i], scores);
            var expected = (denominator,
                string.Join(' ', scores.Select(score => score.BeforeConstraints)),
                string.Join(' ', scores.Select(score => score.Place)));
            var tally = await rules.ScoreAsync(i);
            if (straight.Score(i) != expected)
                throw new MeasurementException($"The straight-line version disagrees on {cases.Names[i]}: {straight.Score(i)} and not {expected}.");
            if ((tally.Denominator, string.Join(' ', tally.Before), string.Join(' ', tally.After)) != expected)
                throw new MeasurementException($"RulesEngine disagrees on {cases.Names[i]}.");
        }
    }

    private sealed class Ours(WorkedCases cases)
    {
        private readonly AlternativeScore[] scores = new AlternativeScore[cases.Alternatives];

        public void Run(int calls)
        {
            var (model, answers) = (cases.Model, cases.Answers);
            for (int i = 0, next = 0; i < calls; i++)
            {
                if (model.Score(answers[next], scores) == 0)
                    throw new MeasurementException("A worked case gives no criterion any weight.");
                if (++next == answers.Length)
                    next = 0;
            }
        }
    }

    private sealed class Straight
    {
        private readonly StraightLine.Scorer score;
        private readonly ulong[][] answers;
        private readonly int[] before;
        private readonly int[] after;

        public Straight(WorkedCases cases)
        {
            score = StraightLine.Compile(cases.Model.Catalogue);
            answers = cases.Bits;
            (before, after) = (new int[cases.Alternatives], new int[cases.Alternatives]);
        }

        public (int Denominator, string Before, string After) Score(int i) =>
            (score(answers[i], before, after), string.Join(' ', before), string.Join(' ', after));

        public void Run(int calls)
        {
            for (int i = 0, next = 0; i < calls; i++)
            {
                if (score(answers[next], before, after) == 0)
                    throw new MeasurementException("A worked case gives no criterion any weight.");
                if (++next == answers.Length)
                    next = 0;
            }
        }
    }

    private sealed class Rules(WorkedCases cases)
    {
        private readonly MicrosoftRulesEngine engine = new(cases.Model.Catalogue);
        private readonly MicrosoftRulesEngine.ChosenOptions[] answers = [.. cases.Bits.Select(words => new MicrosoftRulesEngine.ChosenOptions(words[0], words[1]))];

        public int Count => engine.RuleCount;

        public ValueTask<MicrosoftRulesEngine.Tally> ScoreAsync(int i) => engine.ScoreAsync(answers[i]);

        public void Run(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                var scored = ScoreAsync(i % answers.Length);
                if (!scored.IsCompletedSuccessfully)
                    throw new MeasurementException("RulesEngine went asynchronous; its time would be the scheduler's.");
            }
        }
    }
}

/// <summary>The seeded catalogue with the answers of the worked cases that come with it.</summary>
internal sealed record WorkedCases(DecisionModel Model, AnswerSet[] Answers, ulong[][] Bits, string[] Names)
{
    public int Alternatives => Model.Catalogue.Alternatives.Count;

    public static WorkedCases Read() => Read(Repository.Seeds);

    /// <summary>Those of the newest version of the catalogue; null while there is only one.</summary>
    public static WorkedCases? ReadNewest() => Repository.NewestSeeds is { } newest ? Read(newest) : null;

    private static WorkedCases Read(string folder)
    {
        var model = DecisionModel.Compile(SeedFolder.Read(folder));
        var (bits, profiles) = (new Peers.OptionBits(model.Catalogue), model.Catalogue.Profiles);
        return new WorkedCases(
            model,
            [.. profiles.Select(profile => Read(model, profile))],
            [.. profiles.Select(profile => bits.Read(profile.Answers))],
            [.. profiles.Select(profile => profile.Id)]);
    }

    private static AnswerSet Read(DecisionModel model, Profile profile) =>
        model.TryRead(profile.Answers, out var answers, out var problems)
            ? answers
            : throw new MeasurementException($"{profile.Id}: {string.Join("; ", problems)}");
}
