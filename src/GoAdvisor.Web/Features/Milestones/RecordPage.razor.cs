using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Milestones.Comparing;

namespace GoAdvisor.Web.Features.Milestones;

public sealed partial class RecordPage(CatalogueStore catalogues, MilestoneRecorder recorder, TimeProvider clock) : AssessmentPage
{
    private Evaluation? evaluation;
    private Catalogue? catalogue;
    private int open;
    private IReadOnlyList<Conflict> conflicts = [];
    private IReadOnlyList<Conflict> hints = [];
    private IReadOnlyList<(string Field, string Message)> problems = [];
    private IReadOnlyList<ChangedAnswer> changes = [];
    private RecordMilestoneResult? outcome;

    [SupplyParameterFromForm(FormName = "record", Name = nameof(Form))]
    public MilestoneForm? Posted { get; set; }

    private MilestoneForm Form { get; set; } = new();

    private (int Open, int Asked)? MostOpen =>
        evaluation is { Coverage.Asked: var asked } && open > asked / 2 ? (open, asked) : null;

    protected override async Task OnInitializedAsync()
    {
        if (!await OpenAsync())
            return;
        if (Posted is not null)
        {
            Form = Posted;
            return;
        }
        Form.DecidedOn = MilestoneForm.Day(clock.Today());
        NameForm();
        ShowsThePresent();
    }

    private async Task RecordAsync()
    {
        problems = Form.Problems(MostOpen is not null);
        if (problems.Count > 0 || Assessment is not { } assessment || await HolderAsync() is not { } holder)
            return;
        outcome = await recorder.RecordAsync(assessment, holder, Form.Wanted(), HttpContext.RequestAborted);
        switch (outcome)
        {
            case null:
                Navigation.NotFound();
                return;
            case MilestoneRecorded recorded:
                Navigation.NavigateTo(Urls.Milestone(Id, recorded.Milestone.Number));
                return;
            case AnswersMovedOn:
                if (!await OpenAsync() || Assessment is not { } present || catalogue is null)
                    return;
                changes = SeenAnswers.Changes(Form.Seen, present, catalogue);
                ShowsThePresent();
                return;
            case RequestKeyUsed:
                NameForm();
                return;
        }
    }

    protected override async Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder)
    {
        var model = (await catalogues.GetAsync(assessment.CatalogueVersion, Closing)).Model;
        var answers = model.Read(assessment);
        (catalogue, evaluation) = (model.Catalogue, model.Evaluate(answers));
        var found = ConflictSearch.Find(catalogue, evaluation);
        (conflicts, hints) = ([.. found.Where(one => !one.IsHint)], [.. found.Where(one => one.IsHint)]);
        open = catalogue.Questions.Count(question => answers.IsAsked(question) && !answers.IsAnswered(question));
        return true;
    }

    private void NameForm() => Form.Key = Guid.CreateVersion7().ToString("N");

    private void ShowsThePresent()
    {
        if (Assessment is not { } assessment)
            return;
        Form.Revision = assessment.Revision.ToString(CultureInfo.InvariantCulture);
        Form.Seen = SeenAnswers.Write(assessment);
    }

    private static string Count(int count, string one, string several) => count == 1 ? $"one {one}" : $"{count} {several}";
}
