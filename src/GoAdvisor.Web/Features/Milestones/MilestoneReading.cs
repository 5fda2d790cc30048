using System.Text;
using GoAdvisor.Web.Features.Recommendations.Export.Json;

namespace GoAdvisor.Web.Features.Milestones;

internal static class MilestoneReading
{
    /// <summary>The report as it was frozen.</summary>
    public static Recommendation Report(this RecordedMilestone milestone) => ReportJson.Read(Encoding.UTF8.GetBytes(milestone.Content));

    public static bool IsDue(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy <= today;

    /// <summary>When the decision is to be looked at again; null when nobody has to.</summary>
    public static string? ReviewWords(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy is not { } day ? null
        : day > today ? $"Review by {Figures.Date(day)}"
        : day == today ? "Review due today"
        : $"Review due since {Figures.Date(day)}";

    /// <summary>The day at the server, in UTC because it does not know the reader's zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
