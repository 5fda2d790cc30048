using System.Net;
using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>A browser without a screen: cookies and forms, for tests that look at the answers themselves.</summary>
public sealed partial class Person(AppProcess app) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address, Timeout = Wait.Limit };

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    /// <summary>Sends a form with the hidden fields of the same form on a page that this person may see.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string formOf, string handler, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await http.GetStringAsync(formOf)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields
            .Append(("_handler", handler)).Append(("__RequestVerificationToken", token))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await http.PostAsync(path, form);
    }

    public async Task<Guid> StartAssessmentAsync(string title)
    {
        using var response = await PostAsync(Urls.StartAssessment, Urls.StartAssessment, "start", ("Form.Title", title));
        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return Guid.Parse(Id().Match(response.Headers.Location?.ToString() ?? "").Value);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
