using System.Data.Common;

namespace GoAdvisor.Data.Assessments;

/// <summary>For both databases; by hand, because EF Core took longer than the database.</summary>
internal static class AnswerStatements
{
    /// <summary>
    /// Repeats the rule of <see cref="Ownership.AssessmentsOf"/>; tests cover both. Tokens exist as long as their grants, so only their validity is checked.
    /// </summary>
    private const string OpenToHolder = """
        (EXISTS (
          SELECT 1 FROM "AccessGrants" AS access
          WHERE access."TokenId" = @token AND access."AssessmentId" = @assessment
            AND NOT EXISTS (
              SELECT 1 FROM "AccessTokens" AS token
              WHERE token."Id" IN (access."TokenId", access."ThroughId")
                AND (token."RevokedAt" IS NOT NULL OR token."ExpiresAt" <= @now)))
        OR EXISTS (
          SELECT 1 FROM "AccountSessions" AS session
          JOIN "Accounts" AS account ON account."Id" = session."AccountId" AND account."DisabledAt" IS NULL
          JOIN "AccountGrants" AS own ON own."AccountId" = session."AccountId" AND own."AssessmentId" = @assessment
          WHERE session."Id" = @session AND session."EndedAt" IS NULL AND session."ExpiresAt" > @now))
        """;

    private const string Looking = $"""
        SELECT assessment."CatalogueVersion", assessment."Revision", respondent."Id", answer."Options", answer."Revision"
        FROM "Assessments" AS assessment
        JOIN "Respondents" AS respondent ON respondent."AssessmentId" = assessment."Id"
        LEFT JOIN "Answers" AS answer ON answer."RespondentId" = respondent."Id" AND answer."Question" = @question
        WHERE assessment."Id" = @assessment AND {OpenToHolder}
        """;

    /// <summary>
    /// Check and write in one statement for callers that know what is stored. Updates two rows if that is still so and the assessment is open to the holder;
    /// otherwise the caller must roll back.
    /// </summary>
    private const string Replacing = $"""
        UPDATE "Assessments" SET "Revision" = @seen + 1
        WHERE "Id" = @assessment AND "Revision" = @seen AND {OpenToHolder};
        INSERT INTO "Answers" ("RespondentId", "Question", "Options", "Revision", "AnsweredAt")
        SELECT respondent."Id", @question, @options, @replaced + 1, @now
        FROM "Respondents" AS respondent WHERE respondent."AssessmentId" = @assessment ORDER BY respondent."Id" LIMIT 1
        ON CONFLICT ("RespondentId", "Question") DO UPDATE
        SET "Options" = excluded."Options", "Revision" = excluded."Revision", "AnsweredAt" = excluded."AnsweredAt"
        WHERE "Answers"."Revision" = @replaced AND "Answers"."Options" <> @options
        """;

    /// <summary>The first statement decides: with another revision it updates no row, and the second must be rolled back.</summary>
    private const string Writing = """
        UPDATE "Assessments" SET "Revision" = @seen + 1 WHERE "Id" = @assessment AND "Revision" = @seen;
        INSERT INTO "Answers" ("RespondentId", "Question", "Options", "Revision", "AnsweredAt")
        VALUES (@respondent, @question, @options, @revision, @now)
        ON CONFLICT ("RespondentId", "Question") DO UPDATE
        SET "Options" = excluded."Options", "Revision" = excluded."Revision", "AnsweredAt" = excluded."AnsweredAt"
        """;

    /// <summary>Null when the assessment is not open to the holder.</summary>
    public static async Task<AnswerToSave?> FindAnswerAsync(
        this GoAdvisorDbContext database, Guid id, Holder holder, string question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = Looking;
        command.Give("assessment", id);
        command.Give(holder);
        command.Give("question", question);
        command.Give("now", database.AsStored(now));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        var isAnswered = !row.IsDBNull(3);
        return new AnswerToSave(
            id, row.GetInt32(0), row.GetInt64(1), row.GetGuid(2), isAnswered ? row.GetString(3) : null, isAnswered ? row.GetInt64(4) : 0);
    }

    /// <summary>False, and nothing written, when the assessment has changed.</summary>
    public static Task<bool> WriteAsync(
        this GoAdvisorDbContext database, AnswerToSave seen, string question, string options, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        database.TryWriteAsync(Writing, command =>
        {
            command.Give("assessment", seen.Assessment);
            command.Give("seen", seen.Revision);
            command.Give("respondent", seen.RespondentId);
            command.Give("question", question);
            command.Give("options", options);
            command.Give("revision", seen.AnswerRevision + 1);
            command.Give("now", database.AsStored(now));
        }, cancellationToken);

    /// <summary>False, and nothing written, when the stored answer is another one or not open to the holder.</summary>
    public static Task<bool> ReplaceAsync(
        this GoAdvisorDbContext database, Guid id, Holder holder, string question, string options, SeenAnswer seen, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        database.TryWriteAsync(Replacing, command =>
        {
            command.Give("assessment", id);
            command.Give(holder);
            command.Give("seen", seen.AssessmentRevision);
            command.Give("question", question);
            command.Give("options", options);
            command.Give("replaced", seen.AnswerRevision);
            command.Give("now", database.AsStored(now));
        }, cancellationToken);

    private static async Task<bool> TryWriteAsync(
        this GoAdvisorDbContext database, string sql, Action<DbCommand> fill, CancellationToken cancellationToken)
    {
        var connection = database.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        fill(command);
        // One row of the assessment and one of the answer.
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 2)
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>A missing id is passed as the empty Guid, which no row has.</summary>
    private static void Give(this DbCommand command, Holder holder)
    {
        command.Give("token", holder.TokenId ?? Guid.Empty);
        command.Give("session", holder.SessionId ?? Guid.Empty);
    }

    public static void Give(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <summary>
/// <paramref name="Revision"/> is the assessment's. Without a stored answer <paramref name="Options"/> is null and <paramref name="AnswerRevision"/> 0.
/// </summary>
internal sealed record AnswerToSave(
    Guid Assessment, int CatalogueVersion, long Revision, Guid RespondentId, string? Options, long AnswerRevision);
