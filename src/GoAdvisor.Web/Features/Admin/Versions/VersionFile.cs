namespace GoAdvisor.Web.Features.Admin.Versions;

internal static class VersionFile
{
    public static void MapVersionFile(this WebApplication app) => app
        .MapGet(Urls.AdminVersionFileRoute, WriteAsync)
        .RequireAuthorization(Policies.ReadBackOffice)
        .ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(HttpContext context, int number, CatalogueStore catalogues, CancellationToken cancel)
    {
        if (await catalogues.FindAsync(number, cancel) is not { } version)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(CatalogueFile.Write(version.Catalogue), "application/json", $"goadvisor-catalogue-v{number}.json");
    }
}
