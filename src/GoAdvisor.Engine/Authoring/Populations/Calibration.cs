namespace GoAdvisor.Engine.Authoring.Populations;

/// <summary>How often cases with a verdict keep their winner when some of their answers are a step off.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Cases">How many cases with it were tried.</param>
/// <param name="KeptAtOneInTen">Of these, how many kept their winner with one answer in ten a step off.</param>
/// <param name="KeptAtOneInFive">The same with one answer in five.</param>
public sealed record VerdictCalibration(VerdictKind Kind, int Cases, int KeptAtOneInTen, int KeptAtOneInFive)
{
    /// <summary>The lower end of the interval that holds the true share at one in ten with 95 % confidence (Wilson 1927), 0 to 1.</summary>
    public double LowerAtOneInTen => Calibration.LowerBound(KeptAtOneInTen, Cases);

    /// <summary>The same at one in five.</summary>
    public double LowerAtOneInFive => Calibration.LowerBound(KeptAtOneInFive, Cases);
}

/// <summary>What verdicts are worth, measured on a population.</summary>
/// <param name="Seed">Where the random sequences start.</param>
/// <param name="Sheets">How many cases were looked at to find enough of every verdict.</param>
/// <param name="Verdicts">One entry per kind of verdict that has a winner or contenders and was found.</param>
/// <param name="Shares">By kind: the share of all sheets, 0 to 1, with this verdict.</param>
public sealed record Calibration(
    int Seed, int Sheets, IReadOnlyList<VerdictCalibration> Verdicts, IReadOnlyDictionary<VerdictKind, double> Shares)
{
    /// <summary>How many cases of every verdict are tried.</summary>
    public const int UsualCases = 1_000;

    /// <summary>How many sheets are looked at for each of the wanted cases before a rare verdict is given up.</summary>
    private const int SheetsPerCase = 40;

    private const double Deviations = 1.959963984540054;

    /// <summary>
    /// Takes cases one after the other until there are enough of every verdict. Of each, one in ten (and in five) of the answers to select-one questions, on average
    /// exactly and always at least one, is moved a step: to a neighbour where the options are ordered, to another by its share where they are not. Kept is the winner
    /// when it alone has the highest score afterwards. Pure: the same model, population and seed give the same figures.
    /// </summary>
    public static Calibration Measure(DecisionModel model, Population population, int seed, int cases = UsualCases)
    {
        var run = new Run(model, seed);
        var (counts, sheets) = (new SortedDictionary<VerdictKind, int[]>(), 0);
        VerdictKind[] wanted = [VerdictKind.Clear, VerdictKind.Leaning, VerdictKind.TooClose, VerdictKind.Sole];
        var found = new Dictionary<VerdictKind, int>();
        var limit = Math.Min((long)cases * SheetsPerCase, population.Count ?? long.MaxValue);
        while (sheets < limit && !Array.TrueForAll(wanted, kind => found.GetValueOrDefault(kind) >= cases))
        {
            var answers = population.Case(sheets);
            var kind = run.Judge(answers, out var winner);
            found[kind] = found.GetValueOrDefault(kind) + 1;
            if (winner >= 0 && found[kind] <= cases)
            {
                var entry = counts.TryGetValue(kind, out var known) ? known : counts[kind] = new int[3];
                entry[0]++;
                entry[1] += run.Keeps(answers, winner, 10, sheets) ? 1 : 0;
                entry[2] += run.Keeps(answers, winner, 5, sheets) ? 1 : 0;
            }
            sheets++;
        }
        return new Calibration(seed, sheets,
            [.. counts.Select(entry => new VerdictCalibration(entry.Key, entry.Value[0], entry.Value[1], entry.Value[2]))],
            found.OrderBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => (double)entry.Value / sheets));
    }

    internal static double LowerBound(int kept, int cases)
    {
        if (cases == 0)
            return 0;
        var (share, square) = ((double)kept / cases, Deviations * Deviations);
        var middle = share + (square / (2 * cases));
        var half = Deviations * Math.Sqrt(((share * (1 - share)) + (square / (4.0 * cases))) / cases);
        return Math.Max(0, (middle - half) / (1 + (square / cases)));
    }

    private sealed class Run(DecisionModel model, int seed)
    {
        private readonly AnswerSteps steps = new(model);
        private readonly AlternativeScore[] scores = new AlternativeScore[model.Catalogue.Alternatives.Count];

        /// <param name="answers">The answers.</param>
        /// <param name="winner">Who is first, alone; −1 on a tie and when nobody is.</param>
        public VerdictKind Judge(AnswerSet answers, out int winner)
        {
            model.Score(answers, scores);
            winner = Winner();
            return new EvaluationBuilder(model, answers).Verdict().Kind;
        }

        public bool Keeps(AnswerSet answers, int winner, int oneIn, int number)
        {
            var stream = new DrawStream(seed, "calibration", oneIn.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));
            model.Score(steps.MoveSome(answers, oneIn, stream), scores);
            return Winner() == winner;
        }

        private int Winner()
        {
            var first = AlternativeScore.First(scores);
            return BitOperations.IsPow2(first) ? BitOperations.TrailingZeroCount(first) : -1;
        }
    }
}
