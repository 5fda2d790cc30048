using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GoAdvisor.Data.Auditing;

/// <summary>Null matches everything. Actor and subject match substrings, ignoring case; <paramref name="Before"/> is exclusive.</summary>
public sealed record AuditFilter(
    string? Actor = null, string? Action = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Before = null);

public sealed class AuditLog(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, StaffAccess access, TimeProvider clock)
{
    /// <summary>For events without other changes, such as a refused sign-in.</summary>
    public async Task AppendAsync(AuditRecord record, CancellationToken cancellationToken = default)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Append(record, clock.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Lines, newest first; none for who may not oversee.</summary>
    /// <param name="olderThan">The id of the last line of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(
        UserSession session, AuditFilter filter, int count, long? olderThan = null, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(database, session, filter)
            .Where(entry => olderThan == null || entry.Id < olderThan)
            .OrderByDescending(entry => entry.Id)
            .Take(count)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Oldest first, streamed.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        UserSession session, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var entry in Matching(database, session, filter).OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return entry;
    }

    private IQueryable<AuditEntry> Matching(GoAdvisorDbContext database, UserSession session, AuditFilter filter)
    {
        var allowed = access.Allowed(database, session, StaffRight.Oversee);
        var entries = database.AuditEntries.AsNoTracking().Where(_ => allowed.Any());
        if (Pattern(filter.Actor) is { } actor)
            entries = entries.Where(entry => EF.Functions.Like(entry.Actor.ToLower(), actor, "\\"));
        if (filter.Action is { Length: > 0 } action)
            entries = entries.Where(entry => entry.Action == action);
        if (Pattern(filter.Subject) is { } subject)
            entries = entries.Where(entry => EF.Functions.Like(entry.Subject.ToLower(), subject, "\\"));
        if (filter.From is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (filter.Before is { } before)
            entries = entries.Where(entry => entry.At < before);
        return entries;
    }

    /// <summary>A LIKE pattern that matches the text literally.</summary>
    private static string? Pattern(string? part) => string.IsNullOrWhiteSpace(part)
        ? null
        : $"%{part.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

internal static class Auditing
{
    /// <summary>Stored with the next <c>SaveChanges</c> of this context, in the same transaction as the change it records.</summary>
    public static void Append(this GoAdvisorDbContext database, AuditRecord record, DateTimeOffset now) =>
        database.AuditEntries.Add(new AuditEntry
        {
            At = now,
            ActorId = record.Actor.AccountId,
            Actor = record.Actor.Name.Truncated(Limits.AuditName, ending: ""),
            Action = record.Action,
            Subject = record.Subject.Truncated(Limits.AuditName, ending: ""),
            Before = record.Before,
            After = record.After,
        });
}

public sealed record AuditActor(Guid? AccountId, string Name)
{
    public static AuditActor Program { get; } = new(null, "GoAdvisor");

    public static AuditActor Nobody { get; } = new(null, "not signed in");
}

/// <summary><paramref name="Before"/> and <paramref name="After"/> are JSON, null for nothing.</summary>
public sealed record AuditRecord(AuditActor Actor, string Action, string Subject, string? Before = null, string? After = null)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For <see cref="Before"/> and <see cref="After"/>. Never pass a secret or the hash of one.</summary>
    public static string Json(object value) => JsonSerializer.Serialize(value, Readable);
}
