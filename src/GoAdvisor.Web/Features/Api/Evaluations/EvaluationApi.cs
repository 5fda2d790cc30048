using System.Buffers;
using Microsoft.AspNetCore.Mvc;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>Evaluates the answers of a request. Nothing is stored, so no token is needed.</summary>
internal static class EvaluationApi
{
    private const int UsualBytes = 8 * 1024;

    /// <summary>With apostrophes, accents and ids as they are: this is never part of a page.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void MapEvaluations(this IEndpointRouteBuilder api) => api
        .MapPost("/evaluations", EvaluateAsync)
        .WithName("Evaluate")
        .WithTags("Evaluations")
        .WithSummary("Evaluate answers on the current catalogue, without storing anything")
        .WithDescription("A question left out, or with an empty list, means \"don't know\". 'include' asks for robustness, stability, flips "
            + "(of answers and of ratings) and the summary in words as well; 'samples', 'seed' and 'mode' say how to draw and are those of the catalogue unless given. "
            + $"A report as it was exported ('format' is '{Recommendation.CurrentFormat}') is taken as well, and evaluated on the catalogue version that it names.")
        .WithMetadata(new RequestSizeLimitAttribute(ReportRequest.MaxBytes))
        .TakesJson<EvaluationRequest>()
        .Produces<EvaluationResponse>()
        .IsLimited(RateLimits.Evaluations)
        .CanFail();

    private static async Task<IResult> EvaluateAsync(
        HttpRequest request, CatalogueStore catalogues, LongComputations computations, CancellationToken cancel)
    {
        using var body = await RequestBody.ReadAsync(request, cancel);
        if (body.Refusal is { } refusal)
            return refusal;
        string[] known = ["answers", "include", "samples", "seed", "mode"];
        var current = await catalogues.GetCurrentAsync(cancel);
        var isReport = ReportRequest.IsSent(body.Root);
        var fields = isReport ? body.Root.ReadReportFields(known) : body.Root.ReadFields(known);
        if (isReport)
            current = await fields.VersionAsync(catalogues, current, cancel) ?? current;
        var answers = fields["answers"].ReadAnswers();
        var included = EvaluationOptions.Read(fields, current.Model);
        if (!current.Model.TryRead(answers, out var set, out var problems))
        {
            foreach (var problem in problems)
                body.Errors.Add($"answers.{problem.Question}", problem.What);
        }
        if (!body.Errors.IsEmpty)
            return body.Errors.ToResult();
        return !included.Any ? Result(current, set) : await computations.RunAsync(
            ComputationLine.Anybody, () => Task.FromResult(Written(current, current.Model.Evaluate(set), EvaluationExtras.Of(included, current, set, cancel))), cancel);
    }

    /// <summary>The response for the answers of a request and for those of a stored assessment.</summary>
    public static IResult Result(PublishedCatalogue published, AnswerSet answers, KeptWeights? own = null)
    {
        var evaluation = published.Model.Evaluate(answers);
        return Written(published, evaluation, own is null ? null : EvaluationExtras.Of(answers, evaluation, own));
    }

    private static IResult Written(PublishedCatalogue published, Evaluation evaluation, EvaluationExtras? extras = null)
    {
        var written = new ArrayBufferWriter<byte>(UsualBytes);
        using (var json = new Utf8JsonWriter(written, Relaxed))
        {
            new EvaluationWriter(json).WriteStart(published, evaluation);
            extras?.Write(json);
            json.WriteEndObject();
        }
        return TypedResults.Bytes(written.WrittenMemory, "application/json; charset=utf-8");
    }

    /// <summary>The shape of the body for the OpenAPI document; the body is read by hand so that every mistake in it can be named.</summary>
    private sealed record EvaluationRequest(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<string>? Include, int? Samples, int? Seed, WeightDraws? Mode);
}
