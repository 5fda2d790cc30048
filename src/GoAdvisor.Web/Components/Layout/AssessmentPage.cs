using GoAdvisor.Web.Hosting.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace GoAdvisor.Web.Components.Layout;

/// <summary>
/// A page of one assessment. It opens to whoever holds the assessment; everybody else is told that there is no such page, whether there is one or not.
/// A page shows <see cref="GoneNotice"/> while it has nothing else to show.
/// </summary>
public abstract class AssessmentPage : ComponentBase
{
    [Parameter, EditorRequired]
    public required Guid Id { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required AssessmentStore Assessments { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Null where there is no such page.</summary>
    protected AssessmentSnapshot? Assessment { get; private set; }

    protected override Task OnInitializedAsync() => OpenAsync();

    /// <summary>Finds the assessment as it is now, and loads what the page shows of it.</summary>
    /// <returns>False where there is no such page; then the answer is 404.</returns>
    protected async Task<bool> OpenAsync()
    {
        Assessment = await HolderAsync() is { } holder && await FindAsync(holder) is { } found && await LoadAsync(found, holder) ? found : null;
        if (Assessment is null)
            Navigation.NotFound();
        return Assessment is not null;
    }

    /// <summary>Whose assessments this page may show and change; null for a stranger.</summary>
    protected async Task<Holder?> HolderAsync() => (await Authentication).User.Holder();

    protected virtual Task<AssessmentSnapshot?> FindAsync(Holder holder) => Assessments.FindAsync(Id, holder);

    /// <summary>Loads what the page shows of the assessment. False where it has no such page.</summary>
    protected virtual Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder) => Task.FromResult(true);
}
