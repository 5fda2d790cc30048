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

    /// <summary>What was cited until now.</summary>
    public IReadOnlyList<ReportSource> List() =>
    [
        .. from cited in numbers
           let source = catalogue.Sources.Single(source => source.Id == cited.Key)
           select new ReportSource { Number = cited.Value, Id = source.Id, Title = source.Title, Links = source.Links, Note = source.Note },
    ];
}
