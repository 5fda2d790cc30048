using Microsoft.AspNetCore.Components.Authorization;

namespace GoAdvisor.Web.Components.Layout;

/// <summary>What a page needs in order to read: who asks, and until when the answer is of use.</summary>
public abstract class PageBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationToken closed;

    // Kept apart from its source, because what was begun before the page was left may read on afterwards.
    protected PageBase() => closed = closing.Token;

    /// <summary>Null in a circuit.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The request, for pages that have no circuit.</summary>
    protected HttpContext HttpContext => Http ?? throw new InvalidOperationException("A circuit has no request.");

    /// <summary>
    /// Cancelled when the page is left or its request given up; Blazor says nothing of what then ends by it. For reads: a write that has begun is finished.
    /// </summary>
    protected CancellationToken Closing => Http?.RequestAborted ?? closed;

    /// <summary>Null for a visitor who holds nothing.</summary>
    protected async Task<Holder?> HolderAsync() => (await Authentication).User.Holder();

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the page holds.</summary>
    protected virtual void Close()
    {
    }
}
