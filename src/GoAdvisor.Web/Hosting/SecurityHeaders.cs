namespace GoAdvisor.Web.Hosting;

internal static class SecurityHeaders
{
    /// <summary>No other origins, no inline script or style sheet, no framing. Inline style attributes are allowed, because MudBlazor sets them.</summary>
    public static HeaderPolicyCollection Policy(IHostEnvironment environment)
    {
        var policy = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            // With "no-referrer", browsers send "Origin: null" with our own forms.
            .AddReferrerPolicySameOrigin()
            .RemoveServerHeader()
            .AddCrossOriginOpenerPolicy(builder => builder.SameOrigin())
            .AddCrossOriginResourcePolicy(builder => builder.SameOrigin())
            .AddPermissionsPolicy(builder =>
            {
                builder.AddCamera().None();
                builder.AddGeolocation().None();
                builder.AddMicrophone().None();
                builder.AddPayment().None();
                builder.AddUsb().None();
            })
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddStyleSrcAttr().UnsafeInline();
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddFormAction().Self();
                csp.AddBaseUri().Self();
                csp.AddFrameAncestors().None();
            });
        return environment.IsDevelopment() ? policy : policy.AddStrictTransportSecurityMaxAgeIncludeSubDomains();
    }
}

/// <summary>The policy for documents that contain what anybody wrote: they may display themselves, and do nothing else.</summary>
internal static class SandboxedResponse
{
    private const string Policy = "sandboxed";

    public static void AddSandboxedResponses(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .AddPolicy(Policy, policy => policy
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .RemoveServerHeader()
            .AddCrossOriginOpenerPolicy(builder => builder.SameOrigin())
            .AddCrossOriginResourcePolicy(builder => builder.SameOrigin())
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddStyleSrc().UnsafeInline();
                csp.AddImgSrc().Data();
                csp.AddFormAction().None();
                csp.AddBaseUri().None();
                csp.AddFrameAncestors().None();
                csp.AddSandbox();
            }))
        .SetPolicySelector(selection => selection.HttpContext.Items.ContainsKey(Policy) ? selection.ConfiguredPolicies[Policy] : selection.SelectedPolicy);

    /// <summary>Applies the policy to this response. Its error pages keep theirs.</summary>
    public static void SandboxResponse(this HttpContext context) => context.Items[Policy] = true;
}
