using CsCheck;

namespace GoAdvisor.Engine.Tests.AdditiveModels;

/// <summary>What holds for every additive model. Small whole numbers, so that ties come up often.</summary>
[Trait(SampleSize.Trait, SampleSize.Long)]
public class AdditiveModelPropertyTests
{
    private const decimal Finest = 1_000_000_000;

    private static readonly Gen<AdditiveModel> AnyModel =
        from weights in Gen.Int[0, 6].Array[1, 5]
        where weights.Any(weight => weight > 0)
        from ratings in Gen.Int[0, 8].Array[weights.Length].Array[2, 5]
        select Models.Of([.. weights.Select(weight => (decimal)weight)], 0, 8,
            [.. ratings.Select((row, a) => ($"a{a}", row.Select(rating => (decimal)rating).ToArray()))]);

    [Fact]
    public void Intervals_hold_the_present_weight() => AnyModel.Check(model => Evaluate(model).Stability.All(stability =>
        stability.First.Min <= stability.Ranking.Min && stability.Ranking.Min <= stability.Weight
        && stability.Weight <= stability.Ranking.Max && stability.Ranking.Max <= stability.First.Max));

    [Fact]
    public void Just_inside_nothing_changes_and_just_outside_it_does() => AnyModel.Check(model =>
    {
        var now = Evaluate(model);
        return now.Stability.Index().All(stability =>
            AsStated(stability.Item.First, x => First(Evaluate(With(model, stability.Index, x))).SequenceEqual(First(now)))
            && AsStated(stability.Item.Ranking, x => Ranks(Evaluate(With(model, stability.Index, x))).SequenceEqual(Ranks(now))));
    });

    [Fact]
    public void Scores_lie_in_0_to_1_and_ranks_follow_them() => AnyModel.Check(model =>
    {
        var now = Evaluate(model).Alternatives;
        return now.All(one => one.Score is >= 0 and <= 1 && one.Rank == 1 + now.Count(other => other.Score > one.Score + 1e-12));
    });

    [Fact]
    public void A_copy_of_an_alternative_changes_no_rank_and_has_the_rank_of_its_original() => AnyModel.Check(model =>
    {
        var withCopy = model with
        {
            Alternatives = [.. model.Alternatives, "copy"],
            Ratings = new Dictionary<string, IReadOnlyDictionary<string, ModelRating>>(model.Ratings) { ["copy"] = model.Ratings["a0"] },
        };
        var (before, after) = (Evaluate(model).Alternatives, Evaluate(withCopy).Alternatives);
        return before.Zip(after).All(pair => pair.First.Score == pair.Second.Score)
            && after[^1].Score == before[0].Score && after[^1].Rank == after[0].Rank;
    });

    [Fact]
    public void What_draws_say_adds_up() => Gen.Select(AnyModel, Gen.Enum<WeightDraws>(), Gen.Int).Check((model, weights, seed) =>
    {
        var counted = model.Evaluate(new DrawSettings(50, seed, weights)).Robustness.Alternatives;
        return counted.All(one => Math.Abs(one.RankAcceptability.Sum() - 1) < 1e-9
                && (one.First > 0) == (one.CentralWeights is not null) && (one.First > 0) == (one.Confidence is not null)
                && (one.CentralWeights is not { } central || Math.Abs(central.Sum() - 1) < 1e-9))
            && counted.Index().All(one => counted.Index().All(other => one.Item.Beats[other.Index] + other.Item.Beats[one.Index] <= 1 + 1e-9))
            && counted.Sum(one => one.First) >= 1 - 1e-9;
    });

    /// <summary>Nothing changes just inside either end; just outside it something has.</summary>
    private static bool AsStated(WeightInterval interval, Func<decimal, bool> isAsNow)
    {
        const decimal Step = 0.000001m;
        var (min, max) = (Math.Round((decimal)interval.Min, 9), Math.Round((decimal)interval.Max, 9));
        return (max - min < 3 * Step || (isAsNow(min + Step) && isAsNow((min + max) / 2) && isAsNow(max - Step)))
            && (min == 0 || !isAsNow(min - Step)) && (max == 1 || !isAsNow(max + Step));
    }

    /// <summary>The model with a criterion at a share, all others scaled proportionally; equally where they have no weight.</summary>
    private static AdditiveModel With(AdditiveModel model, int criterion, decimal share)
    {
        var weights = model.Criteria.Select((other, c) => c == criterion ? 0 : other.Weight).ToArray();
        if (weights.Sum() == 0)
            weights = [.. weights.Select((_, c) => c == criterion ? 0m : 1m)];
        var others = weights.Sum();
        if (others == 0)
            return model;
        var part = Math.Round(share * Finest);
        return model with
        {
            Criteria = [.. model.Criteria.Select((other, c) => other with { Weight = c == criterion ? part * others : (Finest - part) * weights[c] })],
        };
    }

    private static ModelEvaluation Evaluate(AdditiveModel model) => model.Evaluate(new DrawSettings(1, 1, WeightDraws.Stated));

    private static IEnumerable<int> Ranks(ModelEvaluation evaluation) => evaluation.Alternatives.Select(alternative => alternative.Rank);

    private static IEnumerable<string> First(ModelEvaluation evaluation) =>
        evaluation.Alternatives.Where(alternative => alternative.Rank == 1).Select(alternative => alternative.Id);
}
