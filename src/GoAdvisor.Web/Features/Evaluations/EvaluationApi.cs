using GoAdvisor.Data;
using GoAdvisor.Engine;
using GoAdvisor.Web.Features.Api;
using GoAdvisor.Web.Hosting;

namespace GoAdvisor.Web.Features.Evaluations;

/// <summary>Evaluates answers that are sent along. Nothing is stored, so nobody needs a token.</summary>
internal static class EvaluationApi
{
    public static void MapEvaluations(this IEndpointRouteBuilder api) => api
        .MapPost("/evaluations", EvaluateAsync)
        .WithName("Evaluate")
        .WithTags("Evaluations")
        .WithSummary("Evaluate answers on the current catalogue, without storing anything")
        .WithDescription("A question left out, or with an empty list, means \"don't know\".")
        .TakesJson<EvaluationRequest>()
        .Produces<EvaluationResponse>()
        .IsLimited(RateLimits.Evaluations)
        .CanFail();

    private static async Task<IResult> EvaluateAsync(HttpRequest request, CatalogueStore catalogues, CancellationToken cancel)
    {
        using var body = await RequestBody.ReadAsync(request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        var bad = new BadInput();
        var answers = body.Root.Fields(bad, "answers").Answers("answers", bad);
        var current = await catalogues.GetCurrentAsync(cancel);
        if (!current.Model.TryRead(answers, out var set, out var problems))
        {
            foreach (var problem in problems)
                bad.Add($"answers.{problem.Question}", problem.What);
        }
        return bad.IsEmpty ? Result(current, set) : bad.ToResult();
    }

    /// <summary>The same answer for answers that were sent and for those of a stored assessment.</summary>
    public static IResult Result(PublishedCatalogue published, AnswerSet answers) =>
        EvaluationJson.Result(EvaluationResponse.From(published, published.Model.Evaluate(answers)));

    /// <summary>What the body looks like, for the description; it is read by hand so that every mistake in it can be named.</summary>
    private sealed record EvaluationRequest(IReadOnlyDictionary<string, IReadOnlyList<string>> Answers);
}
