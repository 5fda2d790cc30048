using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>The first catalogue that the product ships with, and its worked cases.</summary>
internal static class Cases
{
    public static Catalogue Catalogue { get; } = FirstCatalogue.Read();

    public static TheoryData<string> Profiles => [.. Catalogue.Profiles.Select(profile => profile.Id)];

    public static Profile Profile(string id) => Catalogue.Profiles.Single(profile => profile.Id == id);

    /// <summary>The answers of a worked case, with some replaced.</summary>
    public static JsonObject Answers(string profile, params ReadOnlySpan<(string Question, string[] Options)> replaced)
    {
        var answers = new JsonObject();
        foreach (var (question, options) in Profile(profile).Answers)
            answers[question] = List(options);
        foreach (var (question, options) in replaced)
            answers[question] = List(options);
        return answers;
    }

    public static string Body(JsonObject answers) => new JsonObject { ["answers"] = answers }.ToJsonString();

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
