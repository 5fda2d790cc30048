namespace GoAdvisor.Web.Components.Layout;

/// <summary>Whoever does not hold the assessment gets 404, whether it exists or not.</summary>
public abstract class AssessmentPage : PageBase
{
    [Parameter, EditorRequired]
    public required Guid Id { get; set; }

    [Inject]
    public required AssessmentStore Assessments { get; init; }

    protected AssessmentSnapshot? Assessment { get; private set; }

    protected override Task OnInitializedAsync() => OpenAsync();

    /// <summary>Loads the assessment and what the page shows of it; false, and 404, when there is no such page.</summary>
    protected async Task<bool> OpenAsync()
    {
        Assessment = await HolderAsync() is { } holder && await FindAsync(holder) is { } found && await LoadAsync(found, holder) ? found : null;
        if (Assessment is null)
            Navigation.NotFound();
        return Assessment is not null;
    }

    protected virtual Task<AssessmentSnapshot?> FindAsync(Holder holder) => Assessments.FindAsync(Id, holder, Closing);

    /// <summary>Loads what the page shows; false when the assessment has no such page.</summary>
    protected virtual Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder) => Task.FromResult(true);
}
