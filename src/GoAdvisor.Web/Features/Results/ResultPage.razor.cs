using GoAdvisor.Data;
using GoAdvisor.Engine;
using GoAdvisor.Web.Access;
using GoAdvisor.Web.Features.Assessments;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace GoAdvisor.Web.Features.Results;

/// <summary>The recommendation of one assessment, with the reason for every point.</summary>
public sealed partial class ResultPage(
    AssessmentStore assessments, CatalogueStore catalogues, NavigationManager navigation, IDialogService dialogs, IJSRuntime script) : ComponentBase
{
    /// <summary>The tabs by the name they have in the address.</summary>
    private static readonly IReadOnlyList<string> Views = ["why", "settle-first", "constraints", "comparison"];

    private AssessmentSnapshot? assessment;
    private Catalogue? catalogue;
    private Evaluation? evaluation;
    private int activeTab;

    [Parameter, EditorRequired]
    public required Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    /// <summary>What the static rendering loaded, so that the circuit need not load it again.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public AssessmentSnapshot? Loaded { get; set; }

    private bool HasWeight => evaluation?.Criteria.Any(criterion => criterion.Weight > 0) == true;

    protected override async Task OnInitializedAsync()
    {
        if ((await Authentication).User.TokenId() is not { } tokenId || (Loaded ??= await assessments.FindAsync(Id, tokenId)) is not { } loaded)
        {
            navigation.NotFound();
            return;
        }
        var model = (await catalogues.GetAsync(loaded.CatalogueVersion)).Model;
        (assessment, catalogue, evaluation) = (loaded, model.Catalogue, model.Evaluate(model.Read(loaded)));
        var view = View ?? (evaluation.Verdict.Kind == VerdictKind.None ? "constraints" : Views[0]);
        activeTab = Math.Max(0, Views.ToList().IndexOf(view));
    }

    private async Task ShowTabAsync(int tab)
    {
        activeTab = tab;
        await script.InvokeVoidAsync("history.replaceState", null, "", Urls.Result(Id, Views[tab]));
    }

    private Task OpenChainAsync(Contribution contribution) => dialogs.ShowAsync<ChainDialog>(
        contribution.Criterion.Criterion.Name,
        new DialogParameters<ChainDialog>
        {
            { dialog => dialog.Contribution, contribution },
            { dialog => dialog.Evaluation, evaluation },
            { dialog => dialog.Catalogue, catalogue },
            { dialog => dialog.AssessmentId, Id },
        },
        new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
}

/// <summary>What one criterion gives to one alternative, compared with a rival where there is one: a number that opens its reasons.</summary>
public sealed record Contribution(CriterionResult Criterion, Alternative Alternative, Alternative? Rival = null);
