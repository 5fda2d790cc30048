using GoAdvisor.Web.Features.Admin.Editor.Fields;
using Microsoft.AspNetCore.Components;

namespace GoAdvisor.Web.Features.Admin.Editor;

/// <content>Where the focus goes when an item moves, comes or goes, and which items are open.</content>
public sealed partial class DraftItems
{
    private readonly Dictionary<(string Key, ItemPart Part), ElementReference> buttons = [];
    private readonly HashSet<string> open = [];
    private ElementReference adding;
    private string? asking;
    private (string Key, ItemPart Part)? focusOn;
    private bool isToAdd;
    private string newName = "";
    private string newId = "";
    private string refusal = "";
    private string said = "";

    [Parameter, EditorRequired]
    public required DraftSession Session { get; set; }

    /// <summary>Path of the list.</summary>
    [Parameter, EditorRequired]
    public required string List { get; set; }

    /// <summary>What one of them is called.</summary>
    [Parameter, EditorRequired]
    public required string Noun { get; set; }

    [Parameter, EditorRequired]
    public required string Nouns { get; set; }

    /// <summary>A new item as JSON, of its id and its name.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string, string> Make { get; set; }

    /// <summary>What is edited of an open item, by its path.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>The field by which people call an item, and which a new one is asked for first.</summary>
    [Parameter]
    public string NameField { get; set; } = "name";

    /// <summary>What people call an item, by its path, where that is no field of it.</summary>
    [Parameter]
    public Func<string, string>? NameOf { get; set; }

    /// <summary>What new items are of, when they have no name of their own; there may be several of the same.</summary>
    [Parameter]
    public IReadOnlyList<(string Id, string Words)>? Choices { get; set; }

    /// <summary>What goes when an item is removed, by its key, where that is more than the item itself.</summary>
    [Parameter]
    public Func<string, string>? Consequence { get; set; }

    /// <summary>What else has to go first.</summary>
    [Parameter]
    public Func<string, Task>? BeforeRemoval { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private IReadOnlyList<string> Keys => Session.Tree.Keys(List) ?? [];

    private string Anchor => DraftPlaces.Anchor(List);

    private bool IdsAreShown => Choices is null;

    private string NameLabel => $"{char.ToUpperInvariant(NameField[0])}{NameField[1..]}";

    private string Article => "aeio".Contains(Noun[0], StringComparison.Ordinal) ? "an" : "a";

    protected override void OnInitialized()
    {
        // A link to an item, or to something within it, opens it.
        var place = new Uri(Navigation.Uri).Fragment.TrimStart('#');
        if (Keys.FirstOrDefault(key => place == $"{Anchor}.{key}" || place.StartsWith($"{Anchor}.{key}.", StringComparison.Ordinal)) is { } meant)
            open.Add(meant);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isToAdd)
        {
            isToAdd = false;
            await adding.FocusAsync();
        }
        else if (focusOn is { } wanted && buttons.TryGetValue(wanted, out var button))
        {
            focusOn = null;
            await button.FocusAsync();
        }
    }

    private string Name(string key) => NameOf?.Invoke($"{List}/{key}") ?? DraftJson.Text(Session.Tree.Find($"{List}/{key}/{NameField}"));

    private void Toggle(string key)
    {
        if (!open.Remove(key))
            open.Add(key);
    }

    private Task StepAsync(string key, bool down)
    {
        // The browser takes the focus from a button that is moved.
        focusOn = (key, down ? ItemPart.Down : ItemPart.Up);
        var moved = Session.StepAsync($"{List}/{key}", down);
        said = $"{Name(key)} is number {Keys.ToList().IndexOf(key) + 1} of {Keys.Count}.";
        return moved;
    }

    private void Ask(string key) => (asking, focusOn) = (key, (key, ItemPart.Really));

    private void Keep(string key) => (asking, focusOn) = (null, (key, ItemPart.Remove));

    private async Task RemoveAsync(string key)
    {
        var at = Keys.ToList().IndexOf(key);
        said = $"{Name(key)} is removed.";
        (asking, var before) = (null, Keys);
        open.Remove(key);
        if (BeforeRemoval is not null)
            await BeforeRemoval(key);
        foreach (var part in buttons.Keys.Where(part => part.Key == key).ToList())
            buttons.Remove(part);
        if (before.Count > 1)
            focusOn = (before[at == before.Count - 1 ? at - 1 : at + 1], ItemPart.Title);
        else
            isToAdd = true;
        await Session.RemoveAsync($"{List}/{key}");
    }

    private Task AddNamedAsync()
    {
        var id = newId.Trim() is { Length: > 0 } own ? own : NewItems.Slug(newName);
        refusal = newName.Trim().Length == 0 ? $"Enter the {NameField} of the {Noun}." : NewItems.Refusal(id, Keys) ?? "";
        if (refusal.Length > 0)
        {
            isToAdd = true;
            return Task.CompletedTask;
        }
        var json = Make(id, newName.Trim());
        (newName, newId) = ("", "");
        return AddAsync(id, json);
    }

    private Task AddChosenAsync(ChangeEventArgs change) => change.Value is string { Length: > 0 } of && Choices?.Any(choice => choice.Id == of) == true
        ? AddAsync(NewItems.Key(of, Keys), Make(of, of))
        : Task.CompletedTask;

    private Task AddAsync(string key, string json)
    {
        open.Add(key);
        focusOn = (key, ItemPart.Title);
        return Session.AddLastAsync(List, key, json);
    }

    private enum ItemPart
    {
        Title,
        Up,
        Down,
        Remove,
        Really,
    }
}
