using System.Text.RegularExpressions;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>One visitor on a page of questions, answering one after the other.</summary>
internal sealed partial class QuestionnaireVisitor : IAsyncDisposable
{
    private readonly Browser browser;
    private readonly Uri page;
    private readonly CircuitClient circuit;
    private readonly int number;
    private readonly List<string> questions;
    private readonly Dictionary<string, string> given = [];
    private int answered;

    private QuestionnaireVisitor(Browser browser, Uri page, CircuitClient circuit, int number)
    {
        (this.browser, this.page, this.circuit, this.number) = (browser, page, circuit, number);
        questions = [.. circuit.Inputs.Where(input => input.Type == "radio").Select(input => input.Group).Distinct()];
    }

    public long BytesOnTheWire => browser.Wire.Sent + browser.Wire.Received;

    /// <summary>How many options there are to choose from.</summary>
    public int Radios => circuit.Inputs.Count(input => input.Type == "radio");

    public static async Task<QuestionnaireVisitor> ArriveAsync(
        Func<Browser, CancellationToken, Task<Page>> arrive, int number, CancellationToken cancellationToken)
    {
        var browser = new Browser();
        try
        {
            var page = await arrive(browser, cancellationToken);
            return new QuestionnaireVisitor(browser, page.Address, await CircuitClient.OpenAsync(browser, page, cancellationToken), number);
        }
        catch
        {
            browser.Dispose();
            throw;
        }
    }

    /// <summary>Chooses an option of the next question, other visitors another one.</summary>
    /// <returns>How long it took to show.</returns>
    public async Task<TimeSpan> AnswerNextAsync(CancellationToken cancellationToken)
    {
        var question = questions[answered++ % questions.Count];
        var options = circuit.Inputs.Where(input => input.Group == question && !input.IsChecked).ToList();
        var chosen = options[(number + answered) % options.Count];
        given[question] = chosen.Id;
        return await circuit.ChooseAsync(chosen, cancellationToken);
    }

    /// <summary>Loads the page again and counts the answers that are not on it as they were given.</summary>
    public async Task<int> CountLostAnswersAsync(CancellationToken cancellationToken)
    {
        var again = await browser.OpenAsync(page, cancellationToken);
        var kept = InputTag().Matches(again.Html).Select(match => match.Value)
            .Where(tag => tag.Contains(" checked", StringComparison.Ordinal))
            .Select(tag => InputId().Match(tag).Groups["id"].Value)
            .ToHashSet();
        return given.Values.Count(id => !kept.Contains(id));
    }

    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync();
        browser.Dispose();
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex InputTag();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"")]
    private static partial Regex InputId();
}
