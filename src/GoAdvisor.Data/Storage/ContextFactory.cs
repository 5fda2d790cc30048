using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Storage;

/// <summary>Hands out the contexts of whichever provider is configured under the name of their common base.</summary>
internal sealed class ContextFactory(Func<GoAdvisorDbContext> create) : IDbContextFactory<GoAdvisorDbContext>
{
    public GoAdvisorDbContext CreateDbContext() => create();
}
