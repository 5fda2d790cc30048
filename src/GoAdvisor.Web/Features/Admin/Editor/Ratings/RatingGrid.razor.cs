using Microsoft.AspNetCore.Components.Web;

namespace GoAdvisor.Web.Features.Admin.Editor.Ratings;

/// <content>The grid's events; <see cref="RatingSheet"/> interprets the keys.</content>
public sealed partial class RatingGrid
{
    private readonly Dictionary<(string Row, string Alternative), ElementReference> cells = [];
    private RatingSheet sheet = new("criteria");
    private CatalogueTree? shown;
    private IReadOnlyList<RatingRow> rows = [];
    private IReadOnlyList<Alternative> alternatives = [];
    private Dictionary<string, RatingRow> published = [];
    private HashSet<string> wrong = [];
    private RatingDetails? details;
    private bool shouldFocusDetails;

    /// <summary>"criteria" or "aspects".</summary>
    [Parameter, EditorRequired]
    public required string Part { get; set; }

    [Parameter, EditorRequired]
    public required string Heading { get; set; }

    [Parameter, EditorRequired]
    public required string RowsAre { get; set; }

    protected override void OnInitialized() => sheet = new RatingSheet(Part);

    protected override void OnParametersSet()
    {
        if (shown == Session.Tree)
            return;
        shown = Session.Tree;
        (rows, alternatives) = (RatingRow.Of(Session.Catalogue, Part), Session.Catalogue.Alternatives);
        published = RatingRow.Of(Session.Current.Catalogue, Part).ToDictionary(row => row.Id);
        wrong = [.. Session.ProblemsAt(Part).Select(problem => string.Join('/', problem.Where.Split('/').Take(4)))];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!shouldFocusDetails || details is null)
            return;
        shouldFocusDetails = false;
        await details.FocusAsync();
    }

    private bool IsStop(int row, int column) => sheet.Current is var (at, of) && cells.ContainsKey((at, of)) && rows.Any(one => one.Id == at) && alternatives.Any(one => one.Id == of)
        ? rows[row].Id == at && alternatives[column].Id == of
        : row == 0 && column == 0;

    private CellView Cell(RatingRow row, Alternative alternative)
    {
        var rating = row.Ratings.GetValueOrDefault(alternative.Id);
        var before = published.GetValueOrDefault(row.Id)?.Ratings.GetValueOrDefault(alternative.Id);
        var isEditing = sheet.IsEditing && sheet.Current == (row.Id, alternative.Id);
        var value = isEditing ? sheet.Entered ?? rating?.Value : rating?.Value;
        return new CellView(
            value?.ToString(CultureInfo.InvariantCulture) ?? "–",
            Session.Stored.Find($"{sheet.PathOf(row.Id, alternative.Id)}/value") ?? "",
            rating?.Uncertainty is > 0,
            isEditing,
            rating is null || wrong.Contains(sheet.PathOf(row.Id, alternative.Id)),
            before is not null && rating is not null && (before.Value, before.Uncertainty) != (rating.Value, rating.Uncertainty)
                ? $"{before.Value}{(before.Uncertainty > 0 ? " ±1" : "")}" : null);
    }

    private Task PressAsync(KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.AltKey || key.MetaKey)
            return Task.CompletedTask;
        if (key.Key == "Enter" && !sheet.IsEditing)
        {
            shouldFocusDetails = true;
            return Task.CompletedTask;
        }
        return Session.MayEdit ? ApplyAsync(sheet.Press(key.Key, Session.Tree)) : Task.CompletedTask;
    }

    private Task LeaveAsync() => ApplyAsync(sheet.Leave(Session.Tree));

    private Task RateAsync(int value) => ApplyAsync(sheet.Rate(Session.Tree, value));

    private async Task BackAsync()
    {
        if (sheet.Current is { } current && cells.TryGetValue(current, out var cell))
            await cell.FocusAsync();
    }

    private Task ApplyAsync(CatalogueChange? change) => change is null ? Task.CompletedTask : Session.EditAsync(change);

    /// <param name="Stored">The value that is stored; empty for none.</param>
    /// <param name="Was">The published rating when it differs.</param>
    private sealed record CellView(string Value, string Stored, bool IsUncertain, bool IsEditing, bool IsWrong, string? Was);
}
