namespace GoAdvisor.Engine.Tests;

/// <summary>Additive models in the words of the tests. Criteria are called c1, c2, …</summary>
internal static class Models
{
    public static AdditiveModel Of(decimal[] weights, decimal worst, decimal best, params (string Id, decimal[] Ratings)[] alternatives) =>
        Of(weights, worst, best, alternatives.ToDictionary(
            alternative => alternative.Id, alternative => alternative.Ratings.Select(ModelRating (rating) => new FixedRating(rating)).ToArray()));

    public static AdditiveModel Of(decimal[] weights, decimal worst, decimal best, Dictionary<string, ModelRating[]> alternatives) => new()
    {
        Alternatives = [.. alternatives.Keys],
        Criteria = [.. weights.Select((weight, c) => new ModelCriterion { Id = $"c{c + 1}", Weight = weight, Worst = worst, Best = best })],
        Ratings = alternatives.ToDictionary(alternative => alternative.Key, IReadOnlyDictionary<string, ModelRating> (alternative) =>
            alternative.Value.Index().ToDictionary(rating => $"c{rating.Index + 1}", rating => rating.Item)),
    };
}
