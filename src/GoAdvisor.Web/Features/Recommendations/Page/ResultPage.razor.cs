using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Recommendations.Page.Scenarios;
using Microsoft.JSInterop;
using MudBlazor;

namespace GoAdvisor.Web.Features.Recommendations.Page;

public sealed partial class ResultPage(
    CatalogueStore catalogues, RecommendationService recommendations, MilestoneStore milestones, IDialogService dialogs, IJSRuntime script, TimeProvider clock) : AssessmentPage
{
    /// <summary>The tabs by the name they have in the address; one that would be empty is not there.</summary>
    private List<string> Views => [Urls.WhyView, Urls.HowSureView, Urls.WhatIfView,
        .. recommendation?.SettleFirst.Count > 0 ? new[] { Urls.SettleFirstView } : [], Urls.ConstraintsView, Urls.ComparisonView];

    private AnswerSet? answers;
    private Recommendation? recommendation;
    private int activeTab;
    private WeightDraws draws;
    private Criterion? walked;
    private WhatIf? whatIf;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "draws")]
    public string? DrawsAsked { get; set; }

    [SupplyParameterFromQuery(Name = "criterion")]
    public string? CriterionAsked { get; set; }

    [SupplyParameterFromQuery(Name = "weights")]
    public string? WeightsAsked { get; set; }

    /// <summary>What the static rendering loaded, so that the circuit need not load it again.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public PrerenderedAssessment? Loaded { get; set; }

    /// <summary>How many decisions are recorded; loaded once, as well.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public int? Milestones { get; set; }

    /// <summary>Nothing is rendered before everything is there, so that in a circuit the page as it was sent stays until then.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (Assessment is null)
            await OpenAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>It is open already.</summary>
    protected override Task OnInitializedAsync() => Task.CompletedTask;

    protected override async Task<AssessmentSnapshot?> FindAsync(Holder holder)
    {
        var atHand = Loaded;
        Loaded = await PrerenderedAssessment.LoadAsync(atHand, Assessments, Id, holder, clock, Closing);
        if (Loaded != atHand)
            Milestones = null;
        return Loaded?.Assessment;
    }

    protected override async Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder)
    {
        Milestones ??= await milestones.CountAsync(Id, holder, Closing);
        var model = (await catalogues.GetAsync(assessment.CatalogueVersion, Closing)).Model;
        answers = model.Read(assessment);
        recommendation = await recommendations.MakeAsync(assessment, Closing);
        draws = Enum.GetValues<WeightDraws>().FirstOrDefault(mode => mode.ToString().Equals(DrawsAsked, StringComparison.OrdinalIgnoreCase));
        walked = model.Catalogue.Criteria.FirstOrDefault(criterion => criterion.Id == CriterionAsked);
        var view = View ?? (recommendation.Verdict.Kind == VerdictKind.None ? Urls.ConstraintsView : Urls.WhyView);
        activeTab = Math.Max(0, Views.IndexOf(view));
        return true;
    }

    private WhatIf TriedOut(AnswerSet present, Recommendation saved)
    {
        if (whatIf is null)
        {
            whatIf = new WhatIf(present, saved.Criteria.Select(criterion => criterion.Counts));
            whatIf.Open(WeightsAsked);
        }
        return whatIf;
    }

    private Task ShowTabAsync(int tab)
    {
        activeTab = tab;
        return ShowAddressAsync(Views[tab] switch
        {
            Urls.HowSureView => Urls.HowSure(Id, draws, walked),
            Urls.WhatIfView => Urls.WhatIf(Id, whatIf?.Address),
            var view => Urls.Result(Id, view),
        }, adds: true);
    }

    private Task RememberDrawsAsync(WeightDraws chosen, Criterion? criterion)
    {
        (draws, walked) = (chosen, criterion);
        return ShowAddressAsync(Urls.HowSure(Id, draws, walked));
    }

    private Task RememberWeightsAsync() => ShowAddressAsync(Urls.WhatIf(Id, whatIf?.Address));

    /// <param name="address">Of what is looked at.</param>
    /// <param name="adds">Whether the browser's Back leads to what was looked at before.</param>
    private async Task ShowAddressAsync(string address, bool adds = false)
    {
        try
        {
            await script.InvokeVoidAsync("showAddress", address, adds);
        }
        catch (JSException)
        {
            // Browsers refuse when it is asked of them too often, as by an arrow key held down. Then the address lags behind until the next change.
        }
    }

    /// <summary>Loads the page again, at what is looked at.</summary>
    private async Task RefreshAsync() => await script.InvokeVoidAsync("location.reload");

    private Task OpenChainAsync(Contribution contribution) => dialogs.ShowAsync<ChainDialog>(
        contribution.Criterion.Name,
        new DialogParameters<ChainDialog>
        {
            { dialog => dialog.Contribution, contribution },
            { dialog => dialog.Report, recommendation },
            { dialog => dialog.Catalogue, answers?.Model.Catalogue },
            { dialog => dialog.AssessmentId, Id },
        },
        new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
}

/// <summary>What one criterion gives to one alternative, compared with a rival where there is one: a number that opens its reasons.</summary>
public sealed record Contribution(ReportCriterion Criterion, ReportAlternative Alternative, ReportAlternative? Rival = null);
