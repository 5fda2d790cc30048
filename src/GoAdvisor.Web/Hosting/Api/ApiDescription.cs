using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace GoAdvisor.Web.Hosting.Api;

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

internal sealed class ApiDocument : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "GoAdvisor",
            Version = "v1",
            Description = "Which of the catalogue's alternatives suits a backend, and why. Every error is application/problem+json; "
                + "a 400 names every offending field in 'errors'.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The token that creating the assessment gave.",
        };
        return Task.CompletedTask;
    }
}

internal sealed class ApiOperations : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<TokenRequired>().Any())
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, context.Document)] = [] }];
        if (metadata.OfType<JsonBody>().SingleOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: cancellationToken) },
                },
            };
        }
    }
}

/// <summary>Describes types whose JSON converters hide their shape from the schema generator.</summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type.IsEnum)
            schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.Type == typeof(Condition))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description += " An object with exactly one of 'answeredWith' (a question and some of its options), "
                + "'all', 'any' (lists of conditions) and 'not' (a condition).";
        }
        if (context.JsonTypeInfo.Type.GetCustomAttribute<JsonShapeAttribute>() is { } shape)
            (schema.Type, schema.Description) = (shape.Type, shape.Description);
        return Task.CompletedTask;
    }
}

/// <summary>The schema of a type whose JSON takes more forms than its properties show.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class JsonShapeAttribute(JsonSchemaType type, string description) : Attribute
{
    public JsonSchemaType Type => type;

    public string Description => description;
}
