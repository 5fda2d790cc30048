using System.Text.Json;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>The least that an endpoint can do that takes JSON and answers with JSON: it reads the body and writes the same answer to all.</summary>
internal static class PreparedApp
{
    public static void Run(string answerFile)
    {
        var answer = File.ReadAllBytes(answerFile);
        var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/ready", () => TypedResults.Ok());
        app.MapPost("/api/v1/evaluations", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        app.Run();
    }
}
