using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Milestones;

public sealed class MilestoneRecorder(MilestoneStore milestones, RecommendationService recommendations, TimeProvider clock)
{
    /// <summary>The report is made of the assessment as it was read; the store sees to it that it is still so.</summary>
    public async Task<RecordMilestoneResult?> RecordAsync(
        AssessmentSnapshot assessment, Holder holder, WantedDecision wanted, CancellationToken cancellationToken)
    {
        wanted = wanted.Storable();
        var now = WholeSeconds(clock.GetUtcNow());
        var decision = new ReportDecision(wanted.Name, wanted.Note, wanted.Deciders, wanted.DecidedOn, wanted.ReviewBy, now);
        var report = await recommendations.MakeAsync(assessment, decision, cancellationToken);
        return await milestones.RecordAsync(assessment.Id, holder, new MilestoneToRecord
        {
            Name = decision.Name,
            Note = decision.Note,
            Deciders = decision.Deciders,
            DecidedOn = decision.Date,
            ReviewBy = decision.ReviewBy,
            RecordedAt = decision.RecordedAt,
            AssessmentRevision = assessment.Revision,
            SeenRevision = wanted.SeenRevision,
            RequestKey = wanted.RequestKey,
            Headline = report.Verdict.Headline,
            Lead = report.Verdict.Lead,
            Content = Encoding.UTF8.GetString(ReportJson.Write(report)),
        }, cancellationToken);
    }

    /// <summary>The databases keep moments in different precisions; a second is enough here and the same in all of them.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
}

internal static class MilestoneReading
{
    /// <summary>The report as it was frozen.</summary>
    public static Recommendation Report(this RecordedMilestone milestone) => ReportJson.Read(Encoding.UTF8.GetBytes(milestone.Content));

    public static bool IsDue(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy <= today;

    public static string? ReviewWords(this MilestoneSummary milestone, DateOnly today) => milestone.ReviewBy is not { } day ? null
        : day > today ? $"Review by {Figures.Date(day)}"
        : day == today ? "Review due today"
        : $"Review due since {Figures.Date(day)}";

    /// <summary>Today in UTC, because the server does not know the reader's time zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
