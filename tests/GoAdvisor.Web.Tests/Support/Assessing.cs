using System.Net;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Support;

internal static class Assessing
{
    /// <summary>Creates an assessment, shows its token from now on, and gives its path.</summary>
    public static async Task<string> BeginAsync(this HttpClient client)
    {
        var created = await client.PostAsync("/assessments", """{"title":"Ledger"}""").ShouldBeOkAsync(HttpStatusCode.Created);
        client.Showing(created.Text("token"));
        return $"/assessments/{created.Text("id")}";
    }

    public static Task<HttpResponseMessage> AnswerAsync(this HttpClient client, string path, string question, string options, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Put, $"{path}/answers/{question}", new JsonObject { ["options"] = JsonNode.Parse(options) }.ToJsonString(), ifMatch);
}
