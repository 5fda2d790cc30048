namespace GoAdvisor.Engine.Scoring;

/// <summary>How many points one criterion puts an alternative ahead of another (or, below zero, behind).</summary>
public sealed record Difference(CriterionResult Criterion, double Points)
{
    /// <summary>One entry for every criterion that weighs anything and rates the two differently; they add up to the difference of the scores before constraints.</summary>
    public static IReadOnlyList<Difference> All(Evaluation evaluation, Catalogue catalogue, Alternative? focus, Alternative? rival)
    {
        if (focus is null || rival is null)
            return [];
        var alternatives = catalogue.Alternatives.ToList();
        var (a, b) = (alternatives.IndexOf(focus), alternatives.IndexOf(rival));
        return [.. evaluation.Criteria
            .Select(criterion => new Difference(criterion, criterion.Contributions[a] - criterion.Contributions[b]))
            .Where(difference => difference.Points != 0)];
    }
}
