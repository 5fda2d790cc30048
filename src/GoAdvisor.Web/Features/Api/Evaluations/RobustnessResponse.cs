namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>What the draws say, by ids. Shares and weights are shares of 1.</summary>
/// <param name="Samples">How many draws were made.</param>
/// <param name="Seed">The seed that gives the same numbers again.</param>
/// <param name="Mode">Where the weights of a draw come from.</param>
/// <param name="RankAcceptability">Alternative → share of draws with rank 1, 2, …</param>
/// <param name="Pairwise">Alternative → other → share of draws in which it scores higher.</param>
/// <param name="CentralWeights">Alternative → criterion → mean weight where it is first; null when it never is.</param>
/// <param name="Confidence">Alternative → share of draws in which it is first under its central weights; null without these.</param>
internal sealed record RobustnessResponse(
    int Samples,
    int Seed,
    WeightDraws Mode,
    IReadOnlyDictionary<string, IReadOnlyList<double>> RankAcceptability,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Pairwise,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>?> CentralWeights,
    IReadOnlyDictionary<string, double?> Confidence)
{
    /// <param name="alternatives">The ids of the alternatives, in the order of the model.</param>
    /// <param name="criteria">The ids of the criteria, in the order of the model.</param>
    public static RobustnessResponse From(RobustnessResult robustness, IReadOnlyList<string> alternatives, IReadOnlyList<string> criteria)
    {
        var measured = robustness.Alternatives;
        return new RobustnessResponse(
            robustness.Draws.Samples,
            robustness.Draws.Seed,
            robustness.Draws.Weights,
            ById(alternatives, a => measured[a].RankAcceptability),
            ById(alternatives, IReadOnlyDictionary<string, double> (a) => Others(alternatives, a, measured[a].Beats)),
            ById(alternatives, IReadOnlyDictionary<string, double>? (a) =>
                measured[a].CentralWeights is { } weights ? ById(criteria, c => weights[c]) : null),
            ById(alternatives, a => measured[a].Confidence));
    }

    private static Dictionary<string, double> Others(IReadOnlyList<string> ids, int self, IReadOnlyList<double> shares)
    {
        var others = ById(ids, other => shares[other]);
        others.Remove(ids[self]);
        return others;
    }

    private static Dictionary<string, T> ById<T>(IReadOnlyList<string> ids, Func<int, T> at)
    {
        var byId = new Dictionary<string, T>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
            byId.Add(ids[i], at(i));
        return byId;
    }
}

/// <summary>How far the weight of one criterion can move before something changes, as shares of 1.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its weight now.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking stays as it is.</param>
internal sealed record StabilityResponse(string Criterion, double Weight, WeightInterval First, WeightInterval Ranking);

/// <summary>A smallest set of changed answers that changes the first place.</summary>
/// <param name="Changes">One or two.</param>
/// <param name="Winner">Who would then be first; null on a tie and when all would be excluded.</param>
/// <param name="First">All who would then be first.</param>
/// <param name="Lead">Points by which they would lead; 0 on a tie, null when there is nobody left to lead or to be led.</param>
/// <param name="Verdict">The verdict that the changed answers would have.</param>
/// <param name="Plausibility">How near a miss it is, to compare flips with; 1 for all where options have no shares.</param>
/// <param name="OnlyIf">The rare hard constraint that it takes; null when it takes none.</param>
internal sealed record AnswerFlipResponse(
    IReadOnlyList<AnswerChangeResponse> Changes,
    string? Winner,
    IReadOnlyList<string> First,
    double? Lead,
    VerdictKind Verdict,
    double Plausibility,
    AnswerResponse? OnlyIf)
{
    public static AnswerFlipResponse Of(JudgedFlip judged) => new(
        [.. judged.Flip.Changes.Select(AnswerChangeResponse.Of)],
        judged.Flip.Winner?.Id,
        judged.Flip.First.Ids(),
        judged.Flip.Lead,
        judged.Kind,
        judged.Plausibility,
        judged.OnlyIf is { } tick ? new AnswerResponse(tick.Question.Id, tick.Option.Id) : null);
}

/// <summary>Another answer to one question, in the form in which answers are sent.</summary>
internal sealed record AnswerChangeResponse(string Question, IReadOnlyList<string> From, IReadOnlyList<string> To)
{
    public static AnswerChangeResponse Of(AnswerChange change) => new(
        change.Question.Id,
        [.. change.From.Select(option => option.Id)],
        [.. change.To.Select(option => option.Id)]);
}

/// <summary>What becomes of the lead when one rating moves by one step.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Alternative">Whose rating moves.</param>
/// <param name="From">The rating now.</param>
/// <param name="To">One step lower or higher.</param>
/// <param name="Lead">Points by which the present leader would lead; negative when it would be overtaken.</param>
/// <param name="First">All who would then be first.</param>
/// <param name="ChangesFirst">Whether these are others than now.</param>
internal sealed record RatingFlipResponse(
    string Criterion, string Alternative, int From, int To, double Lead, IReadOnlyList<string> First, bool ChangesFirst)
{
    public static RatingFlipResponse Of(RatingFlip flip) => new(
        flip.Criterion.Id,
        flip.Alternative.Id,
        flip.From,
        flip.To,
        flip.Lead,
        flip.First.Ids(),
        flip.ChangesFirst);
}
