using GoAdvisor.Web.Features.Questionnaire;

namespace GoAdvisor.Web.Tests.Questionnaire;

public class QuestionnaireEditorTests
{
    [Fact]
    public async Task An_answer_is_stored_when_the_page_says_saved()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var tab = await editing.OpenTabAsync();
        await tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);

        tab.Status.Should().Be(SaveStatus.Saved);
        (await editing.StoredAsync("payload")).Should().Equal("json-and-grpc");
        tab.Preview.Coverage.Answered.Should().Be(1);
    }

    [Fact]
    public async Task While_the_database_is_busy_the_page_says_so_and_saves_when_it_is_back()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var tab = await editing.OpenTabAsync();
        var retrying = new TaskCompletionSource();
        tab.Changed += () =>
        {
            if (tab.Status == SaveStatus.Retrying)
                retrying.TrySetResult();
        };
        Task saving;
        await using (editing.LockDatabase())
        {
            saving = Task.Run(() => tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]), TestContext.Current.CancellationToken);
            await retrying.Task.WaitAsync(TestContext.Current.CancellationToken);
            tab[editing.Question("payload")].Chosen.Should().Equal("json-and-grpc");
            tab[editing.Question("payload")].Saved.Should().BeNull();
        }
        await saving;
        tab.Status.Should().Be(SaveStatus.Saved);
        (await editing.StoredAsync("payload")).Should().Equal("json-and-grpc");
    }

    [Fact]
    public async Task A_stale_tab_is_told_instead_of_overwriting()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var stale = await editing.OpenTabAsync();
        using var fresh = await editing.OpenTabAsync();
        await fresh.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);
        await stale.AnswerAsync(editing.Question("payload"), ["json-over-http"]);

        var answer = stale[editing.Question("payload")];
        answer.ChangedElsewhere.Should().BeTrue();
        answer.Chosen.Should().Equal("json-and-grpc");
        (await editing.StoredAsync("payload")).Should().Equal("json-and-grpc");

        await stale.AnswerAsync(editing.Question("payload"), ["json-over-http"]);
        answer.ChangedElsewhere.Should().BeFalse();
        (await editing.StoredAsync("payload")).Should().Equal("json-over-http");
    }

    [Fact]
    public async Task A_tab_that_saves_another_question_learns_what_changed_elsewhere()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var stale = await editing.OpenTabAsync();
        using var fresh = await editing.OpenTabAsync();
        await fresh.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);
        await stale.AnswerAsync(editing.Question("instance-life"), ["autoscaled"]);

        stale[editing.Question("payload")].Chosen.Should().Equal("json-and-grpc");
        stale[editing.Question("payload")].ChangedElsewhere.Should().BeTrue();
        stale[editing.Question("instance-life")].ChangedElsewhere.Should().BeFalse();
        stale.Preview.Coverage.Answered.Should().Be(2);
    }

    [Fact]
    public async Task A_tab_that_writes_alone_is_never_told_that_something_changed_elsewhere()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var tab = await editing.OpenTabAsync();
        await tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);
        await tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);
        await tab.AnswerAsync(editing.Question("instance-life"), ["autoscaled"]);
        await tab.AnswerAsync(editing.Question("payload"), []);

        editing.Catalogue.Catalogue.Questions.Should().NotContain(question => tab[question].ChangedElsewhere);
        (await editing.StoredAsync("payload")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_link_ends_writing_with_the_next_answer()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var editing = await EditingFixture.StartAsync();
        var link = await editing.Access.CreateResumeLinkAsync(editing.AssessmentId, editing.Owner, TimeSpan.FromDays(1), cancel);
        var guest = (await editing.Access.IssueAsync(TokenPurpose.Visitor, cancel)).Id;
        await editing.Access.RedeemResumeLinkAsync(link!.Token, guest, cancel);
        using var tab = await editing.OpenTabAsync(guest);
        await editing.Access.RevokeResumeLinkAsync(link.Id, editing.AssessmentId, editing.Owner, cancel);
        await tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);

        tab.Status.Should().Be(SaveStatus.Lost);
        (await editing.StoredAsync("payload")).Should().BeNull();
    }

    [Fact]
    public async Task The_last_answer_tells_what_it_moved()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var tab = await editing.OpenTabAsync();
        await tab.AnswerAsync(editing.Question("payload"), ["json-and-grpc"]);
        tab.Movements.Should().BeNull("there was no score that could move");
        await tab.AnswerAsync(editing.Question("jvm-share"), ["over-60-percent"]);

        tab.Movements.Should().NotBeNull();
        tab.Movements!.Single(movement => movement.Alternative.Id == "java").Points.Should().BePositive();
        tab.Movements!.Select(movement => Math.Abs(movement.Points)).Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task An_answer_that_makes_a_constraint_likely_points_to_its_option()
    {
        await using var editing = await EditingFixture.StartAsync();
        using var tab = await editing.OpenTabAsync();
        var constraints = editing.Question("non-negotiables");
        tab.Hints(constraints).Should().BeEmpty();
        await tab.AnswerAsync(editing.Question("browser-sharing"), ["rendering"]);
        tab.Hints(constraints).Select(option => option.Id).Should().Equal("browser-and-server");
        await tab.AnswerAsync(constraints, ["browser-and-server"]);
        tab.Hints(constraints).Should().BeEmpty();
    }
}
