using System.Threading.RateLimiting;

namespace GoAdvisor.Web.Hosting.Admission;

/// <summary>Requests per minute and remote address. Reading is not limited.</summary>
public sealed record RateLimitSettings
{
    /// <summary>New assessments, saved answers through the API, forms.</summary>
    public int WritesPerMinute { get; init; } = 600;

    public int ResumesPerMinute { get; init; } = 30;

    /// <summary>Attempts to sign in, or to use a set-up code or an invitation.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    public int EvaluationsPerMinute { get; init; } = 60_000;
}

internal static class RateLimits
{
    public const string Writes = "writes";
    public const string Resumes = "resumes";
    public const string Evaluations = "evaluations";

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("RateLimits").Get<RateLimitSettings>() ?? new RateLimitSettings();
        services.AddSingleton<LongComputations>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Writes, context => PerAddress(context, settings.WritesPerMinute));
            options.AddPolicy(Resumes, context => PerAddress(context, settings.ResumesPerMinute));
            options.AddPolicy(Evaluations, context => PerAddress(context, settings.EvaluationsPerMinute));
            // A page is one endpoint for GET and POST, so its forms are limited here, by method.
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                !HttpMethods.IsPost(context.Request.Method) || Failures.IsApi(context) || context.Request.Path.StartsWithSegments("/_blazor")
                    ? RateLimitPartition.GetNoLimiter("")
                    : IsSignIn(context.Request.Path)
                        ? PerAddress(context, settings.SignInsPerMinute, "sign-in ")
                        : PerAddress(context, settings.WritesPerMinute));
        });
    }

    /// <summary>Where a secret could be guessed; a passkey cannot.</summary>
    private static bool IsSignIn(PathString path) => !path.StartsWithSegments(Urls.SignInPasskey)
        && (path.StartsWithSegments(Urls.SignIn) || path.StartsWithSegments(Urls.Setup) || path.StartsWithSegments(Urls.Invitation));

    private static RateLimitPartition<string> PerAddress(HttpContext context, int permitsPerMinute, string keyPrefix = "") =>
        RateLimitPartition.GetFixedWindowLimiter(
            $"{keyPrefix}{context.Connection.RemoteIpAddress?.ToString() ?? "unknown"}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permitsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
