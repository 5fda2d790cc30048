using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Engine.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoAdvisor.Data.Tests.Catalogues;

/// <summary>On a new database with every version of the catalogue that the product ships with.</summary>
public abstract class ShippedCatalogueTests(TestDatabase database) : DatabaseTests(database), IAsyncLifetime
{
    private const int First = 1;
    private const int Second = 2;

    private AssessmentUpgrades Upgrades => Database.Node.Upgrades;

    private DraftStore Drafts => Database.Node.Drafts;

    public virtual async ValueTask InitializeAsync() => await Database.Node.Setup.RunAsync(FirstCatalogue.Shipped, Stop);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Database.DisposeAsync();
    }

    [Fact]
    public async Task An_assessment_on_the_first_version_sees_what_the_second_one_asks_instead_and_goes_over()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, "expected-life", ["over-10-years"]);
        await SaveAsync(assessment, "non-negotiables", ["unknown-language-in-six-weeks", "existing-jvm"]);
        await SaveAsync(assessment, "system-kind", [(await Catalogues.GetAsync(First, Stop)).Catalogue.Questions.Single(question => question.Id == "system-kind").Options[0].Id]);

        var preview = await Upgrades.PreviewAsync(assessment.Id, assessment.Owner, Second, Stop) ?? throw new InvalidOperationException("No preview.");

        preview.Lost.Select(lost => (lost.Question.Id, lost.IsAsked)).Should().BeEquivalentTo([("expected-life", false), ("non-negotiables", true)]);
        preview.New.Select(question => question.Id).Should().Contain(["system-life", "staff", "production-languages", "costly-faults"]);
        (preview.Before.Coverage.Answered, preview.After.Coverage.Answered).Should().Be((3, 1));
        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, Second, preview.Revision, Stop)).Should().Be(new Upgraded(preview.Revision + 1, 2));
        (await StoredAsync(assessment)).Answers.Keys.Should().Equal("system-kind");
        (await SaveAsync(assessment, "system-life", ["over-10-years"])).Should().BeOfType<AnswerSaved>();

        // Back on the first version, what was set aside is there again.
        var back = (await StoredAsync(assessment)).Revision;
        await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, First, back, Stop);
        (await StoredAsync(assessment)).Answers.Keys.Should().BeEquivalentTo("system-kind", "expected-life", "non-negotiables");
    }

    [Fact]
    public async Task Every_worked_case_of_the_first_version_can_go_over_and_keeps_most_of_its_answers()
    {
        foreach (var profile in (await Catalogues.GetAsync(First, Stop)).Catalogue.Profiles)
        {
            var assessment = await AnAssessmentAsync(profile.Name);
            foreach (var (question, options) in profile.Answers)
                await SaveAsync(assessment, question, options);

            var preview = await Upgrades.PreviewAsync(assessment.Id, assessment.Owner, Second, Stop) ?? throw new InvalidOperationException("No preview.");

            (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, Second, preview.Revision, Stop)).Should()
                .Be(new Upgraded(preview.Revision + 1, preview.Lost.Count), profile.Id);
            preview.Lost.Should().HaveCountLessThan(profile.Answers.Count / 2, profile.Id);
        }
    }

    [Fact]
    public async Task A_file_of_the_first_form_becomes_a_draft_that_names_what_is_missing_and_is_not_published_before()
    {
        var ada = await SessionOfAsync("ada");
        await Drafts.StartAsync(ada, Stop);
        using var file = new MemoryStream(CatalogueFile.Write(FirstCatalogue.Read()));

        var preview = await Drafts.PreviewImportAsync(ada, file, "ours.json", Stop) ?? throw new InvalidOperationException("It is not allowed.");

        preview.Problems.Should().BeEmpty();
        preview.Missing.Select(problem => problem.Where).Should().Contain(
            ["thresholds", "draws", "questionnaire", "jointCeilings", "archetypes", "criteria/high-concurrency", "questions/system-kind/options/" + FirstOption("system-kind")])
            .And.Contain(where => where.StartsWith("sources/", StringComparison.Ordinal)).And.Contain(where => where.StartsWith("constraints/", StringComparison.Ordinal));
        (await Drafts.ImportAsync(ada, preview.Catalogue ?? throw new InvalidOperationException("The file is refused."), 0, Stop)).Should().BeOfType<DraftEdited>();
        var draft = await Drafts.FindAsync(ada, Stop) ?? throw new InvalidOperationException("There is no draft.");
        draft.Problems.Should().BeEquivalentTo(preview.Missing);
        (await Database.Node.Publisher.PublishAsync(ada, new PublishRequest(draft.Version, Second, "New."), Stop)).Should().BeOfType<PublishRefused>()
            .Which.Problems.Should().BeEquivalentTo(preview.Missing);

        await Drafts.UndoAsync(ada, Stop);
        (await Drafts.FindAsync(ada, Stop))?.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task A_part_that_is_missing_can_be_begun_and_filled_in()
    {
        var ada = await SessionOfAsync("ada");
        await Drafts.StartAsync(ada, Stop);
        await Drafts.ImportAsync(ada, FirstCatalogue.Read(), 0, Stop);
        var option = $"questions/system-kind/options/{FirstOption("system-kind")}";

        foreach (var (path, value) in new[] { ("archetypes", "[]"), ("questionnaire", """{"twoMinutes":[]}"""), ($"{option}/share", "12.5"), ("draws/capSpread", "10") })
        {
            (await Drafts.EditAsync(ada, new CatalogueChange { Path = path, Kind = ChangeKind.Changed, After = value }, Stop)).Should().BeOfType<DraftEdited>(path);
        }

        (await Drafts.FindAsync(ada, Stop))?.Problems.Select(problem => problem.Where).Should().NotContain(["archetypes", "questionnaire", option]).And.Contain("jointCeilings");
    }

    [Fact]
    public async Task The_second_version_comes_with_figures_that_were_measured_on_it()
    {
        var figures = (await Catalogues.GetCurrentAsync(Stop)).Calibration ?? throw new InvalidOperationException("Run the command calibrate on seeds/v2 and keep its file.");

        figures.Verdicts.Select(verdict => verdict.Kind).Should().Contain([VerdictKind.Clear, VerdictKind.Leaning]);
        figures.Verdicts.Should().OnlyContain(verdict => verdict.KeptAtOneInTen <= verdict.Cases && verdict.Cases >= Calibration.UsualCases);
        (await Catalogues.GetAsync(First, Stop)).Calibration.Should().BeNull();
    }

    [Fact]
    public async Task Figures_measured_on_one_node_are_seen_by_the_others()
    {
        await using (var rows = Rows())
            await rows.CatalogueVersions.ExecuteUpdateAsync(set => set.SetProperty(version => version.Calibration, (string?)null), Stop);
        var (measuring, other) = (Database.StartNode(), Database.StartNode());
        (await other.Catalogues.GetCurrentAsync(Stop)).Calibration.Should().BeNull();
        var calibrator = new CatalogueCalibrator(measuring.Contexts, measuring.Services.GetRequiredService<WriterGate>(), measuring.Catalogues, NullLogger<CatalogueCalibrator>.Instance) { Cases = 3 };

        var figures = await calibrator.CalibrateAsync(Second, Stop) ?? throw new InvalidOperationException("It was not measured.");

        figures.Verdicts.Should().OnlyContain(verdict => verdict.Cases <= 3);
        Clock.Advance(CatalogueStore.Freshness);
        foreach (var node in new[] { measuring, other })
            ((await node.Catalogues.GetCurrentAsync(Stop)).Calibration?.Verdicts ?? []).Should().Equal(figures.Verdicts);
        (await calibrator.CalibrateAsync(First, Stop)).Should().BeNull("the first form knows no shares to draw cases by");
    }

    [Fact]
    public async Task The_first_version_can_be_published_again_as_it_was()
    {
        var ada = await SessionOfAsync("ada");

        (await Database.Node.Publisher.RestoreAsync(ada, First, Second, "Back.", cancellationToken: Stop)).Should().Be(new Published(3));

        (await Catalogues.GetAsync(3, Stop)).Catalogue.Format.Should().BeNull();
    }

    private static string FirstOption(string question) => FirstCatalogue.Read().Questions.Single(one => one.Id == question).Options[0].Id;
}

public sealed class ShippedCatalogueOnSqliteTests() : ShippedCatalogueTests(new SqliteDatabase());

public sealed class ShippedCatalogueOnPostgreSqlTests(PostgreSqlServer server) : ShippedCatalogueTests(new PostgreSqlDatabase(server))
{
    public override async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        await base.InitializeAsync();
    }
}
