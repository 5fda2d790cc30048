namespace GoAdvisor.Web.Hosting.Api;

/// <summary>Everything that is wrong with a request, by where it stands in it; answered all at once.</summary>
internal sealed class ValidationErrors
{
    /// <summary>A body made of nothing but mistakes must not be answered with one many times its size.</summary>
    private const int MaxProblems = 1000;

    private readonly SortedDictionary<string, List<string>> problems = new(StringComparer.Ordinal);
    private int count;

    public bool IsEmpty => count == 0;

    /// <param name="path">Such as <c>answers.system-kind[1]</c>, or <see cref="Whole"/>.</param>
    /// <param name="what">What is wrong there, naming the value.</param>
    public void Add(string path, string what)
    {
        if (++count > MaxProblems)
            (path, what) = (Whole, $"has more than {MaxProblems} problems; the rest are not listed");
        if (count > MaxProblems + 1)
            return;
        if (!problems.TryGetValue(path, out var here))
            problems[path] = here = [];
        here.Add(what);
    }

    /// <summary>Stands for the whole body where no part of it is to blame.</summary>
    public const string Whole = "$";

    public IResult ToResult() => TypedResults.ValidationProblem(
        problems.ToDictionary(problem => problem.Key, problem => problem.Value.ToArray()),
        detail: $"Mend what 'errors' names: {string.Join(", ", problems.Keys.Take(5))}{(problems.Count > 5 ? ", …" : "")}.",
        title: "The request is not valid");
}
