using Microsoft.Extensions.Primitives;

namespace GoAdvisor.Web.Hosting.Api;

internal static class WrongMethods
{
    /// <summary>
    /// Answers 405 for the methods that a URL of the group does not take, and 404 for all other URLs. Routing alone would not: the static
    /// files of a development build match every URL for GET and HEAD, which turns a wrong method into 404 and an unknown URL into 405.
    /// </summary>
    public static void MapWrongMethods(this IEndpointRouteBuilder api)
    {
        var addresses = api.DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .GroupBy(endpoint => endpoint.RoutePattern.RawText ?? "", Methods)
            .ToList();
        foreach (var address in addresses)
        {
            StringValues allowed = address.SelectMany(methods => methods).Distinct().ToArray();
            api.Map(address.Key, (HttpContext context) =>
            {
                context.Response.Headers.Allow = allowed;
                return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
            }).ExcludeFromDescription();
        }
        api.Map("/{**nothing}", () => TypedResults.NotFound()).ExcludeFromDescription();
    }

    private static IReadOnlyList<string> Methods(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
}
