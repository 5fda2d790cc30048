using System.Diagnostics;
using GoAdvisor.Engine;
using GoAdvisor.Engine.Scoring;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Catalogues;

/// <summary>How long the impact of a draft takes at full size. Run by name only: it writes 2.4 million answers and measures the machine it runs on.</summary>
public abstract class SavedImpactAtScaleTests(TestDatabase database) : DraftTests(database)
{
    private const int Size = 100_000;

    /// <summary>SQL for the id of the assessment and respondent with a number, and for the present moment.</summary>
    protected abstract (string Id, string Now) Spelling { get; }

    [Fact(Explicit = true)]
    public async Task A_hundred_thousand_assessments_take_a_few_seconds()
    {
        var four = FirstCatalogue.Read();
        await Drafts.ImportAsync(Ada, four, 0, Stop);
        await PublishAsync();
        await FillAsync(four, await CurrentAsync());
        var after = DecisionModel.Compile(CatalogueFile.Read(FifthAlternative.File(four)).Catalogue ?? four);

        for (var run = 1; run <= 3; run++)
        {
            var watch = Stopwatch.StartNew();
            var result = await Database.Node.SavedImpact.MeasureAsync(Ada, default, after, cancellationToken: Stop) ?? throw new InvalidOperationException("It is not allowed.");
            Say($"{result.Assessments} assessments in {watch.ElapsedMilliseconds} ms; {result.ChangedCount} change, {result.Changed.Count} listed");
            result.Assessments.Should().Be(Size);
            result.Changed.Should().HaveCount(SavedImpact.Listed);
        }
    }

    private async Task FillAsync(Catalogue catalogue, int version)
    {
        await using var rows = Rows();
        var (id, now) = Spelling;
        var numbers = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Size})";
        var options = string.Join(", ", catalogue.Questions.Where(question => question.AskedWhen is null).Index().SelectMany(question =>
            question.Item.Options.Select((option, i) => $"({question.Index}, '{question.Item.Id}', '{option.Id}', {i}, {question.Item.Options.Count})")));
        await RunAsync(rows, $"""
            {numbers} INSERT INTO "Assessments" ("Id", "Title", "CatalogueVersion", "CreatedAt", "Revision")
            SELECT {id}, 'Case ' || i, {version}, {now}, 24 FROM n
            """);
        await RunAsync(rows, $"""
            {numbers} INSERT INTO "Respondents" ("Id", "AssessmentId", "CreatedAt") SELECT {id}, {id}, {now} FROM n
            """);
        await RunAsync(rows, $"""
            {numbers}, o(q, question, option, place, options) AS (VALUES {options})
            INSERT INTO "Answers" ("RespondentId", "Question", "Options", "Revision", "AnsweredAt")
            SELECT {id}, question, option, 1, {now} FROM n JOIN o ON place = ((i * 7919 + (q + 1) * (i % 1009) * 31) / 64) % options
            """);
        await RunAsync(rows, "ANALYZE");
    }

    private static async Task RunAsync(GoAdvisorDbContext rows, string sql)
    {
        await rows.Database.OpenConnectionAsync(Stop);
        await using var command = rows.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 600);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}

public sealed class SavedImpactAtScaleOnSqliteTests(SqliteDatabase database) : SavedImpactAtScaleTests(database), IClassFixture<SqliteDatabase>
{
    protected override (string, string) Spelling => ("printf('%08X-0000-7000-8000-%012X', i * 40503 % 16777216, i)", "0");
}

public sealed class SavedImpactAtScaleOnPostgreSqlTests(PostgreSqlDatabase database) : SavedImpactAtScaleTests(database), IClassFixture<PostgreSqlDatabase>
{
    protected override (string, string) Spelling =>
        ("(lpad(to_hex(i::bigint * 40503 % 16777216), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid", "now()");
}
