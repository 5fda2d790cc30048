namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>Weights that a team keeps itself, on the catalogue that its assessment is pinned to.</summary>
internal static class OwnWeightsSection
{
    /// <summary>
    /// In hundredths and catalogue order; those of the answers where the team has kept none, as for criteria that a later catalogue adds.
    /// </summary>
    public static IReadOnlyList<int> Hundredths(KeptWeights? own, Evaluation evaluation)
    {
        var kept = own?.Hundredths();
        return [.. evaluation.Criteria.Select(result => kept?.TryGetValue(result.Criterion.Id, out var weight) == true ? weight : Derived(result))];
    }

    /// <summary>What a criterion counts with by the answers, in hundredths.</summary>
    public static int Derived(CriterionResult result) => (int)Math.Round(100 * result.WeightUnderCeiling, MidpointRounding.AwayFromZero);

    public static ReportOwnWeights? Of(AnswerSet answers, Evaluation evaluation, KeptWeights? own)
    {
        if (own is null)
            return null;
        var weights = Hundredths(own, evaluation);
        var preview = answers.Model.Reweigh(answers, weights);
        return new ReportOwnWeights(
            Kind: preview.Verdict.Kind,
            Headline: preview.Verdict.Headline,
            Text: preview.Verdict.Text,
            Weights: [.. evaluation.Criteria.Zip(weights, (result, weight) => new ReportOwnWeight(result.Criterion.ToReference(), weight / 100.0, Derived(result) / 100.0))],
            Scores: [.. preview.Scores.Zip(evaluation.Alternatives, (score, derived) =>
                new ReportOwnScore(score.Alternative.ToReference(), score.Rank, score.Score, derived.Score, score.FirstShare))]);
    }
}
