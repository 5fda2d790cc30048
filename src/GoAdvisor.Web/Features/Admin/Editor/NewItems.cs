using GoAdvisor.Web.Features.Admin.Editor.Fields;

namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>New items as JSON: named and otherwise empty; the validator asks for the rest.</summary>
public static class NewItems
{
    private const int LongestSlug = 60;

    /// <summary>The ASCII letters and digits of a name in lower case, joined by single hyphens; empty when there are none.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
    }

    /// <summary>The error in an id and what would be valid; null when valid.</summary>
    public static string? Refusal(string slug, IReadOnlyList<string> taken)
    {
        if (slug.Length == 0)
            return "Enter a name with letters or digits; its id is made of them.";
        if (slug != Slug(slug))
            return $"An id has lower-case letters and digits joined by single hyphens, at most {LongestSlug}, such as '{(Slug(slug) is { Length: > 0 } near ? near : "my-id")}'.";
        return taken.Contains(slug) ? $"'{slug}' is there already; choose another id." : null;
    }

    /// <summary>The key of an item in a list that may hold the same slug several times: the second is <c>rust~2</c>.</summary>
    public static string Key(string slug, IReadOnlyList<string> taken)
    {
        var key = slug;
        for (var times = 2; taken.Contains(key); times++)
            key = $"{slug}~{times}";
        return key;
    }

    public static string Section(string id, string name) => DraftJson.Of(new { id, name, title = name, intro = "" });

    public static string Alternative(string id, string name) => DraftJson.Of(new { id, name, meaning = "" });

    /// <summary>With nothing rated: each cell of the grid asks for its rating.</summary>
    public static string Criterion(string id, string name, string favours) => DraftJson.Of(new
    {
        id,
        name,
        statement = "",
        favours,
        anchors = NoAnchors,
        ratings = Array.Empty<object>(),
    });

    /// <summary>With nothing rated: each cell of the grid asks for its rating.</summary>
    public static string Aspect(string id, string name) => DraftJson.Of(new { id, name, anchors = NoAnchors, ratings = Array.Empty<object>() });

    public static string Rating(string alternative, int value) =>
        DraftJson.Of(new { alternative, value, uncertainty = 0, reason = "", sources = Array.Empty<string>() });

    public static string Source(string id, string title) => DraftJson.Of(new { id, title, links = Array.Empty<string>() });

    public static string Claim(string id, string statement) =>
        DraftJson.Of(new { id, statement, verdict = "unverified", finding = "", sources = Array.Empty<string>() });

    public static string Question(string id, string text, string section) => DraftJson.Of(new
    {
        id,
        section,
        kind = "fact",
        select = "one",
        text,
        why = "",
        whereToLook = "",
        options = Array.Empty<object>(),
    });

    public static string Option(string id, string label) => DraftJson.Of(new { id, label, strengths = Array.Empty<object>() });

    public static string Strength(string criterion, string strength) => $$"""{"criterion":{{DraftJson.Of(criterion)}},"strength":{{strength}}}""";

    public static string Constraint(string id, string name, Condition when) => DraftJson.Of(new
    {
        id,
        name,
        when,
        reason = "",
        sources = Array.Empty<string>(),
        effects = Array.Empty<object>(),
    });

    public static string Effect(string alternative) => DraftJson.Of(new { alternative, effect = "warn", reason = "" });

    /// <summary>At its most lenient: two criteria never weigh more than 2 together.</summary>
    public static string JointCeiling(string id, string reason) =>
        DraftJson.Of(new { id, criteria = Array.Empty<string>(), ceiling = 2, reason, sources = Array.Empty<string>() });

    public static string Archetype(string id, string name) =>
        DraftJson.Of(new { id, name, weight = 1, reason = "", sources = Array.Empty<string>(), tilts = Array.Empty<object>() });

    public static string Tilt(string question) => DraftJson.Of(new { question, factors = new Dictionary<string, decimal>() });

    public static string Profile(string id, string name, string winner) => DraftJson.Of(new
    {
        id,
        name,
        team = "",
        judgement = "",
        answers = new Dictionary<string, string[]>(),
        expected = new { winner, alsoAcceptable = Array.Empty<string>(), scores = new Dictionary<string, int>(), stablePercent = 0 },
        sources = Array.Empty<string>(),
    });

    private static Dictionary<string, string> NoAnchors => new() { ["0"] = "", ["2"] = "", ["4"] = "" };
}
