using System.Runtime.CompilerServices;
using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Accounts.Sessions;
using GoAdvisor.Engine;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Auditing;

/// <summary>Which lines of the log are wanted; what is null is not asked for.</summary>
/// <param name="Actor">A part of the actor's name, in any case.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Subject">A part of what it was done to, in any case.</param>
/// <param name="From">The first moment.</param>
/// <param name="Before">The first moment that is too late.</param>
public sealed record AuditFilter(
    string? Actor = null, string? Action = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Before = null);

/// <summary>The audit log: who did what and when, what was there before, and what is there since. It only grows.</summary>
public sealed class AuditLog(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, StaffAccess access, TimeProvider clock)
{
    /// <summary>Adds a line about something that changed no other row, such as a refused sign-in.</summary>
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

    /// <summary>All lines that match, oldest first, one at a time.</summary>
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

    /// <summary>The part as a pattern in which nothing but the part itself counts.</summary>
    private static string? Pattern(string? part) => string.IsNullOrWhiteSpace(part)
        ? null
        : $"%{part.Trim().ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

internal static class Auditing
{
    /// <summary>
    /// Adds a line that is stored with the next <c>SaveChanges</c> of this context: in the same transaction as the change it tells of,
    /// so that neither is there without the other.
    /// </summary>
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
