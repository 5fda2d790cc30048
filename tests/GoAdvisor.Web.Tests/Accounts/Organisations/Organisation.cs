using Microsoft.AspNetCore.Hosting;

namespace GoAdvisor.Web.Tests.Accounts.Organisations;

/// <summary>An identity provider and the application that trusts it.</summary>
public sealed class Organisation : IAsyncLifetime
{
    private IdentityProvider? provider;
    private ApiHost? host;

    public IdentityProvider Provider => provider ?? throw new InvalidOperationException("The provider is not started.");

    public ApiHost Host => host ?? throw new InvalidOperationException("The provider is not started.");

    public async ValueTask InitializeAsync()
    {
        provider = await IdentityProvider.StartAsync();
        host = new TrustingHost(provider.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (provider is not null)
            await provider.DisposeAsync();
    }

    private sealed class TrustingHost(string authority) : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in new[]
            {
                ("Authority", authority), ("ClientId", IdentityProvider.ClientId), ("ClientSecret", IdentityProvider.ClientSecret),
                ("RoleClaim", IdentityProvider.RoleClaim), ("RequireHttpsMetadata", "false"),
                ("RoleMap:goadvisor-admins", "admin"), ("RoleMap:goadvisor-readers", "auditor"),
            })
                builder.UseSetting($"Accounts:OpenIdConnect:{name}", value);
        }
    }
}
