using GoAdvisor.Web.Features.Recommendations.Export;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>Recorded decisions of stored assessments.</summary>
internal static class MilestoneApi
{
    private const string Tag = "Milestones";

    public static void MapMilestones(this IEndpointRouteBuilder api)
    {
        var milestones = api.MapGroup("/assessments/{id}/milestones").WithTags(Tag);
        milestones.AddEndpointFilter(AssessmentRequests.NeverCached);
        milestones.MapGet("", ListAsync)
            .WithName("ListMilestones")
            .WithSummary("The recorded decisions of an assessment, newest first")
            .NeedsToken()
            .Produces<IReadOnlyList<MilestoneResponse>>()
            .CanFail();
        milestones.MapPost("", RecordAsync)
            .WithName("RecordMilestone")
            .WithSummary("Record a decision: freeze answers, catalogue version and result")
            .WithDescription("A milestone never changes. The same request twice records one: it is known again by its Idempotency-Key, or without one by "
                + "the same words on the same answers. With 'revision', that of the assessment that was looked at, nothing is recorded when answers "
                + "changed since: 409 tells the revision they have now.")
            .NeedsToken()
            .TakesJson<NewMilestone>()
            .Produces<MilestoneResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict, "application/problem+json")
            .IsLimited(RateLimits.Writes)
            .CanFail();
        milestones.MapGet("/{number}", GetAsync)
            .WithName("GetMilestone")
            .WithSummary("A recorded decision")
            .NeedsToken()
            .Produces<MilestoneResponse>()
            .CanFail();
        milestones.MapGet("/{number}/report.{ending}", ExportAsync)
            .WithName("GetMilestoneReport")
            .WithSummary("The report of a recorded decision as a file, as it was recorded")
            .WithDescription("Endings, paper and ETag as for the report of an assessment. Neither later answers nor later catalogues change it.")
            .NeedsToken()
            .AnswersWithFiles();
    }

    /// <summary>The same files for browsers, which show a cookie instead of a token.</summary>
    public static void MapMilestoneFiles(this WebApplication app) =>
        app.MapGet(Urls.MilestoneReportFileRoute, ExportAsync).ServesFiles();

    /// <summary>The milestone that a request means; null when the visitor cannot have such a milestone.</summary>
    private static async Task<RecordedMilestone?> FindAsync(string id, string number, HttpContext context, MilestoneStore milestones, CancellationToken cancel) =>
        AssessmentRequests.Requested(context, id) is var (assessment, holder) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? await milestones.FindAsync(assessment, known, holder, cancel)
            : null;

    private static async Task<IResult> ListAsync(string id, HttpContext context, MilestoneStore milestones, CancellationToken cancel) =>
        AssessmentRequests.Requested(context, id) is var (assessment, holder) && await milestones.ListAsync(assessment, holder, cancel) is { } listed
            ? TypedResults.Ok<IReadOnlyList<MilestoneResponse>>([.. listed.Select(MilestoneResponse.From)])
            : TypedResults.NotFound();

    private static async Task<IResult> GetAsync(string id, string number, HttpContext context, MilestoneStore milestones, CancellationToken cancel) =>
        await FindAsync(id, number, context, milestones, cancel) is { } found ? TypedResults.Ok(MilestoneResponse.From(found.Summary)) : TypedResults.NotFound();

    private static async Task<IResult> ExportAsync(
        string id, string number, string ending, HttpContext context, MilestoneStore milestones, ReportExporter exporter, CancellationToken cancel) =>
        await FindAsync(id, number, context, milestones, cancel) is { } found
            ? await exporter.AnswerAsync(context.Request, ending, ReportToExport.Frozen(Encoding.UTF8.GetBytes(found.Content), found.Summary.Name), cancel)
            : TypedResults.NotFound();

    private static async Task<IResult> RecordAsync(
        string id, HttpContext context, AssessmentStore assessments, MilestoneRecorder recorder, TimeProvider clock, CancellationToken cancel)
    {
        if (AssessmentRequests.Requested(context, id) is not var (assessment, holder))
            return TypedResults.NotFound();
        using var body = await RequestBody.ReadAsync(context.Request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        var asked = NewMilestone.Read(body.Root, context.Request.Headers, clock.Today());
        if (await assessments.FindAsync(assessment, holder, cancel) is not { } found)
            return TypedResults.NotFound();
        if (asked is null)
            return body.Errors.ToResult();
        return await recorder.RecordAsync(found, holder, asked.Wanted(found.Revision), cancel) switch
        {
            MilestoneRecorded recorded => TypedResults.Created(
                $"{Urls.Api}/assessments/{assessment}/milestones/{recorded.Milestone.Number}", MilestoneResponse.From(recorded.Milestone)),
            AnswersMovedOn moved => Conflict("Answers changed meanwhile", "Nothing was recorded. 'current' is the revision of the assessment now; look at it and send that.", moved.Revision),
            RequestKeyUsed used => Conflict("This Idempotency-Key recorded something else", "A milestone never changes. 'current' is the number of the one it recorded; send another key.", used.Milestone.Number),
            NoMoreMilestones => Conflict("No room for another milestone", $"An assessment has room for {Limits.Milestones}; start another one.", Limits.Milestones),
            _ => TypedResults.NotFound(),
        };
    }

    private static IResult Conflict(string title, string detail, long current) =>
        TypedResults.Problem(title: title, detail: detail, statusCode: StatusCodes.Status409Conflict, extensions: [new("current", current)]);
}

internal sealed record MilestoneResponse(
    int Number,
    string Name,
    string? Note,
    string? Deciders,
    DateOnly Date,
    DateOnly? ReviewBy,
    DateTimeOffset RecordedAt,
    int CatalogueVersion,
    long Revision,
    string Headline,
    double? Lead)
{
    public static MilestoneResponse From(MilestoneSummary milestone) => new(
        milestone.Number, milestone.Name, milestone.Note, milestone.Deciders, milestone.DecidedOn, milestone.ReviewBy,
        milestone.RecordedAt, milestone.CatalogueVersion, milestone.AssessmentRevision, milestone.Headline, milestone.Lead);
}
