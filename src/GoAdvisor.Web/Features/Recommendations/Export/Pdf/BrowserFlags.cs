namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>What a browser is told when it is started to print one page.</summary>
public static class BrowserFlags
{
    /// <summary>
    /// No name or address resolves, not even that of the proxy through which everything would have to go. Each of the two is enough by
    /// itself.
    /// </summary>
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

    /// <summary>Nothing that a desktop would want. Switching scripts off here is not possible: it also switches printing off.</summary>
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

    /// <summary>The arguments of one print in a folder of its own.</summary>
    public static IEnumerable<string> For(string input, string output, string profile, bool sandbox) =>
    [
        .. Bare, .. WithoutNetwork, .. Layout,
        .. sandbox ? [] : new[] { WithoutSandbox },
        $"--user-data-dir={profile}",
        $"--print-to-pdf={output}",
        new Uri(input).AbsoluteUri,
    ];
}
