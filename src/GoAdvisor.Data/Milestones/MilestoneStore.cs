using System.Linq.Expressions;

namespace GoAdvisor.Data.Milestones;

/// <summary>Milestones are only added and read; the database refuses updates too. All methods are limited to the holder's own assessments.</summary>
public sealed class MilestoneStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    private static readonly Expression<Func<Milestone, MilestoneSummary>> Summary = milestone => new MilestoneSummary
    {
        Number = milestone.Number,
        Name = milestone.Name,
        Note = milestone.Note,
        Deciders = milestone.Deciders,
        DecidedOn = milestone.DecidedOn,
        ReviewBy = milestone.ReviewBy,
        RecordedAt = milestone.RecordedAt,
        CatalogueVersion = milestone.CatalogueVersion,
        AssessmentRevision = milestone.AssessmentRevision,
        Headline = milestone.Headline,
        Lead = milestone.Lead,
    };

    private static readonly Func<Milestone, MilestoneSummary> Summarise = Summary.Compile();

    /// <summary>Idempotent by request key; null when the assessment is not open to the holder.</summary>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Limits"/> allow, or the review is not after the decision.</exception>
    public async Task<RecordMilestoneResult?> RecordAsync(
        Guid assessmentId, Holder holder, MilestoneToRecord wanted, CancellationToken cancellationToken = default)
    {
        var storable = Storable(wanted);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);

        // The update changes nothing but locks the row: concurrent recordings wait and then see this milestone, and no answer is saved between the check of the
        // revision and the commit.
        var assessments = database.AssessmentsOf(holder, clock.GetUtcNow()).Where(assessment => assessment.Id == assessmentId);
        if (await assessments.ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision), cancellationToken) == 0)
            return null;
        var present = await assessments.Select(assessment => new { assessment.Revision, assessment.CatalogueVersion }).SingleAsync(cancellationToken);

        var milestones = database.Milestones.Where(milestone => milestone.AssessmentId == assessmentId);
        if (await milestones.Where(milestone => milestone.RequestKey == storable.RequestKey).Select(Summary).SingleOrDefaultAsync(cancellationToken) is { } earlier)
            return SaysTheSame(earlier, storable) ? new MilestoneRecorded(earlier, Written: false) : new RequestKeyUsed(earlier);
        if (present.Revision != storable.AssessmentRevision || present.Revision != storable.SeenRevision)
            return new AnswersMovedOn(present.Revision);
        var last = await milestones.MaxAsync(milestone => (int?)milestone.Number, cancellationToken) ?? 0;
        if (last >= Limits.Milestones)
            return new NoMoreMilestones();

        var added = New(assessmentId, last + 1, present.CatalogueVersion, storable);
        database.Milestones.Add(added);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MilestoneRecorded(Summarise(added), Written: true);
    }

    /// <summary>Without reports, newest first; null when the assessment is not open to the holder.</summary>
    public async Task<IReadOnlyList<MilestoneSummary>?> ListAsync(Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var open = database.AssessmentsOf(holder, clock.GetUtcNow()).Where(assessment => assessment.Id == assessmentId);
        var listed = await open
            .SelectMany(assessment => database.Milestones.Where(milestone => milestone.AssessmentId == assessment.Id))
            .OrderByDescending(milestone => milestone.Number)
            .Select(Summary)
            .ToListAsync(cancellationToken);
        return listed.Count > 0 || await open.AnyAsync(cancellationToken) ? listed : null;
    }

    /// <summary>0 when the assessment is not open to the holder.</summary>
    public async Task<int> CountAsync(Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var open = database.AssessmentsOf(holder, clock.GetUtcNow()).Where(assessment => assessment.Id == assessmentId);
        return await database.Milestones.CountAsync(milestone => milestone.AssessmentId == assessmentId && open.Any(), cancellationToken);
    }

    /// <summary>Null when there is none, or the assessment is not open to the holder.</summary>
    /// <exception cref="InvalidOperationException">The stored report does not match its hash.</exception>
    public async Task<RecordedMilestone?> FindAsync(Guid assessmentId, int number, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var open = database.AssessmentsOf(holder, clock.GetUtcNow()).Where(assessment => assessment.Id == assessmentId);
        var found = await database.Milestones.AsNoTracking()
            .SingleOrDefaultAsync(milestone => milestone.AssessmentId == assessmentId && milestone.Number == number && open.Any(), cancellationToken);
        if (found is null)
            return null;
        return ContentHash.Of(found.Content) == found.ContentHash
            ? new RecordedMilestone(Summarise(found), found.Content)
            : throw new InvalidOperationException($"The report of milestone {number} of assessment {assessmentId} is not as it was recorded.");
    }

    private static Milestone New(Guid assessmentId, int number, int catalogueVersion, MilestoneToRecord wanted) => new()
    {
        Id = Guid.CreateVersion7(wanted.RecordedAt),
        AssessmentId = assessmentId,
        Number = number,
        Name = wanted.Name,
        Note = wanted.Note,
        Deciders = wanted.Deciders,
        DecidedOn = wanted.DecidedOn,
        ReviewBy = wanted.ReviewBy,
        RecordedAt = wanted.RecordedAt,
        CatalogueVersion = catalogueVersion,
        AssessmentRevision = wanted.AssessmentRevision,
        Headline = wanted.Headline,
        Lead = wanted.Lead,
        Content = wanted.Content,
        ContentHash = ContentHash.Of(wanted.Content),
        RequestKey = wanted.RequestKey,
    };

    private static MilestoneToRecord Storable(MilestoneToRecord wanted)
    {
        if (wanted.ReviewBy <= wanted.DecidedOn)
            throw new ArgumentException("A decision is reviewed after the day it was made.", nameof(wanted));
        return wanted with
        {
            Name = StorableText.Of(wanted.Name, Limits.MilestoneName),
            Note = wanted.Note is { } note ? StorableText.Of(note, Limits.MilestoneNote) : null,
            Deciders = wanted.Deciders is { } deciders ? StorableText.Of(deciders, Limits.MilestoneDeciders) : null,
            RequestKey = StorableText.Of(wanted.RequestKey, Limits.RequestKey),
        };
    }

    private static bool SaysTheSame(MilestoneSummary stored, MilestoneToRecord wanted) =>
        stored.Name == wanted.Name && stored.Note == wanted.Note && stored.Deciders == wanted.Deciders
        && stored.DecidedOn == wanted.DecidedOn && stored.ReviewBy == wanted.ReviewBy;
}
