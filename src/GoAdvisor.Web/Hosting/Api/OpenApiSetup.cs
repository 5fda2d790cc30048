namespace GoAdvisor.Web.Hosting.Api;

/// <summary>What endpoints say about themselves, beyond what can be told from their signatures.</summary>
internal static class OpenApiSetup
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>
    /// The shape of the body. Not said with Accepts, because routing would then refuse other content types by itself: unseen by the
    /// rate limit, and as a wrong method where the address has an endpoint for those.
    /// </summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new TakenBody(typeof(T)))
        .ProducesValidationProblem(StatusCodes.Status400BadRequest, ProblemJson)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge, ProblemJson)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType, ProblemJson);

    /// <summary>Opens only to a bearer token; everybody else gets a 404.</summary>
    public static RouteHandlerBuilder NeedsToken(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new TokenNeeded())
        .ProducesProblem(StatusCodes.Status404NotFound, ProblemJson);

    public static RouteHandlerBuilder IsLimited(this RouteHandlerBuilder endpoint, string policy) => endpoint
        .RequireRateLimiting(policy)
        .ProducesProblem(StatusCodes.Status429TooManyRequests, ProblemJson);

    public static RouteHandlerBuilder CanFail(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status500InternalServerError, ProblemJson)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable, ProblemJson);
}

internal sealed record TakenBody(Type Type);

internal sealed record TokenNeeded;
