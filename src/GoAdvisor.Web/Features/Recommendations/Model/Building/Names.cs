namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>Things of the catalogue as a report mentions them.</summary>
internal static class Names
{
    public static Named Named(this Alternative alternative) => new(alternative.Id, alternative.Name);

    public static Named Named(this Criterion criterion) => new(criterion.Id, criterion.Name);

    public static Named Named(this Constraint constraint) => new(constraint.Id, constraint.Name);

    public static Named Named(this Question question) => new(question.Id, question.Text);

    public static Named Named(this Option option) => new(option.Id, option.Label);

    public static IReadOnlyList<Named> Named(this IEnumerable<Alternative> alternatives) => [.. alternatives.Select(Named)];

    public static IReadOnlyList<Named> Named(this IEnumerable<Option> options) => [.. options.Select(Named)];

    public static IReadOnlyList<ReportGiven> Given(this IEnumerable<AnswerGiven> answers) =>
        [.. answers.Select(given => new ReportGiven(given.Question.Named(), given.Option.Named()))];
}
