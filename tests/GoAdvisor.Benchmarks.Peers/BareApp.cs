namespace GoAdvisor.Benchmarks.Peers;

/// <summary>Kestrel and nothing else: no routing, no look at the body, no log. It writes the same answer to whatever is asked.</summary>
internal static class BareApp
{
    public static void Run(string answerFile)
    {
        var answer = File.ReadAllBytes(answerFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
        });
        app.Run();
    }
}
