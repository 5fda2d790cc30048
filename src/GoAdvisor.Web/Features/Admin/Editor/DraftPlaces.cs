namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>Maps paths of the draft to the pages that edit them and to words.</summary>
public static class DraftPlaces
{
    private const string Settings = "Verdict and draws";

    /// <summary>How fields are called whose names in the file do not say it.</summary>
    private static readonly Dictionary<string, string> FieldWords = new()
    {
        ["maxWeight"] = "largest weight",
        ["shareNote"] = "what the shares rest on",
        ["shareSources"] = "sources of the shares",
        ["sparesLast"] = "spares the last alternative",
        ["read"] = "read on",
        ["secondary"] = "relays another source",
        ["clearCoverage"] = "enough answers for clear from",
        ["backgroundMax"] = "largest background weight",
        ["capSpread"] = "spread of caps",
        ["twoMinutes"] = "two-minute version",
    };

    public static IReadOnlyList<DraftEditor> Editors { get; } =
    [
        new("alternatives", "Alternatives", Urls.DraftAlternatives, "what can be recommended"),
        new("criteria", "Criteria", Urls.DraftCriteria, "what alternatives are rated on, and the anchors of the scale"),
        new("ratings", "Ratings", Urls.DraftRatings, "every alternative on every criterion, as a grid"),
        new("aspects", "Aspects", Urls.DraftAspects, "rows of the comparison that carry no weight"),
        new("questions", "Questions", Urls.DraftQuestions, "what is asked, and the strengths of the options"),
        new("constraints", "Constraints", Urls.DraftConstraints, "what excludes, caps or warns"),
        new("sources", "Sources", Urls.DraftSources, "what is cited"),
        new("claims", "Claims", Urls.DraftClaims, "statements of the article and their verdicts"),
        new("profiles", "Worked profiles", Urls.DraftProfiles, "known cases with the result they must keep"),
        new("archetypes", "Archetypes", Urls.DraftArchetypes, "kinds of team among whom answers go together"),
        new("settings", Settings, Urls.DraftSettings, "where the verdict draws its lines, what is asked first, joint ceilings"),
    ];

    /// <summary>The id of an input or item on its page; paths as in <see cref="CatalogueTree"/>.</summary>
    public static string Anchor(string path) => path.Replace('/', '.');

    /// <summary>The page that edits a path, at its item; a rating at its cell.</summary>
    public static string Link(string path)
    {
        var segments = path.Split('/');
        return segments switch
        {
            ["criteria", _, "ratings", _, ..] => At(Urls.DraftRatings, segments[..4]),
            ["sections", ..] => Urls.DraftQuestions,
            ["format"] => $"{Urls.DraftSettings}#{Anchor(path)}",
            ["thresholds" or "draws" or "questionnaire" or "jointCeilings", ..] => At(Urls.DraftSettings, segments[..Math.Min(2, segments.Length)]),
            [var list, ..] when Editors.FirstOrDefault(editor => editor.Part == list) is { } editor => At(editor.Href, segments[..Math.Min(2, segments.Length)]),
            _ => Urls.Draft,
        };
    }

    public static string Part(string path) => path.Split('/') switch
    {
        ["criteria", _, "ratings", ..] => "Ratings",
        ["sections", ..] => "Questions",
        ["thresholds" or "draws" or "questionnaire" or "jointCeilings" or "format", ..] => Settings,
        [var list, ..] => Editors.FirstOrDefault(editor => editor.Part == list)?.Name ?? "Whole catalogue",
        _ => "Whole catalogue",
    };

    /// <summary>A path in words: "High concurrency › Go › value".</summary>
    public static string Words(Catalogue catalogue, string path)
    {
        var segments = path.Split('/');
        if (segments.Length == 1)
            return Whole(path);
        IEnumerable<string> rest = segments[0] is "thresholds" or "draws" or "questionnaire" ? segments[1..].Select(Field) : [Name(catalogue, segments[0], segments[1]), .. Inner(catalogue, segments)];
        return $"{Part(path)} › {string.Join(" › ", rest)}";
    }

    private static IEnumerable<string> Inner(Catalogue catalogue, string[] segments)
    {
        for (var i = 2; i < segments.Length; i++)
        {
            if (segments[i] is "ratings" or "effects" or "strengths" or "scores" or "tilts" or "factors" && i + 1 < segments.Length)
                continue;
            yield return i > 2 ? segments[i - 1] switch
            {
                "ratings" or "effects" or "scores" => Name(catalogue, "alternatives", segments[i]),
                "strengths" => Name(catalogue, "criteria", segments[i]),
                "tilts" => Name(catalogue, "tilts", segments[i]),
                _ => Field(segments[i]),
            } : Field(segments[i]);
        }
    }

    private static string Whole(string part) => part switch
    {
        "format" => $"{Settings} › form of the catalogue",
        "questionnaire" => $"{Settings} › two-minute version",
        "jointCeilings" => $"{Settings} › joint ceilings",
        _ => Part(part),
    };

    private static string Field(string name) => FieldWords.GetValueOrDefault(name, name);

    private static string Name(Catalogue catalogue, string list, string id) => list switch
    {
        "alternatives" => catalogue.Alternatives.FirstOrDefault(item => item.Id == id)?.Name,
        "criteria" => catalogue.Criteria.FirstOrDefault(item => item.Id == id)?.Name,
        "aspects" => catalogue.Aspects.FirstOrDefault(item => item.Id == id)?.Name,
        "archetypes" => catalogue.Archetypes?.FirstOrDefault(item => item.Id == id)?.Name,
        "tilts" => catalogue.Questions.FirstOrDefault(item => item.Id == id)?.Text,
        "profiles" => catalogue.Profiles.FirstOrDefault(item => item.Id == id)?.Name,
        _ => null,
    } ?? id;

    private static string At(string page, string[] segments) => segments.Length < 2 ? page : $"{page}#{Anchor(string.Join('/', segments))}";
}

/// <param name="Part">The first segment of the paths that the page edits.</param>
public sealed record DraftEditor(string Part, string Name, string Href, string About);
