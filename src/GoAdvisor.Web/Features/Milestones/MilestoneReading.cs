using GoAdvisor.Web.Features.Recommendations.Export.Json;

namespace GoAdvisor.Web.Features.Milestones;

internal static class MilestoneReading
{
    /// <summary>The report as it was frozen.</summary>
    public static Recommendation Report(this RecordedMilestone milestone) => ReportJson.Read(Encoding.UTF8.GetBytes(milestone.Content));

    public static bool IsDue(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy <= today;

    /// <summary>The day of the next review; null for none.</summary>
    public static string? ReviewWords(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy is not { } day ? null
        : day > today ? $"Review by {Figures.Date(day)}"
        : day == today ? "Review due today"
        : $"Review due since {Figures.Date(day)}";

    /// <summary>Today in UTC, because the server does not know the reader's time zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
