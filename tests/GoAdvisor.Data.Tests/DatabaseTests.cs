using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests;

/// <summary>
/// What tests on a ready database share. Each subject has its tests in an abstract class and runs them on both databases.
/// </summary>
public abstract class DatabaseTests(TestDatabase database)
{
    protected static TimeSpan AWeek => TimeSpan.FromDays(7);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected TestDatabase Database => database;

    protected ManualClock Clock => database.Clock;

    protected CatalogueStore Catalogues => database.Node.Catalogues;

    protected AccessStore Access => database.Node.Access;

    protected AssessmentStore Assessments => database.Node.Assessments;

    protected MilestoneStore Milestones => database.Node.Milestones;

    protected GoAdvisorDbContext Rows() => database.Node.Contexts.CreateDbContext();

    /// <summary>The session of an admin with a name; edits and the audit log give it as theirs.</summary>
    protected async Task<UserSession> SessionOfAsync(string name, StaffRole role = StaffRole.Admin)
    {
        var account = NewAccounts.Create($"{Guid.NewGuid():N}@team.example", name, role, passwordHash: null, Clock.GetUtcNow());
        account.Email = null;
        await using var rows = Rows();
        rows.Accounts.Add(account);
        await rows.SaveChangesAsync(Stop);
        var issued = await database.Node.Sessions.StartAsync(account.Id, SignInMethod.OpenIdConnect, TimeSpan.FromDays(400), null, Stop);
        return new UserSession(issued?.Id ?? throw new InvalidOperationException("The person could not sign in."));
    }

    protected async Task<Guid> AVisitorAsync() => (await Access.IssueAsync(TokenPurpose.Visitor, Stop)).Id;

    protected async Task<OwnAssessment> AnAssessmentAsync(string title = "Payments") =>
        await AnAssessmentOfAsync(await AVisitorAsync(), title);

    protected async Task<OwnAssessment> AnAssessmentOfAsync(Guid owner, string title = "Payments") =>
        new(await Assessments.CreateAsync(title, context: null, catalogueVersion: 1, owner, Stop), owner);

    protected Task<SaveAnswerResult> SaveAsync(OwnAssessment on, string question, IReadOnlyList<string> options, long? expecting = null) =>
        Assessments.SaveAnswerAsync(on.Id, on.Owner, question, options, expecting, Stop);

    /// <summary>What a page that is up to date knows of an answer, whoever may see it.</summary>
    protected async Task<SeenAnswer> AsSeenAsync(OwnAssessment on, string question)
    {
        await using var rows = Rows();
        var stored = await rows.Assessments.Where(assessment => assessment.Id == on.Id)
            .Select(assessment => new
            {
                assessment.CatalogueVersion,
                assessment.Revision,
                Answer = assessment.Respondents.SelectMany(respondent => respondent.Answers).Where(answer => answer.Question == question)
                    .Select(answer => answer.Revision).FirstOrDefault(),
            })
            .SingleAsync(Stop);
        return new SeenAnswer(stored.CatalogueVersion, stored.Revision, stored.Answer);
    }

    protected async Task<IssuedToken> ALinkAsync(OwnAssessment assessment, TimeSpan? lifetime = null) =>
        await Access.CreateResumeLinkAsync(assessment.Id, assessment.Owner, lifetime ?? AWeek, Stop)
        ?? throw new InvalidOperationException("The owner got no link.");

    /// <summary>A decision that is ready to be recorded, as a page that is up to date would send it.</summary>
    protected async Task<MilestoneToRecord> ADecisionAsync(OwnAssessment on, string name = "Go for ledger")
    {
        await using var rows = Rows();
        var revision = await rows.Assessments.Where(row => row.Id == on.Id).Select(row => row.Revision).SingleAsync(Stop);
        return new MilestoneToRecord
        {
            Name = name,
            Note = "As discussed.",
            Deciders = "Ada, Grace",
            DecidedOn = new DateOnly(2026, 11, 20),
            ReviewBy = new DateOnly(2027, 11, 20),
            RecordedAt = Clock.GetUtcNow(),
            AssessmentRevision = revision,
            SeenRevision = revision,
            RequestKey = Guid.CreateVersion7().ToString("N"),
            Headline = "go, clearly.",
            Lead = 12.5,
            Content = """{"verdict":"go","✓":"🦀"}""",
        };
    }

    protected async Task<AssessmentSnapshot> StoredAsync(OwnAssessment assessment) =>
        await Assessments.FindAsync(assessment.Id, assessment.Owner, Stop)
        ?? throw new InvalidOperationException("The assessment is not there.");
}

public sealed record OwnAssessment(Guid Id, Guid Owner);
