using GoAdvisor.Web.Features.Admin.Editor.Fields;

namespace GoAdvisor.Web.Features.Admin.Editor;

/// <content>Which items are open, and where the focus goes when an item is added, moved or removed.</content>
public sealed partial class DraftItems
{
    private readonly Dictionary<(string Key, ItemPart Part), ElementReference> buttons = [];
    private readonly HashSet<string> open = [];
    private ElementReference adding;
    private string? confirming;
    private (string Key, ItemPart Part)? focusTarget;
    private bool shouldFocusAdd;
    private string newName = "";
    private string newId = "";
    private string refusal = "";
    private string announcement = "";

    [Parameter, EditorRequired]
    public required string List { get; set; }

    [Parameter, EditorRequired]
    public required string Noun { get; set; }

    [Parameter, EditorRequired]
    public required string Nouns { get; set; }

    /// <summary>Returns a new item as JSON for its id and its name.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string, string> Make { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>The field that names an item, and that a new item is asked for first.</summary>
    [Parameter]
    public string NameField { get; set; } = "name";

    /// <summary>The name of an item, by its path, when no single field holds it.</summary>
    [Parameter]
    public Func<string, string>? NameOf { get; set; }

    /// <summary>The ids that a new item can have when it has no name; several items may have the same.</summary>
    [Parameter]
    public IReadOnlyList<(string Id, string Words)>? Choices { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private IReadOnlyList<string> Keys => Session.Tree.Keys(List) ?? [];

    private string Anchor => DraftPlaces.Anchor(List);

    private bool IdsAreShown => Choices is null;

    private string NameLabel => $"{char.ToUpperInvariant(NameField[0])}{NameField[1..]}";

    private string Article => "aeio".Contains(Noun[0], StringComparison.Ordinal) ? "an" : "a";

    protected override void OnInitialized()
    {
        // A link to an item, or to a field in it, opens the item.
        var place = new Uri(Navigation.Uri).Fragment.TrimStart('#');
        if (Keys.FirstOrDefault(key => place == $"{Anchor}.{key}" || place.StartsWith($"{Anchor}.{key}.", StringComparison.Ordinal)) is { } linked)
            open.Add(linked);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (shouldFocusAdd)
        {
            shouldFocusAdd = false;
            await adding.FocusAsync();
        }
        else if (focusTarget is { } target && buttons.TryGetValue(target, out var button))
        {
            focusTarget = null;
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
        // The browser removes the focus from a button that is moved.
        focusTarget = (key, down ? ItemPart.Down : ItemPart.Up);
        var moved = Session.StepAsync($"{List}/{key}", down);
        announcement = $"{Name(key)} is number {Keys.ToList().IndexOf(key) + 1} of {Keys.Count}.";
        return moved;
    }

    /// <summary>What goes with an item, and what would still refer to it.</summary>
    private string Question(string path)
    {
        var removal = Removal.Of(Session.Tree, path);
        var left = removal.Left.Count switch
        {
            0 => "",
            1 => " One place still refers to it afterwards; it is listed under “to mend”.",
            var several => $" {several} places still refer to it afterwards; they are listed under “to mend”.",
        };
        return $"Remove it{(removal.Goes.Count > 0 ? $" with {removal.Goes.Listed()}" : "")}?{left}";
    }

    private void Ask(string key) => (confirming, focusTarget) = (key, (key, ItemPart.Confirm));

    private void Keep(string key) => (confirming, focusTarget) = (null, (key, ItemPart.Remove));

    private async Task RemoveAsync(string key)
    {
        var at = Keys.ToList().IndexOf(key);
        announcement = $"{Name(key)} is removed.";
        (confirming, var before) = (null, Keys);
        open.Remove(key);
        foreach (var part in buttons.Keys.Where(part => part.Key == key).ToList())
            buttons.Remove(part);
        if (before.Count > 1)
            focusTarget = (before[at == before.Count - 1 ? at - 1 : at + 1], ItemPart.Title);
        else
            shouldFocusAdd = true;
        await Session.RemoveWithAllAsync($"{List}/{key}");
    }

    private Task AddNamedAsync()
    {
        var id = newId.Trim() is { Length: > 0 } own ? own : NewItems.Slug(newName);
        refusal = newName.Trim().Length == 0 ? $"Enter the {NameField} of the {Noun}." : NewItems.Refusal(id, Keys) ?? "";
        if (refusal.Length > 0)
        {
            shouldFocusAdd = true;
            return Task.CompletedTask;
        }
        var json = Make(id, newName.Trim());
        (newName, newId) = ("", "");
        return AddAsync(id, json);
    }

    private Task AddChosenAsync(ChangeEventArgs change) => change.Value is string { Length: > 0 } chosen && Choices?.Any(choice => choice.Id == chosen) == true
        ? AddAsync(NewItems.Key(chosen, Keys), Make(chosen, chosen))
        : Task.CompletedTask;

    private Task AddAsync(string key, string json)
    {
        open.Add(key);
        focusTarget = (key, ItemPart.Title);
        return Session.AddLastAsync(List, key, json);
    }

    private enum ItemPart
    {
        Title,
        Up,
        Down,
        Remove,
        Confirm,
    }
}
