namespace GoAdvisor.Web.Features.Milestones;

/// <summary>A milestone as the API tells it; what it keeps is its report.</summary>
internal sealed record MilestoneResponse(
    int Number,
    string Name,
    string? Note,
    string? Deciders,
    DateOnly Date,
    DateOnly? ReviewBy,
    DateTimeOffset RecordedAt,
    int CatalogueVersion,
    long Revision,
    string Headline,
    double? Lead)
{
    public static MilestoneResponse From(MilestoneSummary milestone) => new(
        milestone.Number, milestone.Name, milestone.Note, milestone.Deciders, milestone.DecidedOn, milestone.ReviewBy,
        milestone.RecordedAt, milestone.CatalogueVersion, milestone.AssessmentRevision, milestone.Headline, milestone.Lead);
}
