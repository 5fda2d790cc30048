namespace GoAdvisor.Web.Hosting;

/// <summary>
/// Answers that are documents of their own, made of what anybody wrote: shown by a browser they may show themselves and do nothing, not
/// even as a part of this site.
/// </summary>
internal static class ShutInExtensions
{
    private const string Policy = "shut-in";

    public static void AddShutIn(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
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

    /// <summary>This answer is such a document. A page about why there is none is not, and keeps its style.</summary>
    public static void SandboxResponse(this HttpContext context) => context.Items[Policy] = true;
}
