using GoAdvisor.Engine.Authoring.Populations;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>How criteria weigh among realistic teams: answers drawn by shares, because uniform ones say nothing about who asks.</summary>
internal sealed class LintOfWeights
{
    private const int Cases = 4_000;

    /// <summary>A criterion that holds for more teams than this tells hardly any of them apart.</summary>
    private const double NearlyAlways = 0.9;

    /// <summary>Of the cases in which one of two criteria holds, how many have both where they are called together.</summary>
    private const double Together = 0.95;

    /// <summary>Below that, nothing is said about pairs.</summary>
    private const int FewCases = 40;

    private readonly DecisionModel model;
    private readonly IReadOnlyList<Criterion> criteria;
    private readonly int[] weighs;
    private readonly int[] holds;
    private readonly int[,] both;

    public LintOfWeights(DecisionModel model, int seed)
    {
        (this.model, criteria) = (model, model.Catalogue.Criteria);
        (weighs, holds, both) = (new int[criteria.Count], new int[criteria.Count], new int[criteria.Count, criteria.Count]);
        var population = Population.ByShares(model, seed);
        var weights = new byte[model.Tables.Width];
        for (var i = 0; i < Cases; i++)
            Count(population.Case(i), weights);
    }

    public IEnumerable<LintFinding> Run() => [.. criteria.Index().SelectMany(entry => Of(entry.Item, entry.Index)), .. Pairs()];

    private void Count(AnswerSet answers, byte[] weights)
    {
        model.Scoring.CombineStrengths(answers.Bits, weights);
        model.Scoring.Cap(weights);
        for (var c = 0; c < criteria.Count; c++)
        {
            weighs[c] += weights[c] > 0 ? 1 : 0;
            holds[c] += Holds(weights[c]) ? 1 : 0;
            for (var other = c + 1; Holds(weights[c]) && other < criteria.Count; other++)
                both[c, other] += Holds(weights[other]) ? 1 : 0;
        }
    }

    private bool Holds(byte weight) => weight >= model.Catalogue.Thresholds.ArticleMatchWeight * ModelTables.Unit;

    private IEnumerable<LintFinding> Of(Criterion criterion, int c)
    {
        if (holds[c] > NearlyAlways * Cases)
        {
            yield return Found(LintRule.NearlyAlwaysWeighs, $"criteria/{criterion.Id}",
                string.Create(CultureInfo.InvariantCulture, $"It holds for {100.0 * holds[c] / Cases:0} % of {Cases:N0} teams drawn by shares, so it tells hardly any of them apart."),
                "Ask for more before it weighs half, or lower the strengths of common options.");
        }
        if (weighs[c] == 0)
        {
            yield return Found(LintRule.NeverWeighs, $"criteria/{criterion.Id}",
                string.Create(CultureInfo.InvariantCulture, $"It weighs nothing for any of {Cases:N0} teams drawn by shares."),
                "Give it a strength in an option that some teams choose, or remove it.");
        }
    }

    private IEnumerable<LintFinding> Pairs() =>
        from c in Enumerable.Range(0, criteria.Count)
        from other in Enumerable.Range(c + 1, criteria.Count - c - 1)
        let either = holds[c] + holds[other] - both[c, other]
        where either >= FewCases && both[c, other] >= Together * either && !IsJoint(criteria[c].Id, criteria[other].Id)
        select Found(LintRule.AlwaysTogether, $"criteria/{criteria[other].Id}",
            string.Create(CultureInfo.InvariantCulture,
                $"It and {criteria[c].Id} hold together in {100.0 * both[c, other] / either:0} % of the cases in which either does: what they have in common counts twice."),
            "Give the two a joint ceiling, merge them, or ask for what tells them apart.");

    private bool IsJoint(string one, string other) =>
        model.Catalogue.JointCeilings?.Any(joint => joint.Criteria.Contains(one) && joint.Criteria.Contains(other)) == true;

    private static LintFinding Found(LintRule rule, string path, string what, string mend) =>
        new() { Rule = rule, Severity = LintSeverity.Warning, Path = path, What = what, Mend = mend };
}
