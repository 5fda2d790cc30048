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
        var storable = wanted.Storable();
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

    private static bool SaysTheSame(MilestoneSummary stored, MilestoneToRecord wanted) =>
        stored.Name == wanted.Name && stored.Note == wanted.Note && stored.Deciders == wanted.Deciders
        && stored.DecidedOn == wanted.DecidedOn && stored.ReviewBy == wanted.ReviewBy;
}

/// <summary>A decision in the words of those who record it.</summary>
public abstract record DecisionWords
{
    public required string Name { get; init; }

    public required string? Note { get; init; }

    public required string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>After <see cref="DecidedOn"/>; null when nobody has to look again.</summary>
    public required DateOnly? ReviewBy { get; init; }
}

public abstract record DecisionToRecord : DecisionWords
{
    /// <summary>The revision of the assessment that whoever decided looked at.</summary>
    public required long SeenRevision { get; init; }

    /// <summary>Names the request; the same key twice records once. At most <see cref="Limits.RequestKey"/> characters.</summary>
    public required string RequestKey { get; init; }
}

public static class StorableDecision
{
    /// <exception cref="ArgumentException">A text is too long, or the review is not after the decision.</exception>
    public static T Storable<T>(this T wanted)
        where T : DecisionToRecord
    {
        if (wanted.ReviewBy <= wanted.DecidedOn)
            throw new ArgumentException("A decision is reviewed after the day it was made.", nameof(wanted));
        return (T)((DecisionToRecord)wanted with
        {
            Name = StorableText.Of(wanted.Name, Limits.MilestoneName),
            Note = wanted.Note is { } note ? StorableText.Of(note, Limits.MilestoneNote) : null,
            Deciders = wanted.Deciders is { } deciders ? StorableText.Of(deciders, Limits.MilestoneDeciders) : null,
            RequestKey = StorableText.Of(wanted.RequestKey, Limits.RequestKey),
        });
    }
}

/// <summary>A decision as a page or a program wants it recorded, checked for form.</summary>
public sealed record WantedDecision : DecisionToRecord;

public sealed record MilestoneToRecord : DecisionToRecord
{
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The revision of the assessment that the report was made from.</summary>
    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    public double? Lead { get; init; }

    public required string Content { get; init; }
}

public sealed record MilestoneSummary : DecisionWords
{
    public required int Number { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int CatalogueVersion { get; init; }

    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    public required double? Lead { get; init; }
}

/// <param name="Content">The report as JSON, to the character as it was recorded.</param>
public sealed record RecordedMilestone(MilestoneSummary Summary, string Content);

/// <summary>What became of a decision that was to be recorded; one of the four below.</summary>
public abstract record RecordMilestoneResult
{
    private protected RecordMilestoneResult() { }
}

/// <param name="Written">False when an earlier request with the same key and the same words recorded it.</param>
public sealed record MilestoneRecorded(MilestoneSummary Milestone, bool Written) : RecordMilestoneResult;

/// <summary>Answers changed since the report was made. Nothing was written.</summary>
public sealed record AnswersMovedOn(long Revision) : RecordMilestoneResult;

/// <summary>An earlier request with the same key recorded other words, which cannot be changed. Nothing was written.</summary>
public sealed record RequestKeyUsed(MilestoneSummary Milestone) : RecordMilestoneResult;

/// <summary>The assessment has as many milestones as it may have. Nothing was written.</summary>
public sealed record NoMoreMilestones : RecordMilestoneResult;
