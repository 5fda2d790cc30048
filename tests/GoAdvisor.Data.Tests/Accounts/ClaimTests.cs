namespace GoAdvisor.Data.Tests.Accounts;

public abstract class ClaimTests(TestDatabase database) : AccountTests(database)
{
    [Fact]
    public async Task Assessments_of_a_browser_can_be_claimed_and_are_then_open_in_every_browser_of_the_account()
    {
        var assessment = await AnAssessmentAsync("Started before signing in");
        var person = await APersonAsync(null);
        (await ListAsync(person)).Should().BeEmpty();
        (await Accounts.CountClaimableAsync(person.Session, assessment.Owner, Stop)).Should().Be(1);

        (await Accounts.ClaimAsync(person.Session, assessment.Owner, Stop)).Should().Be(1);
        (await Accounts.ClaimAsync(person.Session, assessment.Owner, Stop)).Should().Be(0);

        (await ListAsync(person with { Session = await SignInAsync(person.Id) })).Should().Equal(assessment.Id);
        (await Assessments.FindAsync(assessment.Id, assessment.Owner, Stop)).Should().NotBeNull("the browser keeps its access");
        (await LogAsync(AuditActions.AssessmentsClaimed))[0].After.Should().Contain(assessment.Id.ToString());
    }

    [Fact]
    public async Task Assessments_opened_through_a_link_cannot_be_claimed()
    {
        var link = await ALinkAsync(await AnAssessmentAsync());
        var visitor = await AVisitorAsync();
        await Access.RedeemResumeLinkAsync(link.Token, visitor, Stop);
        var person = await APersonAsync(null);

        (await Accounts.ClaimAsync(person.Session, visitor, Stop)).Should().Be(0);
        (await ListAsync(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_signed_in_user_has_access_to_the_assessments_of_the_account_and_of_the_browser()
    {
        var person = await APersonAsync(null);
        var ofBrowser = await AnAssessmentAsync("Of the browser");
        var both = new Holder(ofBrowser.Owner, person.Session);
        var ofAccount = await Assessments.CreateAsync("Of the account", null, 1, both, Stop);

        (await Assessments.ListAsync(both, Stop)).Select(listed => listed.Id).Should().BeEquivalentTo([ofBrowser.Id, ofAccount]);
        (await Assessments.FindAsync(ofAccount, ofBrowser.Owner, Stop)).Should().BeNull("the browser alone does not own it");
        foreach (var id in new[] { ofBrowser.Id, ofAccount })
        {
            (await Assessments.SaveAnswerAsync(id, both, TestSeeds.Team, ["large"], null, Stop)).Should().BeOfType<AnswerSaved>();
            (await Access.CreateResumeLinkAsync(id, both, AWeek, Stop)).Should().NotBeNull();
        }
    }

    [Fact]
    public Task Nothing_is_open_or_can_be_written_once_the_session_is_ended() =>
        NothingIsOpenAsync(person => Sessions.EndAsync(person.Session, Stop));

    [Fact]
    public Task Nothing_is_open_or_can_be_written_once_the_account_is_disabled() => NothingIsOpenAsync(async person =>
        (await People.DisableAsync((await APersonAsync(StaffRole.Admin)).Session, person.Id, Stop)).Should().Be(PeopleChange.Done));

    [Fact]
    public Task Nothing_is_open_or_can_be_written_once_the_session_has_expired() => NothingIsOpenAsync(_ =>
    {
        Clock.Advance(TimeSpan.FromHours(12));
        return Task.CompletedTask;
    });

    private async Task NothingIsOpenAsync(Func<PersonHere, Task> end)
    {
        var person = await APersonAsync(null);
        var holder = new Holder(null, person.Session);
        var id = await Assessments.CreateAsync("Mine", null, 1, holder, Stop);
        (await Assessments.SaveAnswerAsync(id, holder, TestSeeds.Team, ["small"], null, Stop)).Should().BeOfType<AnswerSaved>();
        var seen = await AsSeenAsync(new OwnAssessment(id, default), TestSeeds.Team);

        await end(person);

        (await Assessments.FindAsync(id, holder, Stop)).Should().BeNull();
        (await Assessments.ListAsync(holder, Stop)).Should().BeEmpty();
        (await Assessments.SaveAnswerAsync(id, holder, TestSeeds.Team, ["large"], null, Stop)).Should().BeOfType<AssessmentNotFound>();
        (await Assessments.ReplaceAnswerAsync(id, holder, TestSeeds.Team, ["large"], seen, Stop)).Should().BeOfType<AssessmentNotFound>();
        (await Assessments.UpdateDetailsAsync(id, holder, "Not mine", null, Stop)).Should().BeFalse();
        (await Access.MayShareAsync(id, holder, Stop)).Should().BeFalse();
        (await Assessments.Awaiting(store => store.CreateAsync("New", null, 1, holder, Stop)).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*own*");
    }

    private async Task<IEnumerable<Guid>> ListAsync(PersonHere person) =>
        (await Assessments.ListAsync(new Holder(null, person.Session), Stop)).Select(listed => listed.Id);
}

public sealed class ClaimOnSqliteTests(SqliteDatabase database) : ClaimTests(database), IClassFixture<SqliteDatabase>;

public sealed class ClaimOnPostgreSqlTests(PostgreSqlDatabase database) : ClaimTests(database), IClassFixture<PostgreSqlDatabase>;
