namespace GoAdvisor.Data.Assessments;

/// <summary>Moves assessments to another catalogue version, only at the request of somebody they are open to.</summary>
public sealed class AssessmentUpgrades(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, AssessmentStore assessments, CatalogueStore catalogues, TimeProvider clock)
{
    /// <summary>Null when the assessment is not open to the holder, or there is no such version.</summary>
    public async Task<UpgradePreview?> PreviewAsync(Guid id, Holder holder, int to, CancellationToken cancellationToken = default)
    {
        if (await assessments.FindAsync(id, holder, cancellationToken) is not { } assessment
            || await catalogues.FindAsync(to, cancellationToken) is not { } after)
            return null;
        var before = await catalogues.GetAsync(assessment.CatalogueVersion, cancellationToken);
        var answers = assessment.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Options);
        var was = before.Model.ReadKnown(answers, out _);
        var now = after.Model.ReadKnown(answers, out var unknown);
        var (old, asked) = (before.Catalogue.Questions, after.Catalogue.Questions.ToDictionary(question => question.Id));
        return new UpgradePreview(
            From: before.Number,
            To: after.Number,
            Revision: assessment.Revision,
            Lost: [.. old.Where(question => unknown.Contains(question.Id)).Select(question => new LostAnswer(
                question, [.. question.Options.Where(option => answers[question.Id].Contains(option.Id))], asked.ContainsKey(question.Id)))],
            Reworded: [.. old
                .Where(question => answers.ContainsKey(question.Id) && !unknown.Contains(question.Id) && !ReadsAlike(question, asked[question.Id]))
                .Select(question => asked[question.Id])],
            New: [.. after.Catalogue.Questions.Where(question => old.All(other => other.Id != question.Id))],
            Before: before.Model.Preview(was),
            After: after.Model.Preview(now));
    }

    /// <summary>Unknown answers are set aside; those known again are restored where nothing is answered.</summary>
    public async Task<UpgradeResult> UpgradeAsync(Guid id, Holder holder, int to, long seenRevision, CancellationToken cancellationToken = default)
    {
        if (await catalogues.FindAsync(to, cancellationToken) is not { } after)
            return new UpgradeNotFound();
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var own = database.AssessmentsOf(holder, now).Where(assessment => assessment.Id == id);
        var from = await own.Select(assessment => (int?)assessment.CatalogueVersion).SingleOrDefaultAsync(cancellationToken);
        if (from is not { } before)
            return new UpgradeNotFound();

        // Locks the row first, so that concurrent saves wait and then see the new version.
        var pinned = await own.Where(assessment => assessment.Revision == seenRevision && assessment.CatalogueVersion == before)
            .ExecuteUpdateAsync(
                set => set.SetProperty(assessment => assessment.CatalogueVersion, to).SetProperty(assessment => assessment.Revision, seenRevision + 1),
                cancellationToken);
        if (pinned == 0)
            return new UpgradeOutdated();

        var setAside = await SetAsideAsync(database, id, before, after.Model, now, cancellationToken);
        await BringBackAsync(database, id, after.Model, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Upgraded(seenRevision + 1, setAside);
    }

    private static async Task<int> SetAsideAsync(
        GoAdvisorDbContext database, Guid id, int from, DecisionModel after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answers = await database.Respondents.Where(respondent => respondent.AssessmentId == id)
            .SelectMany(respondent => respondent.Answers).ToListAsync(cancellationToken);
        var unknown = answers.Where(answer => !IsKnown(after, answer.Question, answer.Options)).ToList();
        foreach (var answer in unknown)
        {
            await database.SetAsideAnswers
                .Where(old => old.RespondentId == answer.RespondentId && old.Question == answer.Question && old.CatalogueVersion == from)
                .ExecuteDeleteAsync(cancellationToken);
            database.SetAsideAnswers.Add(new SetAsideAnswer
            {
                RespondentId = answer.RespondentId,
                Question = answer.Question,
                CatalogueVersion = from,
                Options = answer.Options,
                AnsweredAt = answer.AnsweredAt,
                SetAsideAt = now,
            });
            database.Answers.Remove(answer);
        }
        await database.SaveChangesAsync(cancellationToken);
        return unknown.Count;
    }

    private static async Task BringBackAsync(GoAdvisorDbContext database, Guid id, DecisionModel after, CancellationToken cancellationToken)
    {
        var setAside = await database.SetAsideAnswers
            .Where(old => database.Respondents.Any(respondent => respondent.Id == old.RespondentId && respondent.AssessmentId == id
                && respondent.Answers.All(answer => answer.Question != old.Question)))
            .ToListAsync(cancellationToken);
        // When an answer was set aside several times, the latest is restored.
        foreach (var old in setAside.Where(old => IsKnown(after, old.Question, old.Options))
            .GroupBy(old => (old.RespondentId, old.Question)).Select(same => same.MaxBy(old => old.AnsweredAt)).OfType<SetAsideAnswer>())
        {
            database.Answers.Add(new Answer
            {
                RespondentId = old.RespondentId,
                Question = old.Question,
                Options = old.Options,
                Revision = 1,
                AnsweredAt = old.AnsweredAt,
            });
            database.SetAsideAnswers.Remove(old);
        }
        await database.SaveChangesAsync(cancellationToken);
    }

    private static bool IsKnown(DecisionModel model, string question, string options)
    {
        model.ReadKnown([new(question, SavedAnswer.From(options, revision: 1).Options)], out var unknown);
        return unknown.Count == 0;
    }

    private static bool ReadsAlike(Question before, Question after) =>
        before.Text == after.Text && before.Select == after.Select
        && before.Options.Select(option => (option.Id, option.Label)).SequenceEqual(after.Options.Select(option => (option.Id, option.Label)));
}

/// <param name="Revision">The assessment's, that the preview was made from.</param>
/// <param name="Lost">Answers that the other version does not know; they would be set aside.</param>
/// <param name="Reworded">Answered questions whose texts or options differ in the other version.</param>
public sealed record UpgradePreview(
    int From, int To, long Revision, IReadOnlyList<LostAnswer> Lost, IReadOnlyList<Question> Reworded,
    IReadOnlyList<Question> New, Preview Before, Preview After);

/// <summary><paramref name="IsAsked"/>: the other version still asks the question, but without one of the options or their combination.</summary>
public sealed record LostAnswer(Question Question, IReadOnlyList<Option> Options, bool IsAsked);

public abstract record UpgradeResult
{
    private protected UpgradeResult() { }
}

/// <summary><paramref name="SetAside"/> counts the answers that were set aside.</summary>
public sealed record Upgraded(long Revision, int SetAside) : UpgradeResult;

/// <summary>The assessment changed since the preview; nothing was written.</summary>
public sealed record UpgradeOutdated : UpgradeResult;

/// <summary>The assessment does not exist or is not open to the holder, which callers cannot tell apart, or there is no such version.</summary>
public sealed record UpgradeNotFound : UpgradeResult;
