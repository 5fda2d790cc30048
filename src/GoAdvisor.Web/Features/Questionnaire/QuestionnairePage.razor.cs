using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>One section of the questionnaire, all its questions on one page, with the result so far beside it.</summary>
public sealed partial class QuestionnairePage(
    AssessmentStore assessments, CatalogueStore catalogues, TimeProvider clock, ILogger<QuestionnaireEditor> logger, NavigationManager navigation)
    : ComponentBase, IDisposable
{
    private AssessmentSnapshot? assessment;
    private QuestionnaireEditor? editor;
    private Section? section;

    [Parameter, EditorRequired]
    public required Guid Id { get; set; }

    [Parameter, EditorRequired]
    public required string Section { get; set; }

    [SupplyParameterFromQuery]
    public string? Return { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    /// <summary>What the static rendering loaded, so that the circuit need not load it again.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public AssessmentSnapshot? Loaded { get; set; }

    private Catalogue Catalogue => editor!.Model.Catalogue;

    private (string Href, string Name) Next => Return == Urls.ToReview ? (Urls.Review(Id), "Back to your answers")
        : Return == Urls.ToResult ? (Urls.Result(Id), "Back to the result")
        : SectionAt(+1) is { } next ? (Urls.Questions(Id, next.Id), next.Name)
        : (Urls.Review(Id), "Check answers");

    private (string Href, string Name) Previous =>
        SectionAt(-1) is { } previous ? (Urls.Questions(Id, previous.Id), previous.Name) : (Urls.Details(Id), "Title and context");

    public void Dispose() => editor?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if ((await Authentication).User.Holder() is not { } holder
            || (Loaded ??= await assessments.FindAsync(Id, holder)) is not { } loaded
            || await catalogues.FindAsync(loaded.CatalogueVersion) is not { } catalogue
            || catalogue.Catalogue.Sections.FirstOrDefault(candidate => candidate.Id == Section) is not { } found)
        {
            navigation.NotFound();
            return;
        }
        (assessment, section) = (loaded, found);
        editor = new QuestionnaireEditor(loaded, catalogue, assessments, holder, clock, logger);
    }

    private Section? SectionAt(int offset)
    {
        var sections = Catalogue.Sections.ToList();
        return sections.ElementAtOrDefault(sections.IndexOf(section!) + offset);
    }
}
