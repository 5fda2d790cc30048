using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Document;

internal static class Wording
{
    public static string Words(this ReportEffect effect, Terms terms) => effect.Kind.Badge(effect.Cap, effect.Acts, terms).Words;

    /// <summary>"Node.js would be held at 50", for what an open question decides.</summary>
    public static string Words(this ReportPending pending) => pending.Kind switch
    {
        EffectKind.Exclude => $"{pending.Alternative.Name} would be out",
        EffectKind.Cap => $"{pending.Alternative.Name} would be held at {pending.Cap}",
        _ => $"{pending.Alternative.Name} would be warned of",
    };

    /// <summary>What applies unless open questions say otherwise, by constraint.</summary>
    public static IEnumerable<(ReportConstraint Constraint, ReportPending Pending)> PendingEffects(this Recommendation report) =>
        report.Constraints.SelectMany(constraint => (constraint.Pending ?? []).Where(pending => pending.Kind is EffectKind.Exclude or EffectKind.Cap).Select(pending => (constraint, pending)));

    /// <summary>Who shares a place with whom only because caps hold them there; null when nobody does.</summary>
    public static string? HeldTie(this Recommendation report)
    {
        var tied = report.Edition is null || !report.HasWeight ? [] : report.Alternatives.Where(alternative => alternative.Rank == 1).ToList();
        if (tied.Count < 2 || tied.TrueForAll(alternative => alternative.Score >= alternative.ScoreBeforeConstraints))
            return null;
        var before = tied.OrderByDescending(alternative => alternative.ScoreBeforeConstraints).Select(alternative => $"{alternative.Name} {Figures.Points(alternative.ScoreBeforeConstraints)}");
        return $"{tied.Select(alternative => alternative.Name).Listed()} tie because limits hold them at {Figures.Points(tied[0].Score)} points. Before limits: {string.Join(", ", before)}.";
    }

    /// <summary>How many flips a document lists; all of them are in the JSON.</summary>
    public const int FlipsListed = 25;

    /// <summary>What became of the flips that are not listed; null when all are.</summary>
    public static string? MoreWords(this ReportFlips flips)
    {
        var rest = flips.Flips.Skip(FlipsListed).ToList();
        return rest.Count == 0 ? null
            : rest.TrueForAll(flip => flip.Changes.Count > 1) ? $"And {rest.Count} more, which take two changes each."
            : $"And {rest.Count} more.";
    }

    /// <summary>The questions whose answers change, and the lead where there is one to speak of.</summary>
    public static string Details(this ReportFlip flip) => string.Join(" · ", flip.Changes
        .Select(change => change.Question.Name).Distinct()
        .Concat(flip.Lead > 0 ? [$"would lead by {Figures.Points(flip.Lead.Value)}"] : [])
        .Concat(flip.Verdict is { } kind and not VerdictKind.None ? [kind.Badge().Words.ToLowerInvariant()] : []));

    /// <summary>What would be first with which of the answers, as a reader would quote them.</summary>
    public static IEnumerable<(string Outcome, IEnumerable<string> Options)> Outcomes(this ReportUnsettled unsettled) =>
        unsettled.Changes.GroupBy(change => change.Outcome).Select(group => (group.Key, group.Select(change => change.Words())));

    /// <summary>An answer as a reader would quote it, with what has to be answered besides and how common it is.</summary>
    public static string Words(this ReportDecisive change) =>
        $"“{change.Option.Name}”{(change.Together is { } together ? $" together with {string.Join(" and ", together.Select(given => $"“{given.Option.Name}”"))}" : "")}"
        + (change.Chance is { } chance ? $" ({VerdictWords.Common(chance)})" : "");

    /// <summary>What its answers do to the result: "2 of 5 answers change the first place".</summary>
    public static string Effect(this ReportUnsettled unsettled) => unsettled.Changes.Count(change => change.EndsClear == true) switch
    {
        0 => $"{unsettled.Changes.Count} of {unsettled.Offered} answers change the first place",
        var ending when ending == unsettled.Changes.Count => $"{ending} of {unsettled.Offered} answers keep the result from being clear",
        var ending => $"{unsettled.Changes.Count} of {unsettled.Offered} answers change the first place or keep the result from being clear",
    };

    public static string Words(this ReportQuestion question) => question.State switch
    {
        ReportAnswerState.Answered => string.Join("; ", question.Options.Select(option => option.Name)),
        ReportAnswerState.DontKnow => "Don’t know",
        _ => "Not answered yet",
    };

    /// <summary>The answers behind a constraint: "“Under 5 ms” (Which response time …?)".</summary>
    public static string Words(this IReadOnlyList<ReportGiven> because) =>
        string.Join(", ", because.Select(given => $"“{given.Option.Name}” ({given.Question.Name})"));
}
