namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>The main reasons for the best-placed alternative, and the risks.</summary>
internal sealed class ReasonFinder(Catalogue catalogue, Evaluation evaluation, Alternative focus)
{
    private const int Most = 3;

    private readonly AlternativeResult result = evaluation.Alternatives.Single(result => result.Alternative == focus);

    /// <summary>The others, best first.</summary>
    private readonly IReadOnlyList<AlternativeResult> others = [.. evaluation.BestFirst.Where(other => other.Alternative != focus)];

    /// <summary>Whether constraints exclude all others, which is a reason regardless of scores.</summary>
    private readonly bool alone = evaluation.Alternatives.Count(result => !result.Excluded) == 1;

    /// <summary>The winner, else the best-placed alternative; null without weights or when all are excluded.</summary>
    public static Alternative? FocusOf(Evaluation evaluation) =>
        evaluation.HasWeight ? evaluation.BestFirst.FirstOrDefault(result => !result.Excluded)?.Alternative : null;

    /// <summary>The constraints on those that would otherwise be ahead, then the criteria with the largest lead over the best of the others.</summary>
    public IReadOnlyList<ReportPoint> Reasons() => [.. Constraints().Take(Most - 1).Concat(Criteria()).Take(Most)];

    public IReadOnlyList<ReportRisk> Risks() => [.. Effects().Concat(Worse()).Concat(WorthAsking()).Concat(Coverage()).Concat(Evidence())];

    private IEnumerable<ReportPoint> Constraints() =>
        from constraint in evaluation.Constraints
        let held = others.Where(other => (alone || other.ScoreBeforeConstraints > result.Score) && constraint.Effects.Any(effect => Acts(effect, other))).ToList()
        where held.Count > 0
        orderby held.Max(other => other.ScoreBeforeConstraints) descending
        select new ReportPoint(
            Name: constraint.Constraint.Name,
            Text: constraint.Constraint.Reason,
            Detail: string.Join(", ", held.Select(other => HeldBack(other, constraint))));

    private static string HeldBack(AlternativeResult other, ConstraintResult constraint)
    {
        var effect = constraint.Effects.First(effect => Acts(effect, other));
        return $"{other.Alternative.Name} {(effect.Kind == EffectKind.Exclude ? "out" : $"held at {effect.Cap}")}, {Figures.Points(other.ScoreBeforeConstraints)} before";
    }

    private static bool Acts(Effect effect, AlternativeResult on) => effect.Alternative == on.Alternative.Id && on.IsLimitedBy(effect);

    private IEnumerable<ReportPoint> Criteria() =>
        from difference in Difference.All(evaluation, catalogue, focus, others is [var best, ..] ? best.Alternative : null)
        where difference.Points > 0
        orderby difference.Points descending
        select new ReportPoint(
            Name: difference.Criterion.Criterion.Name,
            Text: Because(difference.Criterion),
            Detail: $"{Weighed(difference.Criterion)} · {Figures.Signed(difference.Points)} over {others[0].Alternative.Name}");

    private IEnumerable<ReportRisk> Effects() =>
        from applied in result.Effects
        orderby applied.Effect.Kind descending, applied.Effect.Cap
        select new ReportRisk(
            Kind: ReportRiskKind.Constraint,
            Name: applied.Constraint.Name,
            Text: applied.Effect.Reason,
            Detail: applied.Effect.Kind != EffectKind.Cap ? null
                : $"{focus.Name} held at {applied.Effect.Cap}{(Acts(applied.Effect, result) ? "" : ", no effect")}");

    /// <summary>The criteria on which a remaining alternative does better.</summary>
    private IEnumerable<ReportRisk> Worse()
    {
        var left = others.Where(other => !other.Excluded).ToList();
        return left.Count == 0 ? [] :
            (from criterion in evaluation.Criteria
             let behind = left.Max(other => Points(criterion, other)) - Points(criterion, result)
             where behind > 0
             orderby behind descending
             select new ReportRisk(
                 Kind: ReportRiskKind.Criterion,
                 Name: criterion.Criterion.Name,
                 Text: Because(criterion),
                 Detail: $"{Weighed(criterion)} · {Figures.Signed(-behind)}")).Take(Most);
    }

    private IEnumerable<ReportRisk> WorthAsking()
    {
        var suggested = evaluation.Constraints.Where(constraint => constraint.IsSuggested).Select(constraint => constraint.Constraint.Name).ToList();
        if (suggested.Count > 0)
            yield return new ReportRisk(
                Kind: ReportRiskKind.WorthAsking,
                Name: "Worth asking",
                Text: $"The answers make {(suggested.Count == 1 ? "a constraint" : $"{suggested.Count} constraints")} likely that nobody has confirmed: {string.Join(", ", suggested)}.",
                Detail: null);
    }

    private IEnumerable<ReportRisk> Coverage()
    {
        var (answered, asked) = evaluation.Coverage;
        if (answered == asked)
            yield break;
        var open = asked - answered;
        yield return new ReportRisk(
            Kind: ReportRiskKind.Coverage,
            Name: "Open questions",
            Text: $"{open} of {asked} questions {(open == 1 ? "is" : "are")} not answered; {evaluation.DecisiveQuestions.Count switch
            {
                0 => "none of them can change the first place by itself",
                1 => "one of them could change the first place",
                var several => $"{several} of them could change the first place",
            }}.",
            Detail: null);
    }

    private IEnumerable<ReportRisk> Evidence()
    {
        var ratings = evaluation.Criteria.Where(criterion => criterion.Weight > 0).SelectMany(criterion => criterion.Criterion.Ratings).ToList();
        var editorial = ratings.Count(rating => rating.Sources.Count == 0);
        var weak = catalogue.Claims.Count(claim => claim.Verdict is ClaimVerdict.Contradicted or ClaimVerdict.Unverified);
        if (editorial + weak > 0)
            yield return new ReportRisk(
                Kind: ReportRiskKind.Evidence,
                Name: "Evidence",
                Text: $"{editorial} of the {ratings.Count} ratings that count here are the authors’ judgement without a source. "
                    + $"{weak} of {catalogue.Claims.Count} statements of the article are contradicted or unverified; none of them enters a score.",
                Detail: null);
    }

    private double Points(CriterionResult criterion, AlternativeResult of) => criterion.Contributions[catalogue.Alternatives.Index().First(entry => entry.Item == of.Alternative).Index];

    private string Weighed(CriterionResult criterion) =>
        $"weight {Figures.Weight(criterion.Weight)} · {string.Join(", ", evaluation.BestFirst.Select(other => $"{other.Alternative.Name} {criterion.Criterion.Ratings.Of(other.Alternative).Value}"))}";

    private static string Because(CriterionResult criterion) => string.Join(" ", criterion.From
        .TakeWhile(origin => origin.Strength == criterion.From[0].Strength)
        .Select(origin => $"{origin.Question.Text} “{origin.Option.Label}”."));
}
