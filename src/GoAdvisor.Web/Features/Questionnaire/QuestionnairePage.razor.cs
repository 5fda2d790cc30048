namespace GoAdvisor.Web.Features.Questionnaire;

public sealed partial class QuestionnairePage(CatalogueStore catalogues, TimeProvider clock, ILogger<QuestionnaireEditor> logger) : AssessmentPage
{
    private QuestionnaireEditor? editor;
    private Section? section;
    private NewsNotice? news;

    [Parameter, EditorRequired]
    public required string Section { get; set; }

    [SupplyParameterFromQuery]
    public string? Return { get; set; }

    /// <summary>Loaded by the static rendering, so that the circuit need not load it again.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public PrerenderedAssessment? Loaded { get; set; }

    private Catalogue Catalogue => editor!.Model.Catalogue;

    private (string Href, string Name) Next => Return == Urls.ToReview ? (Urls.Review(Id), "Back to your answers")
        : Return == Urls.ToResult ? (Urls.Result(Id), "Back to the result")
        : SectionAt(+1) is { } next ? (Urls.Questions(Id, next.Id), next.Name)
        : (Urls.Review(Id), "Check answers");

    private (string Href, string Name) Previous =>
        SectionAt(-1) is { } previous ? (Urls.Questions(Id, previous.Id), previous.Name) : (Urls.Details(Id), "Title and context");

    /// <summary>The first question of a section that an earlier page has already asked; null on that page itself, and when the whole section is such.</summary>
    private Question? Again => section is null || !Catalogue.Sections.Contains(section) ? null
        : Catalogue.QuestionsOf(section).Skip(1).FirstOrDefault(Catalogue.InTwoMinutes().Contains);

    protected override void Close() => editor?.Dispose();

    protected override async Task<AssessmentSnapshot?> FindAsync(Holder holder) =>
        (Loaded = await PrerenderedAssessment.LoadAsync(Loaded, Assessments, Id, holder, clock, Closing))?.Assessment;

    protected override async Task<bool> LoadAsync(AssessmentSnapshot assessment, Holder holder)
    {
        var catalogue = await catalogues.GetAsync(assessment.CatalogueVersion, Closing);
        section = catalogue.Catalogue.Steps().FirstOrDefault(candidate => candidate.Id == Section);
        editor = section is null ? null : new QuestionnaireEditor(assessment, catalogue, Assessments, holder, clock, logger);
        if (editor is null)
            return false;
        // It is answered on this page that the notice is over, by a conflict as well.
        editor.Changed += () => news?.Compare();
        return true;
    }

    private Section? SectionAt(int offset)
    {
        var sections = Catalogue.Steps().ToList();
        return sections.ElementAtOrDefault(sections.IndexOf(section!) + offset);
    }
}
