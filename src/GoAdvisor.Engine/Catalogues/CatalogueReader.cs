using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GoAdvisor.Engine.Authoring.Tree;

namespace GoAdvisor.Engine.Catalogues;

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
    /// <summary>What a file is called that holds all parts, unless it has a name.</summary>
    internal const string WholeFile = "catalogue.json";

    internal static CatalogueJson Json { get; } = new(new JsonSerializerOptions(CatalogueJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>For single values, which are compared as text.</summary>
    internal static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
    public static Catalogue Read(ReadOnlyMemory<byte> utf8Json) => Read([new CataloguePart(WholeFile, utf8Json)]);

    /// <summary>The catalogue as one document: UTF-8, indented by two spaces. Equal catalogues give equal bytes.</summary>
    public static byte[] Write(Catalogue catalogue) => JsonSerializer.SerializeToUtf8Bytes(catalogue, Json.Catalogue);

    /// <summary>Collects the parts and remembers which file each item came from.</summary>
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
            ["jointCeilings"] = Json.JointCeiling,
            ["archetypes"] = Json.Archetype,
        };

        /// <summary>Unknown to the first form; the validator says where the present one lacks them.</summary>
        private static readonly HashSet<string> Optional = ["jointCeilings", "archetypes", "questionnaire"];

        private static readonly Dictionary<string, JsonTypeInfo> Objects = new()
        {
            ["thresholds"] = Json.Thresholds,
            ["draws"] = Json.Draws,
            ["questionnaire"] = Json.QuestionnaireSettings,
        };

        /// <summary>Bounds the memory that the problems of a large wrong file take.</summary>
        private const int MaxProblems = 1000;

        private readonly Dictionary<string, List<object>> lists = [];
        private readonly Dictionary<string, object> objects = [];
        private readonly Dictionary<string, string> fileOf = [];
        private readonly HashSet<string> present = [];
        private readonly List<CatalogueProblem> problems = [];
        private bool isReadable;
        private int parts;
        private int? format;

        public void Add(CataloguePart part)
        {
            parts++;
            if (Parse(part) is not { } document)
                return;
            isReadable = true;
            var seen = new HashSet<string>();
            foreach (var property in document.EnumerateObject())
            {
                var (name, value) = (CatalogueForm.NameOf(property), property.Value);
                present.Add(name);
                if (!seen.Add(name))
                    Problem(part.Name, name, "stands twice");
                else if (name == "$schema")
                    continue;
                else if (name == "format")
                    AddFormat(part.Name, value);
                else if (ListItems.TryGetValue(name, out var itemType))
                    AddList(part.Name, name, value, itemType);
                else if (Objects.TryGetValue(name, out var type))
                    AddObject(part.Name, name, value, type);
                else
                    Problem(part.Name, name, $"is not a part of a catalogue; those are {Names(ListItems.Keys.Concat(Objects.Keys))}");
            }
        }

        public Catalogue Finish()
        {
            foreach (var name in ListItems.Keys.Concat(Objects.Keys).Where(name => isReadable && !present.Contains(name) && !Optional.Contains(name)))
                problems.Add(new CatalogueProblem(name, parts > 1 ? "is missing from every part" : "is missing"));
            if (problems.Count > 0)
                throw new InvalidCatalogueException(problems);
            return new Catalogue
            {
                Format = format is CatalogueFormats.Current ? format : null,
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
                Questionnaire = (QuestionnaireSettings?)objects.GetValueOrDefault("questionnaire"),
                JointCeilings = present.Contains("jointCeilings") ? Items<JointCeiling>("jointCeilings") : null,
                Archetypes = present.Contains("archetypes") ? Items<Archetype>("archetypes") : null,
            };
        }

        /// <summary>Prefixes a problem of the joined catalogue, whose path starts "list/id", with its file.</summary>
        public CatalogueProblem WithFile(CatalogueProblem problem)
        {
            var item = string.Join('/', problem.Where.Split('/').Take(2));
            return fileOf.TryGetValue(item, out var file) ? problem with { Where = $"{file}: {problem.Where}" } : problem;
        }

        private JsonElement? Parse(CataloguePart part)
        {
            try
            {
                // Duplicate keys are allowed here so that each can be reported.
                var document = JsonElement.Parse(part.Utf8Json.Span, new JsonDocumentOptions { MaxDepth = Json.Options.MaxDepth });
                if (document.ValueKind == JsonValueKind.Object)
                    return document;
                Problem(part.Name, "$", "must be a JSON object");
            }
            catch (JsonException e)
            {
                Problem(part.Name, "$", $"is not readable JSON: {e.Message}");
            }
            return null;
        }

        private void AddFormat(string file, JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var stated) || stated is < 1 or > CatalogueFormats.Current)
                Problem(file, "format", $"is {value.GetRawText()}; this GoAdvisor reads formats 1 to {CatalogueFormats.Current}");
            else if (format is { } other && other != stated)
                Problem(file, "format", $"is {stated}, but another part says {other}");
            else
                format = stated;
        }

        private void AddList(string file, string name, JsonElement value, JsonTypeInfo itemType)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                Problem(file, name, "must be a list");
                return;
            }
            if (value.GetArrayLength() > CatalogueForm.MaxItems)
            {
                Problem(file, name, $"has {value.GetArrayLength()} items; at most {CatalogueForm.MaxItems} are read");
                return;
            }
            if (!lists.TryGetValue(name, out var list))
                lists[name] = list = [];
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                var path = $"{name}/{CatalogueForm.NameOf(item) ?? $"#{i + 1}"}";
                fileOf.TryAdd(path, file);
                if (Deserialize(file, path, item, itemType) is { } read)
                    list.Add(read);
            }
        }

        private void AddObject(string file, string name, JsonElement value, JsonTypeInfo type)
        {
            fileOf.TryAdd(name, file);
            if (Deserialize(file, name, value, type) is { } read && !objects.TryAdd(name, read))
                Problem(file, name, "stands in two parts; keep one");
        }

        private object? Deserialize(string file, string path, JsonElement value, JsonTypeInfo type)
        {
            var wrong = CatalogueForm.Check(value, type, path).ToList();
            foreach (var problem in wrong)
                Problem(file, problem.Where, problem.What);
            return wrong.Count == 0 ? value.Deserialize(type) : null;
        }

        private List<T> Items<T>(string name) => lists[name].ConvertAll(item => (T)item);

        private void Problem(string file, string path, string what)
        {
            if (problems.Count < MaxProblems)
                problems.Add(new CatalogueProblem($"{file}: {path}", what));
            else if (problems.Count == MaxProblems)
                problems.Add(new CatalogueProblem(file, $"has more problems than the {MaxProblems} listed; mend these first"));
        }

        private static string Names(IEnumerable<string> names) => string.Join(", ", names);
    }
}
