namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The arguments of a browser that prints one page.</summary>
public static class BrowserFlags
{
    /// <summary>No name resolves, not even that of the proxy that all traffic would have to use. Each of the two suffices alone.</summary>
    public static readonly IReadOnlyList<string> WithoutNetwork =
    [
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=http://127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--disable-quic",
        "--no-pings",
    ];

    /// <summary>No desktop features. Scripts cannot be disabled here: that also disables printing.</summary>
    public static readonly IReadOnlyList<string> Bare =
    [
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-default-apps",
        "--disable-breakpad",
        "--disable-crashpad-for-testing",
        "--no-first-run",
        "--no-default-browser-check",
        "--mute-audio",
        "--hide-scrollbars",
    ];

    public static readonly IReadOnlyList<string> Layout = ["--no-pdf-header-footer", "--generate-pdf-document-outline"];

    public const string WithoutSandbox = "--no-sandbox";

    public static IEnumerable<string> For(string input, string output, string profile, bool sandbox) =>
    [
        .. Bare, .. WithoutNetwork, .. Layout,
        .. sandbox ? [] : new[] { WithoutSandbox },
        $"--user-data-dir={profile}",
        $"--print-to-pdf={output}",
        new Uri(input).AbsoluteUri,
    ];
}
