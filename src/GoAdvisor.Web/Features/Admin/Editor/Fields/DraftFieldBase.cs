using Microsoft.AspNetCore.Components;

namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>
/// A field of the draft on a page. While somebody is in it, it keeps the value they saw, whatever others store: what they enter then is held
/// against that value, and theirs is not overwritten unseen.
/// </summary>
public abstract partial class DraftFieldBase : ComponentBase
{
    private bool isEntered;
    private string? seen;
    private string? rejected;

    [Parameter, EditorRequired]
    public required DraftSession Session { get; set; }

    /// <summary>Of the field, as in <see cref="CatalogueTree"/>.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What it means and which values it takes.</summary>
    [Parameter]
    public string? Hint { get; set; }

    protected string Id => DraftPlaces.Anchor(Path);

    /// <summary>What is wrong with what was entered; the draft does not hold that.</summary>
    protected string? Refusal { get; private set; }

    protected IEnumerable<string> Errors =>
        Refusal is { } refusal ? [refusal] : Session.Problems.Where(problem => problem.Where == Path).Select(problem => problem.What);

    protected string? DescribedBy => Hint is null ? $"{Id}-error" : $"{Id}-hint {Id}-error";

    /// <summary>What the input shows.</summary>
    protected string Shown => rejected ?? Show(isEntered ? seen : Session.Tree.Find(Path));

    /// <summary>The value of the published version, when that is another one; null when it is the same.</summary>
    protected string? Published =>
        Session.Published.Find(Path) is var before && before != Session.Tree.Find(Path) ? before is null ? "none" : Show(before) : null;

    /// <summary>A stored value as the input shows it.</summary>
    protected virtual string Show(string? json) => json ?? "";

    /// <summary>What was entered, as JSON to store.</summary>
    /// <param name="json">Null for a field that may be absent.</param>
    /// <param name="refusal">What is wrong with it and what would be right; empty when nothing is.</param>
    protected virtual bool TryRead(string entered, out string? json, out string refusal)
    {
        (json, refusal) = (entered, "");
        return true;
    }

    protected void Enter() => (isEntered, seen) = (true, Session.Tree.Find(Path));

    protected void Leave() => isEntered = false;

    protected Task ChangeAsync(ChangeEventArgs change)
    {
        var entered = change.Value?.ToString() ?? "";
        if (!TryRead(entered, out var json, out var refusal))
        {
            (rejected, Refusal) = (entered, refusal);
            return Task.CompletedTask;
        }
        (rejected, Refusal) = (null, null);
        var before = isEntered ? seen : Session.Tree.Find(Path);
        seen = json;
        return Session.SetAsync(Path, before, json);
    }
}
