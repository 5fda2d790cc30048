namespace GoAdvisor.Web.Hosting;

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
