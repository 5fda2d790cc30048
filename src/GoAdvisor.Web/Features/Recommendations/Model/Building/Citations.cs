namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>Numbers the sources of a catalogue in the order they are first cited.</summary>
internal sealed class Citations(Catalogue catalogue)
{
    private readonly OrderedDictionary<string, int> numbers = [];

    public IReadOnlyList<int> Cite(IReadOnlyList<string> sources)
    {
        foreach (var source in sources)
            numbers.TryAdd(source, numbers.Count + 1);
        return [.. sources.Select(source => numbers[source]).Order()];
    }

    public IReadOnlyList<ReportSource> List() =>
    [
        .. from cited in numbers
           let source = catalogue.Sources.Single(source => source.Id == cited.Key)
           select new ReportSource(Number: cited.Value, Id: source.Id, Title: source.Title, Links: source.Links, Note: source.Note),
    ];
}

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
