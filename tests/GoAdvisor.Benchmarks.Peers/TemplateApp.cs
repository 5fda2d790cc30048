using System.Text.Json;
using GoAdvisor.Benchmarks.Peers.Components;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>A question of the form, as the app's own page has it.</summary>
public sealed record FormQuestion(string Id, string Text, IReadOnlyList<FormOption> Options);

/// <summary>One radio.</summary>
public sealed record FormOption(string Id, string Label);

/// <summary>
/// What the template for Blazor web apps sets up, without its style sheets and sample pages. All options are as they come, the
/// compression of the websocket among them.
/// </summary>
internal static class TemplateApp
{
    public static void Run(string questionsFile)
    {
        var questions = JsonSerializer.Deserialize<FormQuestion[]>(File.ReadAllBytes(questionsFile), JsonSerializerOptions.Web) ?? [];
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton<IReadOnlyList<FormQuestion>>(questions);
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents();

        var app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode();
        app.Run();
    }
}
