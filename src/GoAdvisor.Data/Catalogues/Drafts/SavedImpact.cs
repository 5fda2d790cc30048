using System.Collections.Concurrent;
using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>The effect of a catalogue change on all saved assessments, if they were moved to it.</summary>
public sealed class SavedImpact(IDbContextFactory<GoAdvisorDbContext> contexts, CatalogueStore catalogues, StaffAccess access, TimeProvider clock)
{
    public const int Listed = 1000;

    /// <summary>Few enough to report progress and to cancel soon.</summary>
    private const int PageSize = 1000;

    /// <summary>One row per respondent: a row per answer took several times as long. Slugs contain neither separator.</summary>
    private const string Reading = """
        SELECT assessment."Id", assessment."CatalogueVersion", given."Answers"
        FROM (
          SELECT answer."RespondentId", string_agg(answer."Question" || '=' || answer."Options", ';') AS "Answers"
          FROM "Answers" AS answer WHERE answer."RespondentId" >= @first AND answer."RespondentId" <= @last
          GROUP BY answer."RespondentId") AS given
        JOIN "Respondents" AS respondent ON respondent."Id" = given."RespondentId"
        JOIN "Assessments" AS assessment ON assessment."Id" = respondent."AssessmentId"
        """;

    private readonly KnownAnswers known = new();

    /// <summary>Evaluates every saved assessment under the version it is pinned to and under another catalogue.</summary>
    /// <param name="holder">Whose assessments are named also for who may not oversee.</param>
    /// <returns>Null for who may not look at the back-office.</returns>
    public async Task<SavedImpactResult?> MeasureAsync(
        UserSession session, Holder holder, DecisionModel after, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await access.Allowed(database, session, StaffRight.ReadBackOffice).AnyAsync(cancellationToken))
            return null;
        var ids = await database.Respondents.OrderBy(respondent => respondent.Id).Select(respondent => respondent.Id).ToListAsync(cancellationToken);
        var versions = await database.Assessments.Select(assessment => assessment.CatalogueVersion).Distinct().ToListAsync(cancellationToken);
        var comparisons = new Dictionary<int, WinnerComparison>();
        foreach (var version in versions)
            comparisons.Add(version, new WinnerComparison((await catalogues.GetAsync(version, cancellationToken)).Model, after));

        var pages = ids.Chunk(PageSize).ToList();
        var counts = new SavedCount[pages.Count];
        var done = 0;
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 4) };
        await Parallel.ForAsync(0, pages.Count, options, async (page, stop) =>
        {
            counts[page] = await CountAsync(pages[page], comparisons, stop);
            progress?.Report((double)Interlocked.Increment(ref done) / pages.Count);
        });
        var total = counts.Aggregate(new SavedCount(), (all, page) => all.Add(page));
        return total.Result(await TitlesAsync(database, session, holder, total.Changed, cancellationToken));
    }

    private async Task<SavedCount> CountAsync(Guid[] page, Dictionary<int, WinnerComparison> comparisons, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = Reading;
        command.Give("first", page[0]);
        command.Give("last", page[^1]);
        var (count, given) = (new SavedCount(), new List<KeyValuePair<string, IReadOnlyList<string>>>());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            given.Clear();
            known.Split(rows.GetString(2), given);
            count.Add(rows.GetGuid(0), comparisons[rows.GetInt32(1)].Compare(given));
        }
        return count;
    }

    private async Task<Dictionary<Guid, (string? Title, bool IsOpen)>> TitlesAsync(
        GoAdvisorDbContext database, UserSession session, Holder holder, IEnumerable<(Guid Id, WinnerChange)> changed, CancellationToken cancellationToken)
    {
        var ids = changed.Select(one => one.Id).ToList();
        var overseers = access.Allowed(database, session, StaffRight.Oversee);
        var own = database.AssessmentsOf(holder, clock.GetUtcNow()).Select(assessment => assessment.Id);
        var titles = await database.Assessments.Where(assessment => ids.Contains(assessment.Id))
            .Select(assessment => new
            {
                assessment.Id,
                Title = overseers.Any() || own.Contains(assessment.Id) ? assessment.Title : null,
                IsOpen = own.Contains(assessment.Id),
            })
            .ToListAsync(cancellationToken);
        return titles.ToDictionary(one => one.Id, one => (one.Title, one.IsOpen));
    }

    /// <summary>A cache: many assessments share the same few hundred answers.</summary>
    private sealed class KnownAnswers
    {
        private readonly ConcurrentDictionary<string, KeyValuePair<string, IReadOnlyList<string>>> answers = [];

        public void Split(string text, List<KeyValuePair<string, IReadOnlyList<string>>> given)
        {
            var lookup = answers.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var part in text.AsSpan().Split(';'))
            {
                var answer = text.AsSpan()[part];
                if (!lookup.TryGetValue(answer, out var read))
                    answers[answer.ToString()] = read = Read(answer.ToString());
                given.Add(read);
            }
        }

        private static KeyValuePair<string, IReadOnlyList<string>> Read(string answer) =>
            new(answer[..answer.IndexOf('=')], answer[(answer.IndexOf('=') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>Of assessments with answers; the most frequent moves and the oldest changes first.</summary>
public sealed record SavedImpactResult(int Assessments, int LosingAnswers, IReadOnlyList<SavedMove> Moves, IReadOnlyList<SavedChange> Changed)
{
    public int ChangedCount => Moves.Sum(move => move.Assessments);
}

/// <summary>Slugs joined by a space: several on a tie, empty when nothing is first.</summary>
public sealed record SavedMove(string From, string To, int Assessments);

/// <summary><paramref name="Title"/> is null when the user may not see it; <paramref name="IsOpen"/>: whether the user can open the assessment.</summary>
public sealed record SavedChange(Guid Id, string? Title, bool IsOpen, string From, string To, int LostAnswers);

internal sealed class SavedCount
{
    private readonly Dictionary<(string From, string To), int> moves = [];
    private int assessments;
    private int losing;

    /// <summary>At most <see cref="SavedImpact.Listed"/>.</summary>
    public List<(Guid Id, WinnerChange Change)> Changed { get; } = [];

    public void Add(Guid id, WinnerChange change)
    {
        assessments++;
        losing += change.LostAnswers > 0 ? 1 : 0;
        if (!change.Changes)
            return;
        moves[(change.Before, change.After)] = moves.GetValueOrDefault((change.Before, change.After)) + 1;
        if (Changed.Count < SavedImpact.Listed)
            Changed.Add((id, change));
    }

    public SavedCount Add(SavedCount more)
    {
        assessments += more.assessments;
        losing += more.losing;
        foreach (var (move, count) in more.moves)
            moves[move] = moves.GetValueOrDefault(move) + count;
        Changed.AddRange(more.Changed.Take(SavedImpact.Listed - Changed.Count));
        return this;
    }

    public SavedImpactResult Result(Dictionary<Guid, (string? Title, bool IsOpen)> titles) => new(
        assessments, losing,
        [.. moves.OrderByDescending(move => move.Value).ThenBy(move => move.Key).Select(move => new SavedMove(move.Key.From, move.Key.To, move.Value))],
        [.. Changed.Select(one => new SavedChange(one.Id, titles.GetValueOrDefault(one.Id).Title, titles.GetValueOrDefault(one.Id).IsOpen, one.Change.Before, one.Change.After, one.Change.LostAnswers))]);
}
