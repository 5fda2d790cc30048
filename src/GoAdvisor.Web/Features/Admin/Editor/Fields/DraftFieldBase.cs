namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>
/// A field of the draft. While it has the focus it keeps the value that the editor saw, whatever others store; the edit is checked against
/// that value, so that a change by somebody else becomes a conflict and is not overwritten.
/// </summary>
public abstract partial class DraftFieldBase
{
    private bool hasFocus;
    private string? seen;
    private string? rejected;
    private bool hasChanged;

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    protected string Id => DraftPlaces.Anchor(Path);

    /// <summary>Why the entered value was refused; the draft does not hold it.</summary>
    protected string? Refusal { get; private set; }

    protected IEnumerable<string> Errors =>
        Refusal is { } refusal ? [refusal] : Session.Problems.Where(problem => problem.Where == Path).Select(problem => problem.What);

    protected string? DescribedBy => Hint is null ? $"{Id}-error" : $"{Id}-hint {Id}-error";

    protected string Shown => rejected ?? Show(hasFocus ? seen : Session.Tree.Find(Path));

    /// <summary>What is stored, as the field would show it; until it is edited, what the editor saw.</summary>
    protected string StoredValue => Show(hasFocus && !hasChanged ? seen : Session.Stored.Find(Path));

    /// <summary>The value of the published version when it differs; else null.</summary>
    protected string? Published =>
        Session.Published.Find(Path) is var before && before != Session.Tree.Find(Path) ? before is null ? "none" : Show(before) : null;

    protected virtual string Show(string? json) => json ?? "";

    /// <param name="json">Null removes an optional field.</param>
    /// <param name="refusal">The error and what would be valid; empty when valid.</param>
    protected virtual bool TryRead(string entered, out string? json, out string refusal)
    {
        (json, refusal) = (entered, "");
        return true;
    }

    protected void Enter() => (hasFocus, hasChanged, seen) = (true, false, Session.Tree.Find(Path));

    protected void Leave() => hasFocus = false;

    protected async Task ChangeAsync(ChangeEventArgs change)
    {
        hasChanged = true;
        var entered = change.Value?.ToString() ?? "";
        if (!TryRead(entered, out var json, out var refusal))
        {
            (rejected, Refusal) = (entered, refusal);
            return;
        }
        (rejected, Refusal) = (entered, null);
        if (entered != Show(json))
        {
            // "1,5" and "1.5" are the same to the renderer when it was "1.5" before; it has to know what the browser shows.
            StateHasChanged();
            await Task.Yield();
        }
        rejected = null;
        var before = hasFocus ? seen : Session.Tree.Find(Path);
        seen = json;
        await StoreAsync(before, json);
    }

    protected virtual Task StoreAsync(string? before, string? json) => Session.SetAsync(Path, before, json);
}
