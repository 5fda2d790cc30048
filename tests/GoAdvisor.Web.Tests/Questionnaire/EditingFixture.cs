using GoAdvisor.Data;
using GoAdvisor.Data.Seeding;
using GoAdvisor.Web.Features.Questionnaire;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoAdvisor.Web.Tests.Questionnaire;

/// <summary>An assessment in a real SQLite file, and editors on it as tabs and devices have them.</summary>
public sealed class EditingFixture : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-editing-").FullName;
    private readonly ServiceProvider services;

    private EditingFixture()
    {
        // A second of patience instead of thirty: a locked file is reported as busy soon.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Sqlite"] = $"Data Source={Database};Default Timeout=1" })
            .Build();
        services = new ServiceCollection().AddGoAdvisorData(configuration).BuildServiceProvider();
    }

    public string Database => Path.Combine(folder, "test.db");

    public Guid AssessmentId { get; private set; }

    public Guid Owner { get; private set; }

    public PublishedCatalogue Catalogue { get; private set; } = Unpublished;

    public AccessStore Access => services.GetRequiredService<AccessStore>();

    public AssessmentStore Assessments => services.GetRequiredService<AssessmentStore>();

    public static async Task<EditingFixture> StartAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var fixture = new EditingFixture();
        await fixture.services.GetRequiredService<DatabaseSetup>().RunAsync(FirstCatalogue.Folder, cancel);
        fixture.Catalogue = await fixture.services.GetRequiredService<CatalogueStore>().GetCurrentAsync(cancel);
        fixture.Owner = (await fixture.Access.IssueAsync(TokenPurpose.Visitor, cancel)).Id;
        fixture.AssessmentId = await fixture.Assessments.CreateAsync("Test", null, fixture.Catalogue.Number, fixture.Owner, cancel);
        return fixture;
    }

    public Question Question(string id) => Catalogue.Catalogue.Questions.Single(question => question.Id == id);

    public async Task<QuestionnaireEditor> OpenTabAsync(Guid? visitor = null)
    {
        var snapshot = await Assessments.FindAsync(AssessmentId, visitor ?? Owner, TestContext.Current.CancellationToken);
        return new QuestionnaireEditor(
            snapshot ?? throw new InvalidOperationException("Not open to this visitor."),
            Catalogue, Assessments, visitor ?? Owner, new ImpatientClock(), NullLogger.Instance);
    }

    public async Task<IReadOnlyList<string>?> StoredAsync(string question) =>
        (await Assessments.FindAsync(AssessmentId, Owner, TestContext.Current.CancellationToken))?.Answers.GetValueOrDefault(question)?.Options;

    /// <summary>Keeps every writer out of the file until it is disposed.</summary>
    public SqliteConnection LockDatabase()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static PublishedCatalogue Unpublished { get; } = new(0, DecisionModel.Compile(FirstCatalogue.Read()));

    /// <summary>Waits a hundredth of what it is asked to.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 100, period);
    }
}
