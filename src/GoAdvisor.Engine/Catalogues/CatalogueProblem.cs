namespace GoAdvisor.Engine.Catalogues;

/// <summary>Something wrong in a catalogue, named so that its author can mend it.</summary>
/// <param name="Where">The part and the path in it, such as <c>criteria.json: criteria/high-concurrency/ratings/java</c>.</param>
/// <param name="What">What is wrong and what would be right.</param>
public sealed record CatalogueProblem(string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>A catalogue cannot be used; every problem found is listed.</summary>
public sealed class InvalidCatalogueException(IReadOnlyList<CatalogueProblem> problems)
    : Exception($"The catalogue has {problems.Count} problem(s):{string.Concat(problems.Select(problem => $"\n  {problem}"))}")
{
    /// <summary>Everything that is wrong, in the order of the catalogue.</summary>
    public IReadOnlyList<CatalogueProblem> Problems { get; } = problems;
}
