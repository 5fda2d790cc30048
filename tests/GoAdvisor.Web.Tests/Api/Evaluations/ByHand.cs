using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

/// <summary>Scores worked out from nothing but what the API publishes, as a reader with a spreadsheet would.</summary>
internal static class ByHand
{
    public static Dictionary<string, decimal> Scores(JsonNode catalogue, JsonObject answers)
    {
        var criteria = catalogue.Items("criteria").ToList();
        var chosen = catalogue.Items("questions")
            .SelectMany(question => question.Items("options").Where(option => IsChosen(answers, question, option)))
            .SelectMany(option => option.Items("strengths"))
            .ToLookup(given => given.Text("criterion"), given => given.At("strength").GetValue<decimal>());
        var weights = criteria.ToDictionary(criterion => criterion.Text("id"), criterion => chosen[criterion.Text("id")].DefaultIfEmpty(0).Max());
        foreach (var capped in criteria.Where(criterion => criterion["cappedBy"] is not null))
            weights[capped.Text("id")] = Math.Min(weights[capped.Text("id")], capped.Texts("cappedBy").Max(other => weights[other]));
        return catalogue.Items("alternatives").Select(alternative => alternative.Text("id")).ToDictionary(alternative => alternative, alternative =>
            100 * criteria.Sum(criterion => weights[criterion.Text("id")] * Rating(criterion, alternative)) / (4 * weights.Values.Sum()));
    }

    private static bool IsChosen(JsonObject answers, JsonNode question, JsonNode option) =>
        answers.ContainsKey(question.Text("id")) && answers.Texts(question.Text("id")).Contains(option.Text("id"));

    private static int Rating(JsonNode criterion, string alternative) =>
        criterion.Items("ratings").Single(rating => rating.Text("alternative") == alternative).Int("value");
}
