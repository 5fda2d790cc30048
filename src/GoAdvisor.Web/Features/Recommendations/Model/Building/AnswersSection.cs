namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class AnswersSection
{
    public static OrderedDictionary<string, IReadOnlyList<string>> Map(Catalogue catalogue, AssessmentSnapshot assessment) => new(
        from question in catalogue.Questions
        where assessment.Answers.ContainsKey(question.Id)
        select KeyValuePair.Create(question.Id, assessment.Answers[question.Id].Options));

    public static IReadOnlyList<ReportSection> Sections(Catalogue catalogue, AnswerSet answers, AssessmentSnapshot assessment) =>
    [
        .. catalogue.Sections.Select(section => new ReportSection(
            Id: section.Id,
            Title: section.Title,
            Questions: [.. catalogue.Questions.Where(question => question.Section == section.Id && answers.IsAsked(question)).Select(question => new ReportQuestion(
                Id: question.Id,
                Text: question.Text,
                Kind: question.Kind,
                FollowUp: question.AskedWhen is not null,
                State: answers.IsAnswered(question) ? ReportAnswerState.Answered
                    : assessment.Answers.ContainsKey(question.Id) ? ReportAnswerState.DontKnow
                    : ReportAnswerState.NotAnswered,
                Options: answers.Chosen(question).ToReference()))])),
    ];
}
