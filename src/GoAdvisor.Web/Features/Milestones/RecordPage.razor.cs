using System.Globalization;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Milestones.Comparing;
using Microsoft.AspNetCore.Components;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>Shows what would be kept, asks for the words that go with it, and records it once.</summary>
public sealed partial class RecordPage(
    AssessmentStore assessments, CatalogueStore catalogues, MilestoneRecorder recorder, TimeProvider clock, NavigationManager navigation) : ComponentBase
{
    private AssessmentSnapshot? assessment;
    private Evaluation? evaluation;
    private Catalogue? catalogue;
    private int open;
    private IReadOnlyList<Conflict> conflicts = [];
    private IReadOnlyList<(string Field, string Message)> problems = [];
    private IReadOnlyList<ChangedAnswer> changes = [];
    private RecordMilestoneResult? outcome;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "record", Name = nameof(Form))]
    public MilestoneForm? Posted { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    private MilestoneForm Form { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        if (!await LoadAsync())
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
        problems = Form.Problems();
        if (problems.Count > 0 || assessment is null || HttpContext.User.Holder() is not { } holder)
            return;
        outcome = await recorder.RecordAsync(assessment, holder, Form.Wanted(), HttpContext.RequestAborted);
        switch (outcome)
        {
            case null:
                navigation.NotFound();
                return;
            case MilestoneRecorded recorded:
                navigation.NavigateTo(Urls.Milestone(Id, recorded.Milestone.Number));
                return;
            case AnswersMovedOn:
                if (!await LoadAsync() || catalogue is null)
                    return;
                changes = SeenAnswers.Changes(Form.Seen, assessment, catalogue);
                ShowsThePresent();
                return;
            case RequestKeyUsed:
                NameForm();
                return;
        }
    }

    private async Task<bool> LoadAsync()
    {
        assessment = HttpContext.User.Holder() is { } holder ? await assessments.FindAsync(Id, holder) : null;
        if (assessment is null)
        {
            navigation.NotFound();
            return false;
        }
        var model = (await catalogues.GetAsync(assessment.CatalogueVersion)).Model;
        var answers = model.Read(assessment);
        (catalogue, evaluation) = (model.Catalogue, model.Evaluate(answers));
        conflicts = ConflictSearch.Find(catalogue, evaluation);
        open = catalogue.Questions.Count(question => answers.IsAsked(question) && !answers.IsAnswered(question));
        return true;
    }

    private void NameForm() => Form.Key = Guid.CreateVersion7().ToString("N");

    private void ShowsThePresent()
    {
        if (assessment is null)
            return;
        Form.Revision = assessment.Revision.ToString(CultureInfo.InvariantCulture);
        Form.Seen = SeenAnswers.Write(assessment);
    }

    private static string Count(int count, string one, string several) => count == 1 ? $"one {one}" : $"{count} {several}";
}
