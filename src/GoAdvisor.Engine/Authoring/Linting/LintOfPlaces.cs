using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Authoring.Linting;

internal sealed class LintOfPlaces(DecisionModel model, FirstPlaces places)
{
    private const int Seed = 2;

    /// <summary>A warning is given when the first places are as concentrated as if fewer than this share of the alternatives had them all, equally.</summary>
    private const double EffectiveShare = 0.5;

    private readonly IReadOnlyList<Alternative> alternatives = model.Catalogue.Alternatives;
    private readonly IReadOnlyList<FirstPlaceCount> counts = places.Counts();

    /// <summary>Uniform answers tell what can be reached, not what is common: who is first how often is only counted where a catalogue has no shares.</summary>
    public IEnumerable<LintFinding> Run() => model.Catalogue.DrawsAnswers ? NeverFirst() : [.. NeverFirst(), .. Bias()];

    private IEnumerable<LintFinding> NeverFirst()
    {
        foreach (var (a, alternative) in alternatives.Index())
        {
            if (counts[a].First > 0 || new WinningAnswers(model, a).Exist(Seed))
                continue;
            var evidence = alternatives.FirstOrDefault(other => AlwaysBeats(other, alternative)) is { } better
                ? $"{better.Id} is rated above it on every criterion that can have weight, and no constraint holds {better.Id} down"
                : string.Create(CultureInfo.InvariantCulture,
                    $"not found in {places.Samples:N0} random answer sets nor uphill from {WinningAnswers.Climbs} of them, which is no proof");
            yield return new LintFinding
            {
                Rule = LintRule.AlternativeNeverFirst,
                Severity = LintSeverity.Error,
                Path = $"alternatives/{alternative.Id}",
                What = $"No answers put it first: {evidence}.",
                Mend = "Add the criterion for which one would choose it, correct its ratings, or leave it out.",
            };
        }
    }

    private bool AlwaysBeats(Alternative better, Alternative worse)
    {
        var isLimited = model.Catalogue.Constraints.SelectMany(constraint => constraint.Effects)
            .Any(effect => effect.Alternative == better.Id && effect.Kind != EffectKind.Warn);
        var (above, below) = (model.Tables.AlternativeIndex(better.Id), model.Tables.AlternativeIndex(worse.Id));
        return !isLimited && Enumerable.Range(0, model.Tables.Criteria)
            .Where(c => Enumerable.Range(0, model.Tables.OptionCount).Any(option => model.Tables.Strengths[(option * model.Tables.Width) + c] > 0))
            .All(c => Rating(above, c) > Rating(below, c));
    }

    private byte Rating(int alternative, int criterion) => model.Tables.Ratings[(alternative * model.Tables.Width) + criterion];

    private IEnumerable<LintFinding> Bias()
    {
        var total = counts.Sum(count => (double)count.First);
        if (total == 0)
            yield break;
        var effective = 1 / counts.Sum(count => Math.Pow(count.First / total, 2));
        if (effective >= EffectiveShare * alternatives.Count)
            yield break;
        var most = counts.MaxBy(count => count.First);
        yield return new LintFinding
        {
            Rule = LintRule.EqualWeightBias,
            Severity = LintSeverity.Warning,
            Path = "criteria",
            What = string.Create(CultureInfo.InvariantCulture,
                $"Over {places.Samples:N0} random answer sets the first places go to {Shares()}: as concentrated as if {effective:0.0} of {alternatives.Count} shared them equally. ")
                + $"With equal weights for all criteria, {EqualWeights()}.",
            Mend = $"Look whether several criteria reward {most?.Alternative.Id} for the same thing, whether options with strong strengths are more frequent "
                + "on its side, and whether its ratings are generous.",
        };
    }

    private string Shares() => string.Join(", ", counts.OrderByDescending(count => count.First)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Alternative.Id} {100.0 * count.First / places.Samples:0.0} %")));

    private string EqualWeights()
    {
        var weights = new byte[model.Tables.Width];
        weights.AsSpan(0, model.Tables.Criteria).Fill(ModelTables.Unit);
        var scores = new AlternativeScore[alternatives.Count];
        var denominator = model.Scoring.ComputeScores(new ulong[model.Tables.Words], weights, scores);
        return string.Join(", ", alternatives.Index().OrderByDescending(one => scores[one.Index].Place).Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Item.Id} has {(double)scores[one.Index].Place / denominator:0.0} points")));
    }
}
