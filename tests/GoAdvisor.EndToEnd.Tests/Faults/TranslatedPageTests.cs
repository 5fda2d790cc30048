using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>A browser that translates replaces every text of the page, and each that appears later. What the page says stays true nevertheless.</summary>
public sealed class TranslatedPageTests(Browser browser, SharedApp shared)
{
    /// <summary>"Translates" into capital letters, in two font elements each, as browsers do; <c>true</c> keeps the text in them and only wraps it.</summary>
    private const string Translate = """
        wraps => {
          const translate = text => {
            if (!text.data.trim() || !text.isConnected || text.parentElement.closest('font, script, style, option, textarea, title')) return;
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            outer.append(inner);
            if (!wraps) inner.textContent = text.data.toUpperCase();
            text.replaceWith(outer);
            if (wraps) inner.append(text);
          };
          const texts = root => {
            if (root.nodeType === Node.TEXT_NODE) return [root];
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) found.push(walker.currentNode);
            return found;
          };
          texts(document.body).forEach(translate);
          new MutationObserver(records => records.flatMap(record => record.type === 'characterData' ? [record.target] : [...record.addedNodes].flatMap(texts)).forEach(translate))
            .observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_translated_section_shows_every_effect_of_an_answer(bool wraps)
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        string[] ids = ["system-kind", "payload", "max-pause", "memory-limit", "instance-life"];
        await page.EvaluateAsync(Translate, wraps);

        foreach (var id in ids.Concat(ids))
        {
            var inputs = page.Locator($"#{id} input");
            await inputs.Nth(await inputs.First.IsCheckedAsync() ? 1 : 0).CheckAsync();
            await Expect(page.Locator("[data-status=saved]")).ToBeVisibleAsync();
        }
        await Expect(page.Locator($"#{ids[^1]} input[data-saved]")).ToHaveCountAsync(1);
        var translated = await WordsAsync(page.Locator(".panel .rank, .panel .count, .panel .head"));

        await page.OpenSectionAsync(assessment, "workload");
        translated.Should().Equal(await WordsAsync(page.Locator(".panel .rank, .panel .count, .panel .head")));
        visitor.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_translated_result_can_be_walked_through_to_the_end(bool wraps)
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await FilledIn.AssessmentAsync(page);
        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();
        await page.EvaluateAsync(Translate, wraps);

        var tabs = page.GetByRole(AriaRole.Tab);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < await tabs.CountAsync(); i++)
            {
                await tabs.Nth(i).ClickAsync();
                await Expect(tabs.Nth(i)).ToHaveAttributeAsync("aria-selected", "true");
            }
        }
        await tabs.First.ClickAsync();
        await page.GetByLabel("rather than", new() { Exact = false }).SelectOptionAsync(["rust"]);
        await Expect(page.Locator(".halves li").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab).Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Tab).First.ClickAsync();
        var translated = await WordsAsync(page.Locator("main .verdict, main .ranking, main .halves"));

        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();
        translated.Should().Equal(await WordsAsync(page.Locator("main .verdict, main .ranking, main .halves")));
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(ILocator parts) =>
        [.. (await parts.AllInnerTextsAsync()).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant())];
}
