using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Access;

public abstract class ResumeLinkTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task A_redeemed_link_opens_the_assessment_on_another_device()
    {
        var assessment = await AnAssessmentAsync();
        var device = await AVisitorAsync();

        (await Access.RedeemResumeLinkAsync((await ALinkAsync(assessment)).Token, device, Stop)).Should().Be(assessment.Id);

        var there = assessment with { Owner = device };
        (await SaveAsync(there, TestSeeds.Team, ["small"])).Should().Be(new AnswerSaved(1, 1));
        (await StoredAsync(assessment)).Answers.Should().ContainKey(TestSeeds.Team);
        (await Assessments.ListAsync(device, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_link_opens_nothing_but_its_assessment()
    {
        var (opened, other) = (await AnAssessmentAsync(), await AnAssessmentAsync());
        var device = await AVisitorAsync();

        await Access.RedeemResumeLinkAsync((await ALinkAsync(opened)).Token, device, Stop);

        (await Assessments.FindAsync(other.Id, device, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task Redeeming_again_and_at_once_changes_nothing()
    {
        var assessment = await AnAssessmentAsync();
        var (link, device) = (await ALinkAsync(assessment), await AVisitorAsync());

        var redeemed = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => Access.RedeemResumeLinkAsync(link.Token, device, Stop), Stop)));

        redeemed.Should().AllBeEquivalentTo(assessment.Id);
        (await Access.ListResumeLinksAsync(assessment.Id, assessment.Owner, Stop)).Should().ContainSingle().Which.Devices.Should().Be(1);
    }

    [Fact]
    public async Task Unknown_expired_and_revoked_links_look_alike()
    {
        var assessment = await AnAssessmentAsync();
        var device = await AVisitorAsync();
        var (expired, revoked) = (await ALinkAsync(assessment), await ALinkAsync(assessment, AWeek * 2));
        await Access.RevokeResumeLinkAsync(revoked.Id, assessment.Id, assessment.Owner, Stop);
        Clock.Advance(AWeek);

        foreach (var token in new[] { expired.Token, revoked.Token, "gar_" + new string('A', 43) })
            (await Access.RedeemResumeLinkAsync(token, device, Stop)).Should().BeNull();
        (await Assessments.FindAsync(assessment.Id, device, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task Revoking_a_link_ends_only_the_access_that_came_through_it()
    {
        var assessment = await AnAssessmentAsync();
        var (lost, kept) = (await ALinkAsync(assessment), await ALinkAsync(assessment));
        var (thief, laptop) = (await AVisitorAsync(), await AVisitorAsync());
        await Access.RedeemResumeLinkAsync(lost.Token, thief, Stop);
        await Access.RedeemResumeLinkAsync(kept.Token, laptop, Stop);

        (await Access.RevokeResumeLinkAsync(lost.Id, assessment.Id, assessment.Owner, Stop)).Should().BeTrue();

        (await SaveAsync(assessment with { Owner = thief }, TestSeeds.Team, ["large"])).Should().BeOfType<AssessmentNotFound>();
        (await Assessments.FindAsync(assessment.Id, laptop, Stop)).Should().NotBeNull();
        (await Assessments.FindAsync(assessment.Id, assessment.Owner, Stop)).Should().NotBeNull();
        (await Access.RevokeResumeLinkAsync(lost.Id, assessment.Id, assessment.Owner, Stop)).Should().BeTrue("it is revoked, as asked");
    }

    [Fact]
    public async Task A_visitor_through_a_link_can_neither_share_nor_revoke_links()
    {
        var assessment = await AnAssessmentAsync();
        var (link, guest) = (await ALinkAsync(assessment), await AVisitorAsync());
        await Access.RedeemResumeLinkAsync(link.Token, guest, Stop);

        (await Access.CreateResumeLinkAsync(assessment.Id, guest, AWeek, Stop)).Should().BeNull();
        (await Access.ListResumeLinksAsync(assessment.Id, guest, Stop)).Should().BeEmpty();
        (await Access.RevokeResumeLinkAsync(link.Id, assessment.Id, guest, Stop)).Should().BeFalse();
        (await Access.MayShareAsync(assessment.Id, guest, Stop)).Should().BeFalse();
        (await Access.MayShareAsync(assessment.Id, assessment.Owner, Stop)).Should().BeTrue();
    }

    [Fact]
    public async Task Access_through_a_link_ends_with_the_link_and_a_newer_link_restores_it()
    {
        var assessment = await AnAssessmentAsync();
        var guest = await AVisitorAsync();
        await Access.RedeemResumeLinkAsync((await ALinkAsync(assessment)).Token, guest, Stop);
        await Access.RedeemResumeLinkAsync((await ALinkAsync(assessment, AWeek * 2)).Token, guest, Stop);

        Clock.Advance(AWeek);
        (await Assessments.FindAsync(assessment.Id, guest, Stop)).Should().NotBeNull();
        Clock.Advance(AWeek);
        (await Assessments.FindAsync(assessment.Id, guest, Stop)).Should().BeNull();
        (await Assessments.FindAsync(assessment.Id, assessment.Owner, Stop)).Should().NotBeNull();
    }

    [Fact]
    public async Task Owners_who_open_their_own_link_keep_their_access_when_it_is_revoked()
    {
        var assessment = await AnAssessmentAsync();
        var link = await ALinkAsync(assessment);
        (await Access.RedeemResumeLinkAsync(link.Token, assessment.Owner, Stop)).Should().Be(assessment.Id);

        await Access.RevokeResumeLinkAsync(link.Id, assessment.Id, assessment.Owner, Stop);

        (await Assessments.FindAsync(assessment.Id, assessment.Owner, Stop)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_link_revoked_while_it_is_redeemed_grants_no_access()
    {
        for (var i = 0; i < 20; i++)
        {
            var assessment = await AnAssessmentAsync();
            var (link, device) = (await ALinkAsync(assessment), await AVisitorAsync());

            await Task.WhenAll(
                Task.Run(() => Access.RedeemResumeLinkAsync(link.Token, device, Stop), Stop),
                Task.Run(() => Access.RevokeResumeLinkAsync(link.Id, assessment.Id, assessment.Owner, Stop), Stop));

            (await Assessments.FindAsync(assessment.Id, device, Stop)).Should().BeNull();
        }
    }

    [Fact]
    public async Task The_list_shows_valid_links_newest_first()
    {
        var assessment = await AnAssessmentAsync();
        var (used, unused) = (await ALinkAsync(assessment), await ALinkAsync(assessment));
        await Access.RedeemResumeLinkAsync(used.Token, await AVisitorAsync(), Stop);
        var created = Clock.GetUtcNow();
        Clock.Advance(AWeek / 2);
        var newest = await ALinkAsync(assessment);
        var revoked = await ALinkAsync(assessment);
        await Access.RevokeResumeLinkAsync(revoked.Id, assessment.Id, assessment.Owner, Stop);

        var listed = await Access.ListResumeLinksAsync(assessment.Id, assessment.Owner, Stop);

        listed[0].Id.Should().Be(newest.Id);
        listed.Should().BeEquivalentTo([
            new ResumeLink(newest.Id, Clock.GetUtcNow(), Clock.GetUtcNow() + AWeek, Devices: 0),
            new ResumeLink(unused.Id, created, created + AWeek, Devices: 0),
            new ResumeLink(used.Id, created, created + AWeek, Devices: 1)]);
        Clock.Advance(AWeek / 2);
        (await Access.ListResumeLinksAsync(assessment.Id, assessment.Owner, Stop)).Should().ContainSingle("the others have expired")
            .Which.Id.Should().Be(newest.Id);
    }

    [Fact]
    public async Task A_link_is_redeemed_by_a_valid_token_only_and_not_by_a_link()
    {
        var assessment = await AnAssessmentAsync();
        var (link, other) = (await ALinkAsync(assessment), await ALinkAsync(await AnAssessmentAsync()));
        var revoked = await AVisitorAsync();
        await using var rows = Rows();
        await rows.AccessTokens.Where(token => token.Id == revoked)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, Clock.GetUtcNow()), Stop);

        foreach (var token in new[] { revoked, other.Id, Guid.CreateVersion7() })
            (await Access.RedeemResumeLinkAsync(link.Token, token, Stop)).Should().BeNull();
    }
}

public sealed class ResumeLinkOnSqliteTests(SqliteDatabase database) : ResumeLinkTests(database), IClassFixture<SqliteDatabase>;

public sealed class ResumeLinkOnPostgreSqlTests(PostgreSqlDatabase database) : ResumeLinkTests(database), IClassFixture<PostgreSqlDatabase>;
