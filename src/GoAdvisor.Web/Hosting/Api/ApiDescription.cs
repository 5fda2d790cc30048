using Scalar.AspNetCore;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>The OpenAPI document, and in development a page to browse it.</summary>
internal static class ApiDescription
{
    private const string ReferencePolicy = "api-reference";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<ApiDocument>();
            options.AddOperationTransformer<ApiOperations>();
            options.AddSchemaTransformer<ApiSchemas>();
        });

        // The page needs inline script and styles. It exists in development only, and only it gets this policy.
        services.AddSecurityHeaderPolicies().AddPolicy(ReferencePolicy, policy => policy
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self().UnsafeInline();
                csp.AddStyleSrc().Self().UnsafeInline();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self().Data();
                csp.AddConnectSrc().Self();
                csp.AddFrameAncestors().None();
            }));
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi();
        if (!app.Environment.IsDevelopment())
            return;
        app.MapScalarApiReference(options => options.WithTitle("GoAdvisor API").DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry())
            .WithSecurityHeadersPolicy(ReferencePolicy);
    }
}
