namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>Things of the catalogue as a report mentions them.</summary>
internal static class References
{
    public static Reference ToReference(this Alternative alternative) => new(alternative.Id, alternative.Name);

    public static Reference ToReference(this Criterion criterion) => new(criterion.Id, criterion.Name);

    public static Reference ToReference(this Constraint constraint) => new(constraint.Id, constraint.Name);

    public static Reference ToReference(this Question question) => new(question.Id, question.Text);

    public static Reference ToReference(this Option option) => new(option.Id, option.Label);

    public static IReadOnlyList<Reference> ToReference(this IEnumerable<Alternative> alternatives) => [.. alternatives.Select(ToReference)];

    public static IReadOnlyList<Reference> ToReference(this IEnumerable<Option> options) => [.. options.Select(ToReference)];

    public static IReadOnlyList<ReportGiven> Given(this IEnumerable<AnswerGiven> answers) =>
        [.. answers.Select(given => new ReportGiven(given.Question.ToReference(), given.Option.ToReference()))];
}
