using GoAdvisor.Engine.AdditiveModels;

namespace GoAdvisor.Web.Features.Api.Models;

/// <summary>Reads a model from a parsed body. Invalid parts are replaced by harmless ones, so that the rest can still be checked.</summary>
internal sealed class ModelReader
{
    public const int UsualSamples = 10_000;
    public const int UsualSeed = 1;

    private const string Distributions = """{"normal":{"mean","sd"}}, {"logNormal":{"mu","sigma"}}, {"uniform":{"min","max"}}""";

    /// <summary>Whether an id was invalid; references to it would only seem to be wrong.</summary>
    private bool idsAreMissing;

    private ModelReader()
    {
    }

    public static (AdditiveModel Model, DrawSettings Draws) Read(RequestValue body) => new ModelReader().ReadModel(body);

    private (AdditiveModel Model, DrawSettings Draws) ReadModel(RequestValue body)
    {
        var fields = body.ReadFields("alternatives", "criteria", "ratings", "weights", "samples", "seed");
        var model = new AdditiveModel
        {
            Alternatives = [.. (Needed(fields["alternatives"].ReadItems("a list of ids")) ?? []).Select(Id)],
            Criteria = [.. (Needed(fields["criteria"].ReadItems("a list of criteria")) ?? []).Select(Criterion)],
            Ratings = Ratings(fields["ratings"]),
        };
        var draws = new DrawSettings(fields["samples"].ReadInt(UsualSamples), fields["seed"].ReadInt(UsualSeed), fields["weights"].ReadWeightDraws());
        if (!idsAreMissing)
        {
            foreach (var problem in model.Validate(draws))
                body.Errors.Add(problem.Path, problem.What);
        }
        return (model, draws);
    }

    private T? Needed<T>(T? read)
        where T : class
    {
        idsAreMissing |= read is null;
        return read;
    }

    private string Id(RequestValue value) => Needed(value.ReadId("an id")) ?? "";

    private ModelCriterion Criterion(RequestValue value)
    {
        var fields = value.ReadFields("id", "weight", "worst", "best", "points");
        if (value.Kind != JsonValueKind.Object)
        {
            idsAreMissing = true;
            return new ModelCriterion { Id = "", Weight = 1, Worst = 0, Best = 1 };
        }
        var id = fields["id"];
        if (id.Kind == JsonValueKind.Undefined)
        {
            id.Refuse("is required: a text");
            idsAreMissing = true;
        }
        var (worst, best) = (fields["worst"].ReadNumber(), fields["best"].ReadNumber());
        return new ModelCriterion
        {
            Id = id.Kind == JsonValueKind.Undefined ? "" : Id(id),
            Weight = fields["weight"].ReadNumber() ?? 1,
            Worst = worst is null || best is null ? 0 : worst.Value,
            Best = worst is null || best is null ? 1 : best.Value,
            Points = Points(fields["points"]),
        };
    }

    private static IReadOnlyList<ValuePoint>? Points(RequestValue value)
    {
        if (!value.IsGiven || value.ReadItems("a list of points, each [rating, value]")?.Select(Point).ToList() is not { } points)
            return null;
        return points.Contains(null) ? null : [.. points.OfType<ValuePoint>()];
    }

    private static ValuePoint? Point(RequestValue value)
    {
        if (value.Kind != JsonValueKind.Array || value.Element.GetArrayLength() != 2)
        {
            value.Refuse("must be a list of two numbers: [rating, value]");
            return null;
        }
        return value.ReadItems("")?.Select(number => number.ReadNumber()).ToList() is [{ } rating, { } worth] ? new ValuePoint(rating, worth) : null;
    }

    private Dictionary<string, IReadOnlyDictionary<string, ModelRating>> Ratings(RequestValue value)
    {
        var ratings = new Dictionary<string, IReadOnlyDictionary<string, ModelRating>>();
        foreach (var (alternative, row) in Named(value, "an object of alternative → criterion → rating"))
            ratings.Add(alternative, Named(row, "an object of criterion → rating").ToDictionary(rating => rating.Name, rating => Rating(rating.Value)));
        return ratings;
    }

    private List<(string Name, RequestValue Value)> Named(RequestValue value, string what) =>
        [.. (Needed(value.ReadEntries(what, "a name that")) ?? []).Where(entry => !entry.IsRepeated).Select(entry => (entry.Name, entry.Value))];

    private static ModelRating Rating(RequestValue value)
    {
        if (value.Kind == JsonValueKind.Number)
            return new FixedRating(value.ReadNumber() ?? 0);
        if (value.Kind != JsonValueKind.Object)
        {
            value.Refuse($"must be a number or one of {Distributions}, not {value.KindName}");
            return new FixedRating(0);
        }
        var fields = value.ReadFields("normal", "logNormal", "uniform");
        if (fields.Names is not [var kind])
        {
            value.Refuse($"must have exactly one distribution, of {Distributions}");
            return new FixedRating(0);
        }
        return kind switch
        {
            "normal" => Distribution(fields[kind], "mean", "sd", (mean, sd) => new NormalRating(mean, sd)),
            "logNormal" => Distribution(fields[kind], "mu", "sigma", (mu, sigma) => new LogNormalRating(mu, sigma)),
            _ => Distribution(fields[kind], "min", "max", (min, max) => new UniformRating(min, max)),
        };
    }

    private static ModelRating Distribution(RequestValue value, string first, string second, Func<decimal, decimal, ModelRating> make)
    {
        var fields = value.ReadFields(first, second);
        return value.Kind == JsonValueKind.Object && (fields[first].ReadNumber(), fields[second].ReadNumber()) is ({ } one, { } other) ? make(one, other) : new FixedRating(0);
    }
}
