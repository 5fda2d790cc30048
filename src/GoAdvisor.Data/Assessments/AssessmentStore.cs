namespace GoAdvisor.Data.Assessments;

/// <summary>Everything but creating is limited to the holder's own assessments.</summary>
public sealed class AssessmentStore(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, TimeProvider clock)
{
    /// <summary>Owned by the account of the session, otherwise by the token.</summary>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Limits"/> allow.</exception>
    /// <exception cref="InvalidOperationException">The session has ended, and there is no token.</exception>
    public async Task<Guid> CreateAsync(
        string title, string? context, int catalogueVersion, Holder holder, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var assessment = new Assessment
        {
            Id = Guid.CreateVersion7(now),
            Title = StorableText.Of(title, Limits.Title),
            Context = StorableContext(context),
            CatalogueVersion = catalogueVersion,
            CreatedAt = now,
            Respondents = { new Respondent { Id = Guid.CreateVersion7(now), CreatedAt = now } },
        };
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Assessments.Add(assessment);
        if (holder.Session is { } session && await database.SignedInAsync(session, now, cancellationToken) is { } who)
            database.AccountGrants.Add(new AccountGrant { AccountId = who.AccountId, AssessmentId = assessment.Id, CreatedAt = now });
        else
            database.AccessGrants.Add(new AccessGrant
            {
                TokenId = holder.TokenId ?? throw new InvalidOperationException("Nobody would own the assessment."),
                AssessmentId = assessment.Id,
                Role = AccessRole.Owner,
                CreatedAt = now,
            });
        await database.SaveChangesAsync(cancellationToken);
        return assessment.Id;
    }

    public async Task<AssessmentSnapshot?> FindAsync(Guid id, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement, so that the revision and the answers are consistent.
        var found = await database.AssessmentsOf(holder, clock.GetUtcNow())
            .Where(assessment => assessment.Id == id)
            .Select(assessment => new
            {
                assessment.Title,
                assessment.Context,
                assessment.CatalogueVersion,
                assessment.CreatedAt,
                assessment.Revision,
                OwnWeights = assessment.Respondents.OrderBy(respondent => respondent.Id).Select(respondent => respondent.OwnWeights).FirstOrDefault(),
                Answers = assessment.Respondents
                    .SelectMany(respondent => respondent.Answers)
                    .Select(answer => new { answer.Question, answer.Options, answer.Revision, answer.AnsweredAt })
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new AssessmentSnapshot
        {
            Id = id,
            Title = found.Title,
            Context = found.Context,
            CatalogueVersion = found.CatalogueVersion,
            CreatedAt = found.CreatedAt,
            AsOf = found.Answers.Select(answer => answer.AnsweredAt).DefaultIfEmpty(found.CreatedAt).Max(),
            Revision = found.Revision,
            Answers = found.Answers.ToDictionary(answer => answer.Question, answer => SavedAnswer.From(answer.Options, answer.Revision)),
            OwnWeights = KeptWeights.Stored(found.OwnWeights),
        };
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AssessmentSummary>> ListAsync(Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await database.AssessmentsOf(holder, clock.GetUtcNow())
            .OrderByDescending(assessment => assessment.CreatedAt).ThenByDescending(assessment => assessment.Id)
            .Select(assessment => new
            {
                assessment.Id,
                assessment.Title,
                assessment.CreatedAt,
                assessment.CatalogueVersion,
                Answers = assessment.Respondents
                    .SelectMany(respondent => respondent.Answers)
                    .Select(answer => new { answer.Question, answer.Options, answer.AnsweredAt })
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(cancellationToken);
        return [.. found.Select(one => new AssessmentSummary(
            one.Id,
            one.Title,
            one.Answers.Select(answer => answer.AnsweredAt).DefaultIfEmpty(one.CreatedAt).Max(),
            one.CatalogueVersion,
            one.Answers.Where(answer => answer.Options != "").ToDictionary(answer => answer.Question, answer => SavedAnswer.From(answer.Options, 0).Options)))];
    }

    /// <summary>False when the assessment is not open to the holder.</summary>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Limits"/> allow.</exception>
    public async Task<bool> UpdateDetailsAsync(
        Guid id, Holder holder, string title, string? context, CancellationToken cancellationToken = default)
    {
        var (storedTitle, storedContext) = (StorableText.Of(title, Limits.Title), StorableContext(context));
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.AssessmentsOf(holder, clock.GetUtcNow())
            .Where(assessment => assessment.Id == id)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(assessment => assessment.Title, storedTitle)
                    .SetProperty(assessment => assessment.Context, storedContext),
                cancellationToken) > 0;
    }

    /// <summary>
    /// Saves the answer to one question; no options means an explicit "I don't know". Nothing is written unless <paramref name="expectedRevision"/> is that of
    /// the stored answer, 0 for none, or null; repeating the same answer is not a conflict.
    /// </summary>
    public async Task<SaveAnswerResult> SaveAnswerAsync(
        Guid id, Holder holder, string question, IReadOnlyList<string> options, long? expectedRevision,
        CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (await TrySaveAnswerAsync(id, holder, question, options, expectedRevision, cancellationToken) is { } result)
                return result;
            // Another save got in between, so the state is read again. Each retry means that another writer made progress.
        }
    }

    /// <summary>For a page that knows what is stored: while that is current, nothing is read first.</summary>
    public async Task<SaveAnswerResult> ReplaceAnswerAsync(
        Guid id, Holder holder, string question, IReadOnlyList<string> options, SeenAnswer seen, CancellationToken cancellationToken = default)
    {
        var given = GivenAnswer.Check(await catalogues.GetAsync(seen.CatalogueVersion, cancellationToken), question, options);
        return given.Problems.Count == 0 && await TryReplaceAnswerAsync(id, holder, question, given.Options, seen, cancellationToken)
            ? new AnswerSaved(seen.AnswerRevision + 1, seen.AssessmentRevision + 1)
            : await SaveAnswerAsync(id, holder, question, options, seen.AnswerRevision, cancellationToken);
    }

    private async Task<bool> TryReplaceAnswerAsync(
        Guid id, Holder holder, string question, string options, SeenAnswer seen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        return await database.ReplaceAsync(id, holder, question, options, seen, now, cancellationToken);
    }

    /// <summary>Null when the assessment changed meanwhile and nothing was written.</summary>
    private async Task<SaveAnswerResult?> TrySaveAnswerAsync(
        Guid id, Holder holder, string question, IReadOnlyList<string> options, long? expectedRevision, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        // Keeps one connection open for both the read and the write.
        await database.Database.OpenConnectionAsync(cancellationToken);
        var seen = await database.FindAnswerAsync(id, holder, question, now, cancellationToken);
        if (seen is null)
            return new AssessmentNotFound();
        var given = GivenAnswer.Check(await catalogues.GetAsync(seen.CatalogueVersion, cancellationToken), question, options);
        if (given.Problems.Count > 0)
            return new AnswerRefused(given.Problems);
        if (seen.Options == given.Options)
            return new AnswerSaved(seen.AnswerRevision, seen.Revision, Written: false);
        if (expectedRevision is not null && expectedRevision != seen.AnswerRevision)
            return new AnswerConflict(SavedAnswer.From(seen.Options ?? "", seen.AnswerRevision));

        return await database.WriteAsync(seen, question, given.Options, now, cancellationToken)
            ? new AnswerSaved(seen.AnswerRevision + 1, seen.Revision + 1)
            : null;
    }

    /// <summary>
    /// Keeps own weights, or with null goes back to those that follow from the answers. Nothing is written unless <paramref name="seen"/> is what is stored, as
    /// <see cref="KeptWeights.Text"/>; keeping the same again is not a conflict.
    /// </summary>
    public async Task<SaveWeightsResult> SaveOwnWeightsAsync(
        Guid id, Holder holder, KeptWeights? weights, string? seen, CancellationToken cancellationToken = default)
    {
        var stored = weights?.Text;
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // The row of the assessment is locked first, as by whoever saves an answer, and readers see that something has changed.
        if (await database.AssessmentsOf(holder, clock.GetUtcNow()).Where(assessment => assessment.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(assessment => assessment.Revision, assessment => assessment.Revision + 1), cancellationToken) == 0)
            return new WeightsNotFound();
        var current = await database.Respondents.Where(respondent => respondent.AssessmentId == id).OrderBy(respondent => respondent.Id)
            .Select(respondent => new { respondent.Id, respondent.OwnWeights }).FirstAsync(cancellationToken);
        if (current.OwnWeights == stored)
            return new WeightsSaved();
        if (current.OwnWeights != seen)
            return new WeightsConflict(KeptWeights.Stored(current.OwnWeights));
        await database.Respondents.Where(respondent => respondent.Id == current.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(respondent => respondent.OwnWeights, stored), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new WeightsSaved();
    }

    private static string? StorableContext(string? context) =>
        string.IsNullOrWhiteSpace(context) ? null : StorableText.Of(context, Limits.Context);
}

public abstract record SaveAnswerResult
{
    private protected SaveAnswerResult() { }
}

/// <summary><paramref name="Written"/> is false when the same answer was already stored.</summary>
public sealed record AnswerSaved(long Revision, long AssessmentRevision, bool Written = true) : SaveAnswerResult;

/// <summary>Another answer was saved meanwhile; nothing was written.</summary>
public sealed record AnswerConflict(SavedAnswer Current) : SaveAnswerResult;

/// <summary>Not a valid answer to a question of the assessment's catalogue; nothing was written.</summary>
public sealed record AnswerRefused(IReadOnlyList<string> Problems) : SaveAnswerResult;

/// <summary>The assessment does not exist or is not open to the token; callers cannot tell which.</summary>
public sealed record AssessmentNotFound : SaveAnswerResult;

/// <summary>An answer to save, validated against the catalogue; <paramref name="Options"/> are in catalogue order.</summary>
internal sealed record GivenAnswer(string Options, IReadOnlyList<string> Problems)
{
    public static GivenAnswer Check(PublishedCatalogue published, string question, IReadOnlyList<string> options)
    {
        var asked = published.Catalogue.Questions.FirstOrDefault(candidate => candidate.Id == question);
        if (asked is null)
            return new GivenAnswer("", [$"'{question.Truncated(Limits.Slug)}' is no question of catalogue version {published.Number}"]);
        var offered = asked.Options.Select(option => option.Id);
        return new GivenAnswer(string.Join(' ', offered.Where(options.Contains)), [.. AnswerRules.Check(asked, options)]);
    }
}
