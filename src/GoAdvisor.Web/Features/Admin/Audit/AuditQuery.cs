namespace GoAdvisor.Web.Features.Admin.Audit;

public sealed record AuditQuery(string? Who, string? What, string? Subject, string? From, string? To)
{
    /// <summary>Days in UTC; the last one is included.</summary>
    public AuditFilter Filter => new(Who, What, Subject, Day(From), Day(To)?.AddDays(1));

    public IReadOnlyList<(string Field, string Message)> Problems => [.. ProblemsOf()];

    public string Address(string page, long? olderThan = null)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("who", Who), ("what", What), ("subject", Subject), ("from", From), ("to", To),
            ("olderThan", olderThan?.ToString(CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value ?? "")}"));
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    private IEnumerable<(string, string)> ProblemsOf()
    {
        if (!string.IsNullOrEmpty(From) && Day(From) is null)
            yield return ("from", "Give the first day as in 2026-01-31.");
        if (!string.IsNullOrEmpty(To) && Day(To) is null)
            yield return ("to", "Give the last day as in 2026-01-31.");
    }

    private static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day.Year is > 1 and < 9999
            ? day
            : null;
}
