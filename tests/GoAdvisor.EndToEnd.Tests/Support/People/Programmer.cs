using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>Somebody who uses one assessment through the API.</summary>
public sealed class Programmer : IDisposable
{
    private readonly HttpClient client;
    private readonly string assessment;

    private Programmer(HttpClient client, string assessment) => (this.client, this.assessment) = (client, assessment);

    /// <param name="app">Where the assessment is made.</param>
    /// <param name="title">Its title.</param>
    /// <param name="answers">What is answered at once.</param>
    public static async Task<Programmer> StartAsync(AppProcess app, string title, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var client = new HttpClient { BaseAddress = app.Address, Timeout = Wait.Limit };
        using var created = await client.PostAsJsonAsync($"{Urls.Api}/assessments", new { title }, TestContext.Current.CancellationToken);
        created.EnsureSuccessStatusCode();
        var token = (await created.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var programmer = new Programmer(client, created.Headers.Location?.ToString() ?? throw new InvalidOperationException("Nothing says where the assessment is."));
        foreach (var (question, options) in answers)
            await programmer.AnswerAsync(question, options);
        return programmer;
    }

    public async Task AnswerAsync(string question, IReadOnlyList<string> options)
    {
        using var response = await client.PutAsJsonAsync($"{assessment}/answers/{question}", new { options }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task RecordAsync(string name)
    {
        using var response = await client.PostAsJsonAsync($"{assessment}/milestones", new { name }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <param name="path">Within the assessment.</param>
    public async Task<ReadOnlyMemory<byte>> GetAsync(string path) => await client.GetByteArrayAsync($"{assessment}/{path}", TestContext.Current.CancellationToken);

    public void Dispose() => client.Dispose();
}
