using Microsoft.Extensions.Primitives;

namespace GoAdvisor.Web.Hosting.Api;

internal static class WrongMethods
{
    /// <summary>
    /// Answers every address of the group for the methods it does not take, and every address that there is not. Routing would do
    /// so by itself, were it not for the static files of a development build: they claim all addresses for GET and HEAD, which turns
    /// a wrong method into a 404 and an unknown address into a 405.
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
