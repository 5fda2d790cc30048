namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>One respondent with the same section open in two tabs.</summary>
public sealed class TwoTabsTests(Browser browser, SharedApp onSqlite, SharedAppOnPostgreSql onPostgreSql) : IClassFixture<SharedAppOnPostgreSql>
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Json = "JSON over HTTP";
    private const string Grpc = "JSON outside, gRPC between services";
    private const string Binary = "Binary messages or long streams";
    private const string Memory = "How much memory may one instance use?";
    private const string OneGigabyte = "Over 1 GB";
    private const string Elsewhere = "This was answered in another tab or on another device.";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Neither_tab_overwrites_the_other_unseen_and_the_stale_one_is_told_at_that_question(DatabaseKind kind)
    {
        var shared = kind == DatabaseKind.Sqlite ? onSqlite : onPostgreSql;
        await using var visitor = await browser.VisitorAsync(shared);
        var first = visitor.Page;
        var assessment = await first.StartAssessmentAsync();
        var stale = await visitor.Context.NewPageAsync();
        await stale.OpenSectionAsync(assessment, "workload");

        await first.AnswerAsync(Payload, Json);
        // One click, not "check", which would click again when it finds the answer taken back.
        await stale.Option(Payload, Grpc).ClickAsync();
        await Expect(stale.Question(Payload).GetByText(Elsewhere)).ToBeVisibleAsync();
        await Expect(stale.Option(Payload, Json)).ToBeCheckedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("payload", "json-over-http");

        await stale.AnswerAsync(Payload, Binary);
        await Expect(stale.Question(Payload).GetByText(Elsewhere)).ToBeHiddenAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("payload", "binary-or-streams");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Answers_to_different_questions_are_both_kept_and_shown_in_both_tabs(DatabaseKind kind)
    {
        var shared = kind == DatabaseKind.Sqlite ? onSqlite : onPostgreSql;
        await using var visitor = await browser.VisitorAsync(shared);
        var first = visitor.Page;
        var assessment = await first.StartAssessmentAsync();
        var second = await visitor.Context.NewPageAsync();
        await second.OpenSectionAsync(assessment, "workload");

        await first.AnswerAsync(Payload, Json);
        await second.AnswerAsync(Memory, OneGigabyte);

        await Expect(second.Option(Payload, Json)).ToBeCheckedAsync();
        await Expect(second.Question(Payload).GetByText(Elsewhere)).ToBeVisibleAsync();
        await Expect(second.Question(Memory).GetByText(Elsewhere)).ToBeHiddenAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http", ["memory-limit"] = "over-1-gb" });
    }
}
