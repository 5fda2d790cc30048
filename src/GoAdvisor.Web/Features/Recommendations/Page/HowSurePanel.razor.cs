using GoAdvisor.Web.Features.Recommendations.Charts;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Page;

public sealed partial class HowSurePanel : ReportView
{
    private ElementReference walkHeading;
    private bool jumping;
    private WeightDraws chosen;
    private Criterion? walked;
    private ReportRobustness? drawn;
    private WeightWalk? walk;

    [Parameter, EditorRequired]
    public required AnswerSet Answers { get; set; }

    [Parameter, EditorRequired]
    public required WeightDraws Draws { get; set; }

    [Parameter, EditorRequired]
    public required Criterion? Walked { get; set; }

    [Parameter, EditorRequired]
    public required Func<WeightDraws, Criterion?, Task> Remember { get; set; }

    private Catalogue Catalogue => Answers.Model.Catalogue;

    private List<ReportAlternative> Left => [.. Report.Alternatives.Where(alternative => !alternative.Excluded)];

    protected override void OnInitialized()
    {
        (chosen, walked) = (Draws, Walked);
        if (Report.Robustness is null)
            return;
        Draw();
        walk = (walked ?? Find(Report.Stability.Criteria.Where(stability => stability.Share > 0).MinBy(stability => stability.Room)?.Criterion.Id)) is { } criterion ? Answers.Model.Walk(Answers, criterion) : null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!jumping)
            return;
        jumping = false;
        await walkHeading.FocusAsync();
    }

    /// <summary>Those around the weights of the answers are part of the recommendation.</summary>
    private void Draw() => drawn = chosen == WeightDraws.Stated ? Report.Robustness : RobustnessSection.Of(Answers).Robustness(chosen);

    private Task DrawAsync(WeightDraws draws)
    {
        chosen = draws;
        Draw();
        return Remember(chosen, walked);
    }

    private Task WalkAsync(string? criterion, bool jump)
    {
        (walked, jumping) = (Find(criterion), jump);
        walk = walked is null ? walk : Answers.Model.Walk(Answers, walked);
        return Remember(chosen, walked);
    }

    private Criterion? Find(string? id) => Catalogue.Criteria.FirstOrDefault(criterion => criterion.Id == id);
}
