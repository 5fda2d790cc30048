using System.Text.Json;
using GoAdvisor.Engine.AdditiveModels;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features.Api.Models;

/// <summary>
/// Reads a model from a parsed body. What cannot be read is named and stands in as something harmless, so that the rest can still be
/// checked and everything that is wrong is told at once.
/// </summary>
internal sealed class ModelReader(ValidationErrors bad)
{
    public const int UsualSamples = 10_000;
    public const int UsualSeed = 1;

    private const string Distributions = """{"normal":{"mean","sd"}}, {"logNormal":{"mu","sigma"}}, {"uniform":{"min","max"}}""";

    /// <summary>Whether some id could not be read. Then what refers to it would only seem to be wrong.</summary>
    private bool idsAreMissing;

    public (AdditiveModel Model, DrawSettings Draws) Read(JsonElement root)
    {
        var fields = root.Fields(bad, "alternatives", "criteria", "ratings", "weights", "samples", "seed");
        var model = new AdditiveModel
        {
            Alternatives = [.. Items(fields, "alternatives", "a list of ids").Select((item, i) => Id(item, $"alternatives[{i}]"))],
            Criteria = [.. Items(fields, "criteria", "a list of criteria").Select((item, i) => Criterion(item, $"criteria[{i}]"))],
            Ratings = Ratings(fields),
        };
        var draws = new DrawSettings(fields.ReadInt("samples", UsualSamples, bad), fields.ReadInt("seed", UsualSeed, bad), fields.Drawn("weights", bad));
        if (!idsAreMissing)
        {
            foreach (var problem in model.Validate(draws))
                bad.Add(problem.Path, problem.What);
        }
        return (model, draws);
    }

    private IEnumerable<JsonElement> Items(Dictionary<string, JsonElement> fields, string field, string what)
    {
        if (fields.TryGetValue(field, out var element) && element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray();
        bad.Add(field, element.ValueKind == JsonValueKind.Undefined ? $"is required: {what}" : $"must be {what}, not {JsonFields.Kind(element)}");
        idsAreMissing = true;
        return [];
    }

    private string Id(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
            bad.Add(path, $"must be an id, not {JsonFields.Kind(element)}");
        else if (JsonFields.String(element) is { } id)
            return JsonFields.Shortened(id);
        else
            bad.Add(path, "is no valid text");
        idsAreMissing = true;
        return "";
    }

    private ModelCriterion Criterion(JsonElement element, string path)
    {
        var fields = element.FieldsAt(path, bad, "id", "weight", "worst", "best", "points");
        if (element.ValueKind != JsonValueKind.Object)
        {
            idsAreMissing = true;
            return new ModelCriterion { Id = "", Weight = 1, Worst = 0, Best = 1 };
        }
        if (!fields.TryGetValue("id", out var id))
        {
            bad.Add($"{path}.id", "is required: a text");
            idsAreMissing = true;
        }
        var (worst, best) = (fields.ReadNumber(path, "worst", bad), fields.ReadNumber(path, "best", bad));
        return new ModelCriterion
        {
            Id = id.ValueKind == JsonValueKind.Undefined ? "" : Id(id, $"{path}.id"),
            Weight = fields.ReadNumber(path, "weight", bad) ?? 1,
            Worst = worst is null || best is null ? 0 : worst.Value,
            Best = worst is null || best is null ? 1 : best.Value,
            Points = Points(fields, $"{path}.points"),
        };
    }

    private IReadOnlyList<ValuePoint>? Points(Dictionary<string, JsonElement> fields, string path)
    {
        if (!fields.TryGetValue("points", out var element) || element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.Array)
        {
            bad.Add(path, $"must be a list of points, each [rating, value], not {JsonFields.Kind(element)}");
            return null;
        }
        var points = element.EnumerateArray().Select((item, i) => Point(item, $"{path}[{i}]")).ToList();
        return points.Contains(null) ? null : [.. points.OfType<ValuePoint>()];
    }

    private ValuePoint? Point(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 2)
        {
            bad.Add(path, "must be a list of two numbers: [rating, value]");
            return null;
        }
        var (rating, value) = (element[0].ReadNumber($"{path}[0]", bad), element[1].ReadNumber($"{path}[1]", bad));
        return rating is null || value is null ? null : new ValuePoint(rating.Value, value.Value);
    }

    private Dictionary<string, IReadOnlyDictionary<string, ModelRating>> Ratings(Dictionary<string, JsonElement> fields)
    {
        var ratings = new Dictionary<string, IReadOnlyDictionary<string, ModelRating>>();
        if (!fields.TryGetValue("ratings", out var element))
        {
            bad.Add("ratings", "is required: an object of alternative → criterion → rating");
            idsAreMissing = true;
        }
        foreach (var (alternative, row) in Named(element, "ratings", "an object of alternative → criterion → rating"))
        {
            var path = $"ratings.{alternative}";
            ratings.Add(alternative, Named(row, path, "an object of criterion → rating")
                .ToDictionary(rating => rating.Name, rating => Rating(rating.Value, $"{path}.{rating.Name}")));
        }
        return ratings;
    }

    private List<(string Name, JsonElement Value)> Named(JsonElement element, string path, string what)
    {
        List<(string, JsonElement)> named = [];
        if (element.ValueKind == JsonValueKind.Undefined)
            return named;
        if (element.ValueKind != JsonValueKind.Object)
        {
            bad.Add(path, $"must be {what}, not {JsonFields.Kind(element)}");
            idsAreMissing = true;
            return named;
        }
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            if (JsonFields.Name(property) is not { } name)
                bad.Add(path, "has a name that is no valid text");
            else if (!seen.Add(name))
                bad.Add($"{path}.{name}", "stands twice");
            else
                named.Add((name, property.Value));
        }
        return named;
    }

    private ModelRating Rating(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Number)
            return new FixedRating(element.ReadNumber(path, bad) ?? 0);
        if (element.ValueKind != JsonValueKind.Object)
        {
            bad.Add(path, $"must be a number or one of {Distributions}, not {JsonFields.Kind(element)}");
            return new FixedRating(0);
        }
        var fields = element.FieldsAt(path, bad, "normal", "logNormal", "uniform");
        if (fields.Count != 1)
        {
            bad.Add(path, $"must have exactly one distribution, of {Distributions}");
            return new FixedRating(0);
        }
        var (kind, distribution) = fields.Single();
        return kind switch
        {
            "normal" => Two("mean", "sd", (mean, sd) => new NormalRating(mean, sd)),
            "logNormal" => Two("mu", "sigma", (mu, sigma) => new LogNormalRating(mu, sigma)),
            _ => Two("min", "max", (min, max) => new UniformRating(min, max)),
        };

        ModelRating Two(string first, string second, Func<decimal, decimal, ModelRating> make)
        {
            var here = $"{path}.{kind}";
            var numbers = distribution.FieldsAt(here, bad, first, second);
            if (distribution.ValueKind != JsonValueKind.Object)
                return new FixedRating(0);
            var (one, other) = (numbers.ReadNumber(here, first, bad), numbers.ReadNumber(here, second, bad));
            return one is null || other is null ? new FixedRating(0) : make(one.Value, other.Value);
        }
    }
}
