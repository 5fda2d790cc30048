using GoAdvisor.Web.Features.Milestones.Comparing;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>
/// The answers that a page showed, in a hidden field: "question:option,option;question:". They come back from the browser, so they decide
/// nothing; they only show the reader what changed.
/// </summary>
internal static class SeenAnswers
{
    public static string Write(AssessmentSnapshot assessment) =>
        string.Join(';', assessment.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key}:{string.Join(',', answer.Value.Options)}"));

    /// <summary>The answers that differ by now, in the order of the questions.</summary>
    public static IReadOnlyList<ChangedAnswer> Changes(string? seen, AssessmentSnapshot now, Catalogue catalogue)
    {
        var before = (seen ?? "").Split(';').Select(entry => entry.Split(':', 2)).Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries));
        return [.. from question in catalogue.Questions
                   let old = Words(question, before.GetValueOrDefault(question.Id))
                   let present = Words(question, now.Answers.GetValueOrDefault(question.Id)?.Options)
                   where old != present
                   select new ChangedAnswer(question.Text, old, present)];
    }

    private static string Words(Question question, IReadOnlyList<string>? options) =>
        ChangedAnswer.Words(options is null ? null : [.. question.Options.Where(option => options.Contains(option.Id)).Select(option => option.Label)]);
}
