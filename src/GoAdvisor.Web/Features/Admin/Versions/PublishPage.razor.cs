using GoAdvisor.Engine.Authoring.Diff;
using GoAdvisor.Engine.Authoring.Linting;
using GoAdvisor.Web.Features.Admin.Editor;
using GoAdvisor.Web.Features.Admin.Editor.Impacts;

namespace GoAdvisor.Web.Features.Admin.Versions;

/// <summary>Everything worth knowing before the draft, or an older version again, becomes what everybody gets; and the button.</summary>
public sealed partial class PublishPage(
    CataloguePublisher publisher, DraftStore drafts, CatalogueStore catalogues, ImpactService measurements) : PageBase
{
    private readonly List<(string Field, string Message)> problems = [];
    private ToPublish? candidate;
    private ImpactOfDraft? impact;
    private IReadOnlyList<LintFinding>? findings;
    private string note = "";
    private string reason = "";
    private bool isLoaded;
    private bool isPublishing;
    private bool isPublished;

    /// <summary>The older version to publish again; null for the draft.</summary>
    [Parameter]
    public int? Number { get; set; }

    /// <summary>Not while the page is rendered statically: the circuit would measure it all again.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive)
            return;
        candidate = await LoadAsync();
        isLoaded = true;
        StateHasChanged();
        if (candidate is not { } shown)
            return;
        impact = await measurements.MeasureAsync(shown.Current.Model, shown.After, new Progress<double>(), Closing);
        StateHasChanged();
        findings = await measurements.LintAsync(shown.After, Closing);
    }

    private async Task<ToPublish?> LoadAsync()
    {
        var current = await catalogues.GetCurrentAsync(Closing);
        if (Number is { } number)
            return number != current.Number && await catalogues.FindAsync(number, Closing) is { } old ? new ToPublish(current, CatalogueTree.Of(old.Catalogue), null) : null;
        return await drafts.FindAsync((await Authentication).User.Session(), Closing) is { } draft ? new ToPublish(current, draft.Tree, draft.Version) : null;
    }

    private bool Has(string field) => problems.Any(problem => problem.Field == field);

    private async Task PublishAsync()
    {
        // A second click arrives while the first one is being carried out.
        if (isPublishing || candidate is not { } shown)
            return;
        problems.Clear();
        if (string.IsNullOrWhiteSpace(note))
            problems.Add(("note", "Say what is new, in a line or two."));
        if (impact?.Profiles.Any(result => !result.Passes) == true && string.IsNullOrWhiteSpace(reason))
            problems.Add(("reason", "Say why it is published although worked profiles fail."));
        foreach (var (field, text) in new[] { ("note", note), ("reason", reason) })
        {
            if (text.Length > Limits.Note)
                problems.Add((field, $"This has {text.Length} characters; at most {Limits.Note} are kept."));
        }
        if (problems.Count > 0)
            return;
        isPublishing = true;
        try
        {
            var session = (await Authentication).User.Session();
            var result = shown.Draft is { } draft
                ? await publisher.PublishAsync(session, new PublishRequest(draft, shown.Current.Number, note.Trim(), reason.Trim()))
                : await publisher.RestoreAsync(session, Number ?? 0, shown.Current.Number, note.Trim(), reason.Trim());
            isPublished = result is Published;
            Tell(result);
        }
        finally
        {
            isPublishing = isPublished;
        }
    }

    private void Tell(PublishResult result)
    {
        switch (result)
        {
            case Published published:
                Navigation.NavigateTo(Urls.AdminPublished(published.Number), forceLoad: true);
                break;
            case DraftMoved:
                problems.Add(("", "Nothing was published: the draft was edited since you looked. Load the page again and look through what is new."));
                break;
            case CurrentMoved moved:
                problems.Add(("", $"Nothing was published: version {moved.Current} was published meanwhile. Load the page again and compare with that one."));
                break;
            case NothingToPublish:
                problems.Add(("", "Nothing was published: it is the same as the current version."));
                break;
            case PublishRefused refused:
                problems.AddRange(refused.Problems.Take(20).Select(problem => ("", problem.ToString())));
                break;
            case ProfilesFail:
                problems.Add(("reason", "Say why it is published although worked profiles fail."));
                break;
            default:
                problems.Add(("", "Nothing was published: you may no longer publish."));
                break;
        }
    }
}

/// <summary>What is reviewed before it is published, and what it would replace.</summary>
/// <param name="Draft">Null when an older version is published again.</param>
public sealed record ToPublish(PublishedCatalogue Current, CatalogueTree After, DraftVersion? Draft)
{
    private readonly Lazy<IReadOnlyList<CatalogueChange>> changes = new(() => CatalogueDiff.Between(CatalogueTree.Of(Current.Catalogue), After));

    public IReadOnlyList<CatalogueChange> Changes => changes.Value;

    public IReadOnlyList<CatalogueProblem> Problems => After.Problems;
}
