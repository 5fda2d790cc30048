using System.Text.Json;

namespace GoAdvisor.Data.Tests;

/// <summary>A small valid catalogue as a folder of seeds: three ordinary questions, and some for those who need many.</summary>
public sealed class TestSeeds : IDisposable
{
    public const string Team = "team";
    public const string Latency = "latency";
    public const string Musts = "musts";
    public const string Checklist = "checklist";
    public const int Items = 10;
    public const int Details = 50;

    public TestSeeds()
    {
        Put("alternatives.json", new { alternatives = new[] { Alternative("go"), Alternative("rust") } });
        Put("criteria.json", new { criteria = new[] { Criterion("simplicity", favours: "go"), Criterion("control", favours: "rust") } });
        Put("questions/needs.json", new
        {
            sections = new[] { new { id = "needs", name = "Needs", title = "What you need", intro = "Three questions." } },
            questions = new[]
            {
                Question(Team, "one", Option("small", "simplicity"), Option("large", "control")),
                Question(Latency, "one", Option("relaxed", "simplicity"), Option("strict", "control")),
                Question(Musts, "many", Option("audit", "simplicity"), Option("sandbox", "control"), None("simplicity")),
            },
        });
        Put("questions/many.json", new
        {
            questions = Enumerable.Range(1, Details)
                .Select(n => Question(Detail(n), "one", Option("no", "simplicity"), Option("yes", "control")))
                .Append(Question(Checklist, "many", [.. Enumerable.Range(1, Items).Select(n => Option(Item(n), "control"))])),
        });
        Put("model.json", new
        {
            thresholds = new
            {
                clearLead = 15,
                tooCloseLead = 5,
                sufficientCoverage = 0.6,
                articleMatchWeight = 0.5,
                clearFirstShare = 0.95,
                tooCloseFirstShare = 0.66,
            },
            draws = new { count = 100, seed = 1, weightFactorMin = 0.5, weightFactorMax = 1.5 },
        });
        Put("rest.json", new { sources = Nothing, aspects = Nothing, constraints = Nothing, claims = Nothing, profiles = Nothing });
        Put("catalogue.schema.json", new { thisFile = "describes the others and is not one of them" });
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("goadvisor-seeds-").FullName;

    private static object[] Nothing => [];

    public static string Item(int number) => $"item-{number}";

    public static string Detail(int number) => $"detail-{number}";

    public void Put(string file, object content) => PutText(file, JsonSerializer.Serialize(content));

    public void PutText(string file, string text)
    {
        var path = new FileInfo(Path.Combine(Folder, file));
        path.Directory?.Create();
        File.WriteAllText(path.FullName, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static object Alternative(string id) => new { id, name = id, meaning = $"{id}, current release" };

    private static object Criterion(string id, string favours) => new
    {
        id,
        favours,
        name = id,
        statement = $"Choose {favours} for {id}",
        anchors = new Dictionary<string, string> { ["0"] = "none", ["2"] = "some", ["4"] = "all" },
        ratings = new[] { Rating("go", favours), Rating("rust", favours) },
    };

    private static object Rating(string alternative, string favours) =>
        new { alternative, value = alternative == favours ? 4 : 1, uncertainty = 0, reason = "For the test.", sources = Nothing };

    private static object Question(string id, string select, params object[] options) => new
    {
        id,
        section = "needs",
        kind = "fact",
        select,
        text = $"{id}?",
        why = "It decides.",
        whereToLook = "Anywhere.",
        options,
    };

    private static object Option(string id, string criterion) => new { id, label = id, strengths = Half(criterion) };

    private static object None(string criterion) => new { id = "none", label = "None of these", exclusive = true, strengths = Half(criterion) };

    private static object Half(string criterion) => new[] { new { criterion, strength = 0.5 } };
}
