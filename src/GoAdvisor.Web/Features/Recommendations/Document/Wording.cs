using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Document;

internal static class Wording
{
    public static string Words(this ReportEffect effect) => effect.Kind.Badge(effect.Cap, effect.Acts).Words;

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
        .Concat(flip.Lead > 0 ? [$"leads by {Figures.Points(flip.Lead.Value)}"] : []));

    /// <summary>What would be first with which of the answers, as a reader would quote them.</summary>
    public static IEnumerable<(string Outcome, IEnumerable<string> Options)> Outcomes(this ReportUnsettled unsettled) =>
        unsettled.Changes.GroupBy(change => change.Outcome).Select(group => (group.Key, group.Select(change => $"“{change.Option.Name}”")));

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
