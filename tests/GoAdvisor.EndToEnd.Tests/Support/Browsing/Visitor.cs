using System.Collections.Concurrent;

namespace GoAdvisor.EndToEnd.Tests.Support.Browsing;

/// <summary>A browser profile with one page open, and what went wrong in it that a reader would not see.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>
    /// Console errors and warnings (a breach of the content security policy is one), script errors, dialogs, and requests that
    /// went to another origin.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Visitor> InAsync(IBrowserContext context, Uri origin)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visitor.complaints.Enqueue($"console: {message.Text}");
        };
        context.WebError += (_, error) => visitor.complaints.Enqueue($"script error: {error.Error}");
        context.Dialog += async (_, dialog) =>
        {
            visitor.complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.AcceptAsync();
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } url && url.Authority != origin.Authority)
                visitor.complaints.Enqueue($"request: {url}");
        };
        return visitor;
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
