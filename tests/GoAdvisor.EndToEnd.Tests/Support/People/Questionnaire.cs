using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>What people do with the questionnaire, found by what they see.</summary>
public static partial class Questionnaire
{
    /// <summary>Starts an assessment and waits for its first section; returns the assessment's id.</summary>
    public static async Task<Guid> StartAssessmentAsync(this IPage page, string title = "Geofence look-ups", string? context = null)
    {
        await page.GotoAsync(Urls.StartAssessment);
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Context").FillAsync(context ?? "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start with the questions" }).ClickAsync();
        await page.ShouldBeInteractiveAsync();
        return page.AssessmentId();
    }

    public static Guid AssessmentId(this IPage page) => Guid.Parse(Id().Match(page.Url).Value);

    /// <summary>Waits until the circuit has taken over from the static rendering.</summary>
    public static Task ShouldBeInteractiveAsync(this IPage page) => page.Locator("[data-interactive]").WaitForAsync();

    public static async Task OpenSectionAsync(this IPage page, Guid assessment, string section)
    {
        await page.GotoAsync(Urls.Questions(assessment, section));
        await page.ShouldBeInteractiveAsync();
    }

    public static ILocator Question(this IPage page, string text) => page.GetByRole(AriaRole.Group, new() { Name = text });

    public static ILocator Option(this IPage page, string question, string label) => page.Question(question).GetByLabel(label, new() { Exact = true });

    /// <summary>Chooses an answer and waits until the page says that it is saved.</summary>
    public static async Task AnswerAsync(this IPage page, string question, string label)
    {
        await page.Option(question, label).CheckAsync();
        await page.ShouldSaySavedAsync();
    }

    public static Task ShouldSaySavedAsync(this IPage page) => page.GetByText("✓ Saved").WaitForAsync();

    public static Task ShouldSayAsync(this IPage page, string status) => page.GetByRole(AriaRole.Status).GetByText(status).WaitForAsync();

    /// <summary>Marks the document, so that a reload can be told from a page that stayed.</summary>
    public static Task RememberDocumentAsync(this IPage page) => page.EvaluateAsync("window.remembered = true");

    public static Task<bool> IsRememberedDocumentAsync(this IPage page) => page.EvaluateAsync<bool>("window.remembered === true");

    /// <summary>Waits until the page has reloaded itself since <see cref="RememberDocumentAsync"/>, and is interactive again.</summary>
    public static async Task ShouldReloadItselfAsync(this IPage page)
    {
        await page.WaitForFunctionAsync("() => !window.remembered && document.querySelector('[data-interactive]')");
        await page.ShouldBeInteractiveAsync();
    }

    /// <summary>Notes from now on whether "Saved" is ever shown while the option is chosen; the answer of <see cref="ClaimedSavedAsync"/>.</summary>
    public static Task WatchForSavedAsync(this ILocator option) => option.EvaluateAsync("""
        input => {
          window.claimedSaved = false;
          const look = () => {
            const words = document.querySelector('[role=status][data-status=saved] span');
            if (input.checked && words?.checkVisibility()) window.claimedSaved = true;
            requestAnimationFrame(look);
          };
          look();
        }
        """);

    public static Task<bool> ClaimedSavedAsync(this IPage page) => page.EvaluateAsync<bool>("window.claimedSaved");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
