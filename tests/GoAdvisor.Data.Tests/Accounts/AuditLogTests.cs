using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Accounts;

public abstract class AuditLogTests(TestDatabase database) : AccountTests(database)
{
    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Actor" = 'nobody' """)]
    [InlineData("""DELETE FROM "AuditEntries" """)]
    public async Task The_database_itself_refuses_to_change_or_delete_a_line(string statement)
    {
        await Audit.AppendAsync(new AuditRecord(AuditActor.Nobody, AuditActions.SignInRefused, "somebody"), Stop);
        await using var rows = Rows();
        var before = await rows.AuditEntries.CountAsync(Stop);

        (await rows.Database.Awaiting(sql => sql.ExecuteSqlRawAsync(statement, Stop)).Should().ThrowAsync<Exception>())
            .WithMessage("*append-only*");

        (await rows.AuditEntries.CountAsync(entry => entry.Actor != "nobody", Stop)).Should().Be(before);
    }

    [Fact]
    public async Task An_entry_and_the_change_it_records_are_stored_together_or_not_at_all()
    {
        var admin = await APersonAsync(StaffRole.Admin);
        var lines = (await LogAsync(AuditActions.RoleChanged)).Count;

        (await People.ChangeRoleAsync(admin.Session, admin.Id, null, Stop)).Should().Be(PeopleChange.LastAdmin);
        (await LogAsync(AuditActions.RoleChanged)).Should().HaveCount(lines);

        await using (var rows = Rows())
        {
            await using var transaction = await rows.Database.BeginTransactionAsync(Stop);
            rows.Append(new AuditRecord(AuditActor.Program, AuditActions.RoleChanged, "taken back"), Clock.GetUtcNow());
            await rows.SaveChangesAsync(Stop);
        }
        (await LogAsync(AuditActions.RoleChanged)).Should().HaveCount(lines);
    }

    [Fact]
    public async Task Lines_are_found_by_who_what_and_when_newest_first_and_page_by_page()
    {
        var overseer = (await APersonAsync(StaffRole.Auditor)).Session;
        var subject = $"{Guid.NewGuid():N}_100%";
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Audit.AppendAsync(new AuditRecord(new AuditActor(null, $"Ann {i}"), AuditActions.Invited, subject, "1", $"{i}"), Stop);
        }

        var all = await Audit.ListAsync(overseer, new AuditFilter(Subject: subject[20..].ToUpperInvariant()), 10, cancellationToken: Stop);
        all.Select(entry => entry.After).Should().Equal("4", "3", "2", "1", "0");
        (await Audit.ListAsync(overseer, new AuditFilter(Subject: subject), 2, olderThan: all[1].Id, Stop)).Select(entry => entry.After).Should().Equal("2", "1");
        (await Audit.ListAsync(overseer, new AuditFilter(Subject: subject, Actor: "ANN 3"), 10, cancellationToken: Stop)).Should().ContainSingle();
        (await Audit.ListAsync(overseer, new AuditFilter(Subject: subject, Action: AuditActions.Disabled), 10, cancellationToken: Stop)).Should().BeEmpty();
        (await Audit.ListAsync(overseer, new AuditFilter(Subject: subject, From: all[2].At, Before: all[0].At), 10, cancellationToken: Stop))
            .Select(entry => entry.After).Should().Equal("3", "2");
        (await Audit.ListAsync(overseer, new AuditFilter(Subject: "1___"), 10, cancellationToken: Stop)).Should().BeEmpty("signs of patterns stand for themselves");
        (await Audit.ReadAsync(overseer, new AuditFilter(Subject: subject), Stop).Select(entry => entry.After).ToListAsync(Stop)).Should().Equal("0", "1", "2", "3", "4");
    }

    [Fact]
    public async Task Signing_in_and_out_are_in_the_log_without_any_secret()
    {
        var person = await APersonAsync(StaffRole.Auditor);
        var overseer = (await APersonAsync(StaffRole.Auditor)).Session;
        var issued = await Sessions.StartAsync(person.Id, SignInMethod.Passkey, TimeSpan.FromHours(1), "192.0.2.9", Stop);
        await Sessions.EndAsync(new UserSession(issued?.Id ?? default), Stop);

        var lines = await Audit.ListAsync(overseer, new AuditFilter(Actor: person.Email), 3, cancellationToken: Stop);
        lines.Select(line => line.Action).Should().StartWith([AuditActions.SignedOut, AuditActions.SignedIn]);
        lines[1].After.Should().Be("""{"method":"Passkey","address":"192.0.2.9"}""");
        lines.Should().NotContain(line => $"{line.Before}{line.After}{line.Subject}".Contains(issued!.Token));
    }
}

public sealed class AuditLogOnSqliteTests(SqliteDatabase database) : AuditLogTests(database), IClassFixture<SqliteDatabase>;

public sealed class AuditLogOnPostgreSqlTests(PostgreSqlDatabase database) : AuditLogTests(database), IClassFixture<PostgreSqlDatabase>;
