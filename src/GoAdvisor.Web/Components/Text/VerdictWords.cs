namespace GoAdvisor.Web.Components.Text;

public static class VerdictWords
{
    /// <summary>What the criteria of origin "article" come from.</summary>
    public const string TheArticle = "“Go for Backend Services: Pros and Cons” (Taylor Rupe, updated December 2025)";

    /// <summary>As in the sentence of the verdict.</summary>
    private const double LowScore = 50;

    /// <summary>What could still change the verdict; null when no open question could, or without a verdict.</summary>
    public static string? Provisional(this Evaluation evaluation) =>
        evaluation.Verdict.Kind == VerdictKind.Insufficient || evaluation.Coverage.Answered == evaluation.Coverage.Asked ? null
        : (evaluation.DecisiveQuestions.Count, evaluation.DecisiveQuestions.Count(unsettled => unsettled.Changes.Any(change => !change.EndsClear))) switch
        {
            (0, _) => null,
            (1, 0) => "It is provisional: one open question decides whether the lead is clear.",
            (var several, 0) => $"It is provisional: any one of {several} open questions decides whether the lead is clear.",
            (1, _) => $"It is provisional: one open question could still change the first place{OrEndClear(evaluation)}.",
            var (several, _) => $"It is provisional: any one of {several} open questions could still change the first place{OrEndClear(evaluation)}.",
        };

    /// <summary>Why a result is only probable: what it lacks to be clear. Null for any other verdict.</summary>
    public static string? NotClear(this Evaluation evaluation, Thresholds thresholds)
    {
        var (verdict, coverage) = (evaluation.Verdict, evaluation.Coverage);
        if (verdict is not { Kind: VerdictKind.Leaning, Lead: { } lead, FirstShare: { } share })
            return null;
        List<string> reasons = [];
        var least = (double)thresholds.ClearLead;
        if (lead < least)
            reasons.Add($"a lead of {least:0.##} points");
        else if (verdict.DrawnLead < least)
            reasons.Add($"a lead of {least:0.##} points in the middle one of the variations as well");
        if (share < (double)thresholds.ClearFirstShare)
            reasons.Add($"the first place in {Figures.OfHundred((double)thresholds.ClearFirstShare)} variations");
        var needed = (int)Math.Ceiling((thresholds.ClearCoverage ?? thresholds.SufficientCoverage) * coverage.Asked);
        if (coverage.Answered + coverage.Idle < needed)
            reasons.Add($"answers to {needed} of the {coverage.Asked} questions");
        if (evaluation.DecisiveQuestions.Count > 0)
            reasons.Add(evaluation.DecisiveQuestions.Count == 1 ? "an answer to the open question that could change it" : "answers to the open questions that could change it");
        return reasons.Count == 0 ? null : $"It is probable, not clear: that would take {reasons.Listed("and")}.";
    }

    /// <summary>Why the only alternative that is left is nothing to be glad of: a score of no more than half, or one that is held; null otherwise.</summary>
    public static string? SurvivorWarning(this Evaluation evaluation)
    {
        if (!evaluation.HasWeight || evaluation.Alternatives.Where(result => !result.Excluded).ToList() is not [var left])
            return null;
        var held = left.Score < left.ScoreBeforeConstraints ? $"it is held at {Figures.Points(left.Score)} points, {Figures.Points(left.ScoreBeforeConstraints)} before" : null;
        var low = left.Score <= LowScore ? $"it has {Figures.Points(left.Score)} of 100 points by itself" : null;
        return (held ?? low) is { } why ? $"{left.Alternative.Name} is left because the others are out, not because it fits: {why}." : null;
    }

    /// <param name="alone">What the article's criteria say by themselves.</param>
    public static string Sentence(this ArticleOnly alone) => alone switch
    {
        { First.Count: 0 } => $"By the criteria of {TheArticle} alone, nothing would be left.",
        { First: [var first], Lead: > 0 } => $"By the criteria of {TheArticle} alone, {first.Name} would be first, by {Figures.Points(alone.Lead.Value)} points.",
        { First: [var first] } => $"By the criteria of {TheArticle} alone, {first.Name} would be first.",
        _ => $"By the criteria of {TheArticle} alone, {alone.First.Names()} would tie for the first place.",
    };

    /// <summary>Why no open question is decisive.</summary>
    /// <param name="answered">Questions that are answered.</param>
    /// <param name="asked">Questions that count toward coverage.</param>
    public static string NothingToSettle(int answered, int asked) =>
        answered == asked ? "Every question is answered." : "No answer to a single open question would change the first place.";

    private static string OrEndClear(Evaluation evaluation) =>
        evaluation.DecisiveQuestions.Any(unsettled => unsettled.Changes.Any(change => change.EndsClear)) ? " or keeps it from being clear" : "";

    /// <summary>How common an answer is, in words.</summary>
    /// <param name="chance">Among teams like this one, 0 to 1.</param>
    public static string Common(double chance) => chance switch
    {
        >= .6 => "most teams like yours answer so",
        >= .3 => "many teams like yours answer so",
        >= .12 => "about one team in five like yours answers so",
        >= .05 => "few teams like yours answer so",
        _ => "hardly any team like yours answers so",
    };
}
