using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Milestones.Comparing;

/// <summary>Two milestones, or one and the assessment as it is now, with what differs and nothing else.</summary>
public sealed partial class ComparePage(RecommendationService recommendations, MilestoneStore milestones) : AssessmentPage
{
    private Side? left;
    private Side? right;
    private ReportComparison? comparison;

    [SupplyParameterFromQuery(Name = "left")]
    public string? Left { get; set; }

    [SupplyParameterFromQuery(Name = "right")]
    public string? Right { get; set; }

    private string? Rest => comparison?.Same switch
    {
        null or [] => null,
        var same => $"Nothing else changed: the same {same.Listed()} on both sides.",
    };

    private string VerdictWords => (left?.Report.Verdict.Winner, right?.Report.Verdict.Winner) switch
    {
        ({ } before, { } after) when before.Id != after.Id => $"The recommendation changed from {before.Name} to {after.Name}.",
        ({ } before, null) => $"{before.Name} is no longer recommended: {right?.Report.Verdict.Headline}",
        (null, { } after) => $"Now {after.Name} is recommended; before, it was: {left?.Report.Verdict.Headline}",
        ({ } both, _) => $"{both.Name} is recommended on both sides; what changed is how firmly.",
        _ => "Neither side recommends a single alternative; what is said about it changed.",
    };

    private string AboutWords => (comparison?.Title, comparison?.Context) switch
    {
        (true, true) => $"The title was “{left?.Report.Title}” and the context read differently.",
        (true, false) => $"The title was “{left?.Report.Title}”.",
        _ => "The context reads differently.",
    };

    protected override async Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder)
    {
        (left, right) = (await SideAsync(Left, assessment, holder), await SideAsync(Right, assessment, holder));
        comparison = left is null || right is null ? null : ReportComparison.Of(left.Report, right.Report);
        return comparison is not null;
    }

    /// <summary>Null when there is no such milestone.</summary>
    private async Task<Side?> SideAsync(string? asked, AssessmentSnapshot assessment, Holder holder)
    {
        if (asked == Urls.Now)
            return new Side(null, await recommendations.MakeAsync(assessment, Closing));
        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await milestones.FindAsync(Id, number, holder, Closing) is { } found ? new Side(found.Summary, found.Report()) : null;
    }

    private static string Standing(ReportAlternative? alternative) => alternative switch
    {
        null => "–",
        { Excluded: true } => "out",
        { Rank: { } rank } => $"{Figures.Points(alternative.Score)}, {Figures.Ordinal(rank)}",
        _ => Figures.Points(alternative.Score),
    };

    private static string Difference(ChangedStanding standing) =>
        (standing.From?.Excluded, standing.To?.Excluded) switch
        {
            (false, false) => Figures.Change(standing.From?.Score ?? 0, standing.To?.Score ?? 0),
            (true, false) => "was out",
            (false, true) => "now out",
            _ => "–",
        };

    /// <summary>One of the two; without a milestone it is the assessment as it is now.</summary>
    private sealed record Side(MilestoneSummary? Milestone, Recommendation Report);
}
