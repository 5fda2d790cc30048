namespace GoAdvisor.Web.Features.Assessments;

public sealed class DetailsForm
{
    public const string TitleField = "title";
    public const string ContextField = "context";

    public string? Title { get; set; }

    public string? Context { get; set; }

    public string CleanTitle => Title?.Trim() ?? "";

    public string? CleanContext => string.IsNullOrWhiteSpace(Context) ? null : Context.Trim();

    /// <summary>In the order of the fields on the page.</summary>
    public IReadOnlyList<(string Field, string Message)> Problems()
    {
        var problems = new List<(string, string)>();
        if (!TypedText.IsVisible(CleanTitle))
            problems.Add((TitleField, "Give the assessment a title, such as the name of the service."));
        problems.AddRange(TypedText.LineProblems("title", CleanTitle, Limits.Title).Select(problem => (TitleField, problem)));
        if (TypedText.TooLong("context", CleanContext ?? "", Limits.Context) is { } tooLong)
            problems.Add((ContextField, tooLong));
        return problems;
    }
}
