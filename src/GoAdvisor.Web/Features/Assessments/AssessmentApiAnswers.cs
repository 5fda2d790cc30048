using Microsoft.Extensions.Primitives;

namespace GoAdvisor.Web.Features.Assessments;

internal static class AssessmentApiAnswers
{
    public static void MapSaveAnswer(this IEndpointRouteBuilder assessments) => assessments
        .MapPut("/{id}/answers/{question}", SaveAsync)
        .WithName("SaveAnswer")
        .WithSummary("Answer a question")
        .WithDescription("No options say \"don't know\". With If-Match, the ETag of the answer that this one replaces (\"0\" for none yet), "
            + "nothing is written when somebody else answered in between: 412 tells what they said.")
        .NeedsToken()
        .TakesJson<NewAnswer>()
        .Produces<SavedAnswerResponse>()
        .ProducesProblem(StatusCodes.Status412PreconditionFailed, "application/problem+json")
        .IsLimited(RateLimits.Writes)
        .CanFail();

    private static async Task<IResult> SaveAsync(
        string id, string question, HttpContext context, AssessmentStore assessments, CatalogueStore catalogues, CancellationToken cancel)
    {
        if (AssessmentRequests.Requested(context, id) is not var (assessment, holder))
            return TypedResults.NotFound();
        using var body = await RequestBody.ReadAsync(context.Request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        var options = body.Root.ReadFields("options")["options"].ReadOptions();
        var expected = ExpectedRevision(context.Request.Headers.IfMatch, body.Errors);
        if (body.Errors.IsEmpty)
        {
            var result = await assessments.SaveAnswerAsync(assessment, holder, question, options, expected, cancel);
            if (result is not AnswerRefused)
                return Answer(result, question, options, context.Response);
        }

        // The request will be refused; only the pinned catalogue can tell what else is wrong with it.
        if (await assessments.FindAsync(assessment, holder, cancel) is not { } found)
            return TypedResults.NotFound();
        Check(question, options, (await catalogues.GetAsync(found.CatalogueVersion, cancel)).Catalogue, body.Errors);
        return body.Errors.ToResult();
    }

    private static IResult Answer(SaveAnswerResult result, string question, IReadOnlyList<string> options, HttpResponse response)
    {
        switch (result)
        {
            case AnswerSaved saved:
                response.Headers.ETag = Tag(saved.Revision);
                return TypedResults.Ok(new SavedAnswerResponse(question, options, saved.Revision));
            case AnswerConflict conflict:
                response.Headers.ETag = Tag(conflict.Current.Revision);
                return TypedResults.Problem(
                    title: "Somebody else answered in between",
                    detail: "Nothing was written. 'current' is what is stored; to replace it, send its ETag as If-Match.",
                    statusCode: StatusCodes.Status412PreconditionFailed,
                    extensions: [new("current", new SavedAnswerResponse(question, conflict.Current.Options, conflict.Current.Revision))]);
            default:
                return TypedResults.NotFound();
        }
    }

    private static void Check(string question, IReadOnlyList<string> options, Catalogue catalogue, ValidationErrors errors)
    {
        if (catalogue.Questions.FirstOrDefault(asked => asked.Id == question) is not { } asked)
        {
            errors.Add("question", $"'{question.Truncated(Limits.Slug)}' is not a question of this assessment's catalogue");
            return;
        }
        foreach (var problem in AnswerRules.Check(asked, options))
            errors.Add("options", problem);
    }

    private static long? ExpectedRevision(StringValues ifMatch, ValidationErrors errors)
    {
        if (ifMatch.Count == 0)
            return null;
        if (ifMatch.ToString() is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return revision;
        errors.Add("If-Match", "must be one ETag of an answer, such as \"3\", with the quotes; \"0\" where nothing is answered yet");
        return null;
    }

    private static string Tag(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The shape of the body for the OpenAPI document; the body is read by hand so that every mistake in it can be named.</summary>
    private sealed record NewAnswer(IReadOnlyList<string> Options);
}
