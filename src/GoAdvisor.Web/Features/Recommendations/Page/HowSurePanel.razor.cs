using GoAdvisor.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace GoAdvisor.Web.Features.Recommendations.Page;

/// <summary>How the result holds up: in draws, when one weight moves, when one rating moves.</summary>
public sealed partial class HowSurePanel : ComponentBase
{
    private ElementReference walkHeading;
    private bool jumping;
    private WeightDraws chosen;
    private Criterion? walked;

    [Parameter, EditorRequired]
    public required DecisionModel Model { get; set; }

    [Parameter, EditorRequired]
    public required AnswerSet Answers { get; set; }

    [Parameter, EditorRequired]
    public required Evaluation Evaluation { get; set; }

    /// <summary>Where the weights of the draws come from at first.</summary>
    [Parameter, EditorRequired]
    public required WeightDraws Draws { get; set; }

    /// <summary>The criterion that is walked at first; null for the most decisive one.</summary>
    [Parameter, EditorRequired]
    public required Criterion? Walked { get; set; }

    /// <summary>Called with what is chosen, so that the address can follow.</summary>
    [Parameter, EditorRequired]
    public required Func<WeightDraws, Criterion?, Task> Remember { get; set; }

    private Catalogue Catalogue => Model.Catalogue;

    /// <summary>Null while there is nothing to draw: no weight, or nobody left.</summary>
    private RobustnessResult? Robustness { get; set; }

    private IReadOnlyList<WeightStability> Stabilities { get; set; } = [];

    private WeightWalk? Walk { get; set; }

    private IReadOnlyList<RatingFlip> RatingFlips { get; set; } = [];

    private List<Alternative> Left => [.. Evaluation.Alternatives.Where(result => !result.Excluded).Select(result => result.Alternative)];

    protected override void OnInitialized()
    {
        (chosen, walked) = (Draws, Walked);
        if (!Evaluation.HasWeight || Evaluation.Alternatives.All(result => result.Excluded))
            return;
        Stabilities = Model.MeasureStability(Answers);
        RatingFlips = Model.FindRatingFlips(Answers);
        Draw();
        Walk = (walked ?? Stabilities.MinBy(stability => stability.Room())?.Criterion) is { } criterion ? Model.Walk(Answers, criterion) : null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!jumping)
            return;
        jumping = false;
        await walkHeading.FocusAsync();
    }

    private void Draw() => Robustness = Model.MeasureRobustness(Answers, Model.StatedDraws with { Weights = chosen });

    private Task DrawAsync(WeightDraws draws)
    {
        chosen = draws;
        Draw();
        return Remember(chosen, walked);
    }

    private Task ChooseAsync(ChangeEventArgs change) =>
        WalkAsync(Catalogue.Criteria.Single(criterion => criterion.Id == change.Value?.ToString()), jump: false);

    private Task WalkAsync(Criterion criterion, bool jump)
    {
        (walked, jumping) = (criterion, jump);
        Walk = Model.Walk(Answers, criterion);
        return Remember(chosen, walked);
    }
}
