using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace GoAdvisor.Engine;

/// <summary>One file of a catalogue.</summary>
/// <param name="Name">The file's name, used to name problems.</param>
/// <param name="Utf8Json">Its content.</param>
public readonly record struct CataloguePart(string Name, ReadOnlyMemory<byte> Utf8Json);

/// <summary>
/// Catalogues as JSON. A catalogue may be one document or spread over parts: each part brings one or more of the top-level
/// properties, and lists of the same name are joined in ordinal order of the parts' names.
/// </summary>
public static class CatalogueReader
{
    private static readonly CatalogueJson Json = new(new JsonSerializerOptions(CatalogueJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Reads and validates a catalogue.</summary>
    /// <exception cref="InvalidCatalogueException">With every problem found in any part, at once.</exception>
    public static Catalogue Read(IEnumerable<CataloguePart> parts)
    {
        var reading = new Reading();
        foreach (var part in parts.OrderBy(part => part.Name, StringComparer.Ordinal))
            reading.Add(part);
        var catalogue = reading.Finish();
        var problems = CatalogueValidator.Validate(catalogue).Select(reading.WithFile).ToList();
        return problems.Count == 0 ? catalogue : throw new InvalidCatalogueException(problems);
    }

    /// <summary>Reads and validates a catalogue that is one document.</summary>
    /// <exception cref="InvalidCatalogueException">With every problem found.</exception>
    public static Catalogue Read(ReadOnlyMemory<byte> utf8Json) => Read([new CataloguePart("catalogue.json", utf8Json)]);

    /// <summary>The catalogue as one document: UTF-8, indented by two spaces. Equal catalogues give equal bytes.</summary>
    public static byte[] Write(Catalogue catalogue) => JsonSerializer.SerializeToUtf8Bytes(catalogue, Json.Catalogue);

    /// <summary>Collects the parts, remembering which file each item came from.</summary>
    private sealed class Reading
    {
        private static readonly Dictionary<string, JsonTypeInfo> ListItems = new()
        {
            ["sections"] = Json.Section,
            ["alternatives"] = Json.Alternative,
            ["sources"] = Json.Source,
            ["criteria"] = Json.Criterion,
            ["aspects"] = Json.Aspect,
            ["questions"] = Json.Question,
            ["constraints"] = Json.Constraint,
            ["claims"] = Json.Claim,
            ["profiles"] = Json.Profile,
        };

        private static readonly Dictionary<string, JsonTypeInfo> Objects = new()
        {
            ["thresholds"] = Json.Thresholds,
            ["draws"] = Json.Draws,
        };

        private readonly Dictionary<string, List<object>> lists = [];
        private readonly Dictionary<string, object> objects = [];
        private readonly Dictionary<string, string> fileOf = [];
        private readonly List<CatalogueProblem> problems = [];

        public void Add(CataloguePart part)
        {
            if (Parse(part) is not { } document)
                return;
            foreach (var (name, value) in document)
            {
                if (name == "$schema")
                    continue;
                if (ListItems.TryGetValue(name, out var itemType))
                    AddList(part.Name, name, value, itemType);
                else if (Objects.TryGetValue(name, out var type))
                    AddObject(part.Name, name, value, type);
                else
                    Problem(part.Name, name, $"is not a part of a catalogue; those are {Names(ListItems.Keys.Concat(Objects.Keys))}");
            }
        }

        public Catalogue Finish()
        {
            foreach (var name in ListItems.Keys.Where(name => !lists.ContainsKey(name)).Concat(Objects.Keys.Where(name => !objects.ContainsKey(name))))
                problems.Add(new CatalogueProblem(name, "is missing from every part"));
            if (problems.Count > 0)
                throw new InvalidCatalogueException(problems);
            return new Catalogue
            {
                Sections = Items<Section>("sections"),
                Alternatives = Items<Alternative>("alternatives"),
                Sources = Items<Source>("sources"),
                Criteria = Items<Criterion>("criteria"),
                Aspects = Items<Aspect>("aspects"),
                Questions = Items<Question>("questions"),
                Constraints = Items<Constraint>("constraints"),
                Claims = Items<Claim>("claims"),
                Thresholds = (Thresholds)objects["thresholds"],
                Draws = (Draws)objects["draws"],
                Profiles = Items<Profile>("profiles"),
            };
        }

        /// <summary>Puts the file in front of a problem of the joined catalogue, whose path starts "list/id".</summary>
        public CatalogueProblem WithFile(CatalogueProblem problem)
        {
            var item = string.Join('/', problem.Where.Split('/').Take(2));
            return fileOf.TryGetValue(item, out var file) ? problem with { Where = $"{file}: {problem.Where}" } : problem;
        }

        private JsonObject? Parse(CataloguePart part)
        {
            try
            {
                var options = new JsonDocumentOptions { MaxDepth = Json.Options.MaxDepth, AllowDuplicateProperties = false };
                if (JsonNode.Parse(part.Utf8Json.Span, documentOptions: options) is JsonObject document)
                    return document;
                Problem(part.Name, "$", "must be a JSON object");
            }
            catch (JsonException e)
            {
                Problem(part.Name, "$", $"is not readable JSON: {e.Message}");
            }
            return null;
        }

        private void AddList(string file, string name, JsonNode? value, JsonTypeInfo itemType)
        {
            if (value is not JsonArray array)
            {
                Problem(file, name, "must be a list");
                return;
            }
            if (!lists.TryGetValue(name, out var list))
                lists[name] = list = [];
            for (var i = 0; i < array.Count; i++)
            {
                var id = array[i] is JsonObject item && item["id"] is JsonValue text && text.TryGetValue(out string? slug) ? slug : $"#{i + 1}";
                fileOf.TryAdd($"{name}/{id}", file);
                if (Deserialize(file, $"{name}/{id}", array[i], itemType) is { } read)
                    list.Add(read);
            }
        }

        private void AddObject(string file, string name, JsonNode? value, JsonTypeInfo type)
        {
            fileOf.TryAdd(name, file);
            if (Deserialize(file, name, value, type) is { } read && !objects.TryAdd(name, read))
                Problem(file, name, "stands in two parts; keep one");
        }

        private object? Deserialize(string file, string path, JsonNode? value, JsonTypeInfo type)
        {
            try
            {
                if (JsonSerializer.Deserialize(value, type) is { } read)
                    return read;
                Problem(file, path, "must not be null");
            }
            catch (JsonException e)
            {
                Problem(file, path, e.Message);
            }
            return null;
        }

        private List<T> Items<T>(string name) => lists[name].ConvertAll(item => (T)item);

        private void Problem(string file, string path, string what) => problems.Add(new CatalogueProblem($"{file}: {path}", what));

        private static string Names(IEnumerable<string> names) => string.Join(", ", names);
    }
}
