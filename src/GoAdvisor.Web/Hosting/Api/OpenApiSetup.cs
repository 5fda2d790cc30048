namespace GoAdvisor.Web.Hosting.Api;

internal static class OpenApiSetup
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>
    /// The shape of the body. Not declared with Accepts, because routing would then refuse other content types by itself: outside the
    /// rate limit, and with 405 where another endpoint has the same URL.
    /// </summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new JsonBody(typeof(T)))
        .ProducesValidationProblem(StatusCodes.Status400BadRequest, ProblemJson)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge, ProblemJson)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType, ProblemJson);

    /// <summary>Without a valid bearer token the answer is 404.</summary>
    public static RouteHandlerBuilder NeedsToken(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new TokenRequired())
        .ProducesProblem(StatusCodes.Status404NotFound, ProblemJson);

    public static RouteHandlerBuilder IsLimited(this RouteHandlerBuilder endpoint, string policy) => endpoint
        .RequireRateLimiting(policy)
        .ProducesProblem(StatusCodes.Status429TooManyRequests, ProblemJson);

    public static RouteHandlerBuilder CanFail(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status500InternalServerError, ProblemJson)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable, ProblemJson);
}

internal sealed record JsonBody(Type Type);

internal sealed record TokenRequired;
