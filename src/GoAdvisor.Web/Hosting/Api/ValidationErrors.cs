namespace GoAdvisor.Web.Hosting.Api;

/// <summary>All errors of a request by path, returned together.</summary>
internal sealed class ValidationErrors
{
    /// <summary>Bounds the response to a body that consists of mistakes.</summary>
    private const int MaxProblems = 1000;

    private readonly SortedDictionary<string, List<string>> problems = new(StringComparer.Ordinal);
    private int count;

    public bool IsEmpty => count == 0;

    /// <param name="path">Such as <c>answers.system-kind[1]</c>, or <see cref="Whole"/>.</param>
    /// <param name="what">The error, naming the value.</param>
    public void Add(string path, string what)
    {
        if (++count > MaxProblems)
            (path, what) = (Whole, $"has more than {MaxProblems} problems; the rest are not listed");
        if (count > MaxProblems + 1)
            return;
        if (!problems.TryGetValue(path, out var messages))
            problems[path] = messages = [];
        messages.Add(what);
    }

    /// <summary>The path of an error of the whole body.</summary>
    public const string Whole = "$";

    public IResult ToResult() => TypedResults.ValidationProblem(
        problems.ToDictionary(problem => problem.Key, problem => problem.Value.ToArray()),
        detail: $"Mend what 'errors' names: {string.Join(", ", problems.Keys.Take(5))}{(problems.Count > 5 ? ", …" : "")}.",
        title: "The request is not valid");
}
