using System.Text;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>A decision as a page or a program wants it recorded, checked for form.</summary>
public sealed record WantedDecision
{
    public required string Name { get; init; }

    public required string? Note { get; init; }

    public required string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required DateOnly? ReviewBy { get; init; }

    /// <summary>The revision of the assessment that was looked at.</summary>
    public required long SeenRevision { get; init; }

    public required string RequestKey { get; init; }
}

/// <summary>Freezes the report of an assessment as a milestone.</summary>
public sealed class MilestoneRecorder(MilestoneStore milestones, CatalogueStore catalogues, TimeProvider clock)
{
    /// <summary>The report is made of the assessment as it was read; the store sees to it that it is still so.</summary>
    public async Task<RecordMilestoneResult?> RecordAsync(
        AssessmentSnapshot assessment, Holder holder, WantedDecision wanted, CancellationToken cancellationToken)
    {
        var published = await catalogues.GetAsync(assessment.CatalogueVersion, cancellationToken);
        var decision = new ReportDecision
        {
            Name = StorableText.Of(wanted.Name, Limits.MilestoneName),
            Note = wanted.Note is null ? null : StorableText.Of(wanted.Note, Limits.MilestoneNote),
            Deciders = wanted.Deciders is null ? null : StorableText.Of(wanted.Deciders, Limits.MilestoneDeciders),
            Date = wanted.DecidedOn,
            ReviewBy = wanted.ReviewBy,
            RecordedAt = WholeSeconds(clock.GetUtcNow()),
        };
        var report = await Task.Run(() => ReportBuilder.Build(published, assessment, decision), cancellationToken);
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
