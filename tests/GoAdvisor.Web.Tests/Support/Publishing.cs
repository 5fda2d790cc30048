using System.Text;
using GoAdvisor.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>Catalogues that come after the one the product ships with.</summary>
internal static class Publishing
{
    /// <summary>A catalogue in which nothing is good at anything.</summary>
    public static Catalogue WithoutMerit(Catalogue catalogue) => catalogue with
    {
        Criteria = [.. catalogue.Criteria.Select(criterion => criterion with { Ratings = [.. criterion.Ratings.Select(rating => rating with { Value = 0 })] })],
    };

    /// <summary>Returns when the application takes it for the current one.</summary>
    public static async Task PublishAsync(this ApiHost host, int number, Catalogue catalogue)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await host.Services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContextAsync(cancel);
        database.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = number,
            Document = Encoding.UTF8.GetString(CatalogueReader.Write(catalogue)),
            Hash = new string('0', 64),
            PublishedAt = DateTimeOffset.UtcNow,
        });
        await database.SaveChangesAsync(cancel);

        var catalogues = host.Services.GetRequiredService<CatalogueStore>();
        while ((await catalogues.GetCurrentAsync(cancel)).Number != number)
            await Task.Delay(CatalogueStore.Freshness / 10, cancel);
    }
}
