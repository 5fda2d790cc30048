using System.IO.Compression;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace GoAdvisor.Web.Hosting;

internal static class Services
{
    /// <summary>A context of 10,000 characters, each up to nine bytes when form-encoded, and some room.</summary>
    public const int MaxRequestBytes = 128 * 1024;

    public static void AddServerLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
    });

    public static void AddProtectedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("GoAdvisor").PersistKeysToDbContext<GoAdvisorDbContext>();
        // Its warm-up reads the keys before the database is set up, and would log a failure at every first start.
        services.RemoveAll<IHostedService>(service => service.ImplementationType?.Name == "DataProtectionHostedService");
    }

    private static void RemoveAll<T>(this IServiceCollection services, Func<ServiceDescriptor, bool> unwanted)
    {
        foreach (var descriptor in services.Where(service => service.ServiceType == typeof(T) && unwanted(service)).ToList())
            services.Remove(descriptor);
    }

    /// <summary>Forwarded headers are read only from the proxies in the settings.</summary>
    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            var trusted = configuration.GetSection("TrustedProxies").Get<string[]>() ?? [];
            options.ForwardedHeaders = trusted.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network.Contains('/', StringComparison.Ordinal) ? network : $"{network}/{(network.Contains(':', StringComparison.Ordinal) ? 128 : 32)}"));
        });

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Compression under TLS is safe here: no page holds a secret beside text that an attacker controls.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
