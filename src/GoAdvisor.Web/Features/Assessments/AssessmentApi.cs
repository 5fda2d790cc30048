using GoAdvisor.Web.Features.Api.Evaluations;

namespace GoAdvisor.Web.Features.Assessments;

/// <summary>What is missing, malformed or somebody else's gets the same 404, so that nobody learns which.</summary>
internal static class AssessmentApi
{
    private const string Tag = "Assessments";

    public static void MapAssessments(this IEndpointRouteBuilder api)
    {
        var assessments = api.MapGroup("/assessments").WithTags(Tag);
        assessments.AddEndpointFilter(AssessmentRequests.NeverCached);
        assessments.MapPost("", CreateAsync)
            .WithName("CreateAssessment")
            .WithSummary("Create an assessment, and the token that opens it")
            .WithDescription("The token is shown here and never again.")
            .TakesJson<NewAssessment>()
            .Produces<CreatedAssessmentResponse>(StatusCodes.Status201Created)
            .IsLimited(RateLimits.Writes)
            .CanFail();
        assessments.MapGet("/{id}", GetAsync)
            .WithName("GetAssessment")
            .WithSummary("An assessment with its answers")
            .NeedsToken()
            .Produces<AssessmentResponse>()
            .CanFail();
        assessments.MapGet("/{id}/evaluation", EvaluateAsync)
            .WithName("EvaluateAssessment")
            .WithSummary("Evaluate an assessment on the catalogue version it is pinned to")
            .NeedsToken()
            .Produces<EvaluationResponse>()
            .IsLimited(RateLimits.Evaluations)
            .CanFail();
        assessments.MapSaveAnswer();
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, CatalogueStore catalogues, AssessmentStore assessments, AccessStore access, CancellationToken cancel)
    {
        using var body = await RequestBody.ReadAsync(request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        var fields = body.Root.ReadFields("title", "context");
        var title = fields["title"].ReadText(Limits.Title, required: true);
        var context = fields["context"].ReadText(Limits.Context, required: false);
        if (!body.Errors.IsEmpty || title is null)
            return body.Errors.ToResult();

        var current = await catalogues.GetCurrentAsync(cancel);
        var issued = await access.IssueAsync(TokenPurpose.Bearer, cancel);
        var id = await assessments.CreateAsync(title, context, current.Number, issued.Id, cancel);
        return TypedResults.Created($"{Urls.Api}/assessments/{id}", new CreatedAssessmentResponse(id, issued.Token, current.Number));
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext http, AssessmentStore assessments, CatalogueStore catalogues, CancellationToken cancel) =>
        await FindAsync(id, http, assessments, catalogues, cancel) is var (found, pinned)
            ? TypedResults.Ok(AssessmentResponse.From(found, pinned.Catalogue))
            : TypedResults.NotFound();

    private static async Task<IResult> EvaluateAsync(
        string id, HttpContext http, AssessmentStore assessments, CatalogueStore catalogues, CancellationToken cancel) =>
        await FindAsync(id, http, assessments, catalogues, cancel) is var (found, pinned)
            ? EvaluationApi.Result(pinned, pinned.Model.Read(found), found.OwnWeights)
            : TypedResults.NotFound();

    private static async Task<(AssessmentSnapshot Found, PublishedCatalogue Pinned)?> FindAsync(
        string id, HttpContext http, AssessmentStore assessments, CatalogueStore catalogues, CancellationToken cancel) =>
        AssessmentRequests.Requested(http, id) is var (assessment, holder)
        && await assessments.FindAsync(assessment, holder, cancel) is { } found
            ? (found, await catalogues.GetAsync(found.CatalogueVersion, cancel))
            : null;

    /// <summary>The shape of the body for the OpenAPI document; the body is read by hand so that every mistake in it can be named.</summary>
    private sealed record NewAssessment(string Title, string? Context = null);
}

/// <summary>A question without an entry was never answered; an empty list means "don't know".</summary>
internal sealed record AssessmentResponse(
    Guid Id,
    string Title,
    string? Context,
    int CatalogueVersion,
    DateTimeOffset CreatedAt,
    long Revision,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <summary>Weights that the team has set itself, by criterion, 0 to 1; absent when it has set none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? OwnWeights { get; init; }

    public static AssessmentResponse From(AssessmentSnapshot snapshot, Catalogue pinned) => new(
        snapshot.Id,
        snapshot.Title,
        snapshot.Context,
        snapshot.CatalogueVersion,
        snapshot.CreatedAt,
        snapshot.Revision,
        snapshot.InOrderOf(pinned))
    {
        OwnWeights = snapshot.OwnWeights?.Hundredths().ToDictionary(weight => weight.Key, weight => weight.Value / 100.0),
    };
}

internal sealed record CreatedAssessmentResponse(Guid Id, string Token, int CatalogueVersion)
{
    /// <summary>Without the token, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(CreatedAssessmentResponse)} {{ Id = {Id} }}";
}

internal sealed record SavedAnswerResponse(string Question, IReadOnlyList<string> Options, long Revision);
