namespace GoAdvisor.Web.Features.Api.Models;

/// <summary>Evaluates an additive model of a request, independent of the catalogue. Nothing is stored.</summary>
internal static class ModelApi
{
    public static void MapModels(this IEndpointRouteBuilder api) => api
        .MapPost("/models/evaluations", EvaluateAsync)
        .WithName("EvaluateModel")
        .WithTags("Models")
        .WithSummary("Evaluate any additive model given in full, such as a published case")
        .WithDescription("Values run linearly from worst (0) to best (1), or through points, and are clipped outside. A distribution counts as its "
            + "median where one number is needed. With stated weights only ratings vary.")
        .TakesJson<ModelRequest>()
        .Produces<ModelResponse>()
        .IsLimited(RateLimits.Evaluations)
        .CanFail();

    private static async Task<IResult> EvaluateAsync(HttpRequest request, LongComputations computations, CancellationToken cancel)
    {
        using var body = await RequestBody.ReadAsync(request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        var (model, draws) = ModelReader.Read(body.Root);
        if (!body.Errors.IsEmpty)
            return body.Errors.ToResult();
        var evaluation = await computations.RunAsync(ComputationLine.Anybody, () => Task.FromResult(model.Evaluate(draws)), cancel);
        return TypedResults.Json(ModelResponse.From(model, evaluation), ApiJson.Relaxed.ModelResponse);
    }
}
