namespace GoAdvisor.Engine;

/// <summary>Several things in one sentence.</summary>
public static class Listing
{
    /// <summary>"Go", "Go and Java", "Go, Java and Rust"; empty when there is nothing.</summary>
    /// <param name="names">In the order in which they are said.</param>
    /// <param name="last">What stands before the last one.</param>
    public static string Listed(this IEnumerable<string> names, string last = "and") => names.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var others, var final] => $"{string.Join(", ", others)} {last} {final}",
    };
}
