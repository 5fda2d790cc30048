namespace GoAdvisor.Engine;

/// <summary>Several things in one sentence.</summary>
public static class Listing
{
    /// <summary>"Go", "Go and Java", "Go, Java and Rust"; empty without names.</summary>
    public static string Listed(this IEnumerable<string> names, string last = "and") => names.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var others, var final] => $"{string.Join(", ", others)} {last} {final}",
    };
}
