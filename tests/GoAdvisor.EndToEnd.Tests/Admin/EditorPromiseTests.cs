using GoAdvisor.Web.Features.Admin.Editor;

namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>Whatever happens to the connection or the server: no editor says "Saved" of what is not, and nothing that was entered is gone.</summary>
[Collection(OneDraft.Name)]
public sealed class EditorPromiseTests(Browser browser, SharedAdminApp shared)
{
    /// <summary>One entry of each kind that the page has, after opening its first item, by its id.</summary>
    private const string Kinds = """
        () => {
          const kinds = new Map();
          for (const entry of document.querySelectorAll('main [data-stored], main input[data-tick]')) {
            if (!entry.checkVisibility() || entry.disabled || entry.readOnly || !entry.id) continue;
            const kind = [entry.tagName, entry.type, entry.getAttribute('role'), entry.inputMode, entry.dataset.stored === '' ? 'empty' : '', 'tick' in entry.dataset ? 'tick' : ''].join();
            if (!kinds.has(kind)) kinds.set(kind, entry.id);
          }
          return [...kinds.values()];
        }
        """;

    /// <summary>What an entry shows.</summary>
    private const string Look = "entry => entry.matches('[role=gridcell]') ? entry.dataset.typed ?? entry.querySelector('.value').textContent.trim()[0] : entry.type === 'checkbox' ? String(entry.checked) : entry.value";

    public static TheoryData<string> Places => [.. DraftPlaces.Editors.Select(editor => editor.Href)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_kind_of_entry_keeps_what_is_entered_while_the_connection_is_cut(string place)
    {
        await using var visitor = await shared.EditorAsync(browser);
        var (page, wire) = (visitor.Page, await Wire.OfAsync(visitor.Page));
        await OpenAsync(page, place);
        foreach (var id in await page.EvaluateAsync<string[]>(Kinds))
        {
            var entry = page.Locator($"[id='{id}']");
            wire.GoSilent();
            var given = await EnterAsync(page, entry);
            await Expect(page.GetByText("✓ Saved")).Not.ToBeVisibleAsync();
            await wire.CutAsync();
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" })).ToBeVisibleAsync();
            await Expect(page.GetByText("✓ Saved")).Not.ToBeVisibleAsync();
            wire.Mend();

            await ShouldBeSavedAsync(page);
            (await ShownAsync(page, id, given)).Should().BeTrue($"{id} was entered while the connection was cut");
        }
        visitor.Complaints.Where(complaint => complaint.StartsWith("script error", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_called_saved_while_the_server_is_frozen_and_all_is_saved_when_it_goes_on()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await page.BecomeAdminAsync(app);
        await page.StartDraftAsync();
        foreach (var place in DraftPlaces.Editors.Select(editor => editor.Href))
        {
            await OpenAsync(page, place);
            Dictionary<string, string> given = [];
            await app.FreezeAsync();
            foreach (var id in await page.EvaluateAsync<string[]>(Kinds))
            {
                given[id] = await EnterAsync(page, page.Locator($"[id='{id}']"));
                await Expect(page.GetByText("✓ Saved")).Not.ToBeVisibleAsync();
            }
            await app.ThawAsync();

            await ShouldBeSavedAsync(page);
            foreach (var (id, value) in given)
                (await ShownAsync(page, id, value)).Should().BeTrue($"{id} was entered while the server was frozen");
        }
    }

    [Fact]
    public async Task What_was_entered_when_the_server_died_is_entered_again_or_shown_to_copy()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await page.BecomeAdminAsync(app);
        await page.StartDraftAsync();
        await OpenAsync(page, Urls.DraftCriteria);
        var (name, statement) = (page.GetByLabel("Name", new() { Exact = true }), page.GetByLabel("Statement"));
        var newName = page.GetByLabel("Name of another criterion");

        await newName.FillAsync("Carbon");
        await app.FreezeAsync();
        await name.FillAsync("Renamed while away");
        await statement.FillAsync("Typed while away.");
        await page.RememberDocumentAsync();
        await app.KillAsync();
        await app.StartAsync();

        await page.ShouldReloadItselfAsync();
        await ShouldBeSavedAsync(page);
        await Expect(name).ToHaveValueAsync("Renamed while away");
        await Expect(statement).ToHaveValueAsync("Typed while away.");
        await Expect(newName).ToHaveValueAsync("Carbon");
    }

    [Fact]
    public async Task What_somebody_else_has_changed_meanwhile_is_not_overwritten_and_the_own_text_is_shown_to_copy()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var (page, wire) = (visitor.Page, await Wire.OfAsync(visitor.Page));
        await page.BecomeAdminAsync(app);
        await page.StartDraftAsync();
        await OpenAsync(page, Urls.DraftCriteria);

        wire.GoSilent();
        await page.GetByLabel("Statement").FillAsync("Mine.");
        await wire.CutAsync();
        await app.StopAsync();
        await app.StartAsync();
        await using var second = await browser.VisitorAsync(app);
        await second.Page.SignInAsync();
        await OpenAsync(second.Page, Urls.DraftCriteria);
        await second.Page.GetByLabel("Statement").FillAsync("Theirs.");
        await second.Page.GetByLabel("Statement").PressAsync("Tab");
        await ShouldBeSavedAsync(second.Page);
        await page.RememberDocumentAsync();
        wire.Mend();

        await page.ShouldReloadItselfAsync();
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Mine.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Statement")).ToHaveValueAsync("Theirs.");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_words_and_stays()
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await OpenAsync(page, Urls.DraftCriteria);
        var statement = page.GetByLabel("Statement");
        foreach (var (length, words) in new[] { (10_000, "This has 10,000 characters; 4,000 are allowed. Shorten it by 6,000."), (100_000, "This has 100,000 characters, more than can be sent.") })
        {
            await statement.FillAsync(new string('x', length));
            await statement.PressAsync("Tab");
            await Expect(page.GetByText("Not saved yet").Or(page.Locator(":root[data-unsaved]"))).ToBeVisibleAsync();
            (await page.Locator($"[id='{await statement.GetAttributeAsync("id")}-error']").EvaluateAsync<string>("error => error.textContent + (error.dataset.tooLong ?? '')")).Should().Contain(words);
            (await statement.InputValueAsync()).Should().HaveLength(length);
        }
        await statement.FillAsync("Short enough.");
        await statement.PressAsync("Tab");
        await ShouldBeSavedAsync(page);
    }

    [Fact]
    public async Task A_value_typed_into_the_last_row_of_the_grid_is_stored()
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await OpenAsync(page, Urls.DraftRatings);
        var last = page.GetByRole(AriaRole.Grid).First.Locator("tbody tr").Last.GetByRole(AriaRole.Gridcell).First;
        var id = await last.GetAttributeAsync("id") ?? "";
        var given = await last.EvaluateAsync<string>("cell => cell.dataset.stored === '1' ? '2' : '1'");

        await last.FocusAsync();
        await page.Keyboard.PressAsync(given);
        await page.Keyboard.PressAsync("Enter");
        await ShouldBeSavedAsync(page);

        await page.ReloadAsync();
        await page.ShouldBeInteractiveAsync();
        await Expect(page.Locator($"[id='{id}']")).ToHaveAttributeAsync("data-stored", given);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_field_of_an_editor_says_what_is_stored_of_it(string place)
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await OpenAsync(page, place);

        (await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main .beside > :first-child :is(input, select, textarea, [role=gridcell])')]
              .filter(field => !field.matches('[data-stored], [data-tick], [data-kept], [type=search]') || !field.id).map(field => field.outerHTML.slice(0, 200))
            """)).Should().BeEmpty();
    }

    private static async Task ShouldBeSavedAsync(IPage page)
    {
        try
        {
            await page.ShouldSaySavedAsync();
        }
        catch (TimeoutException e)
        {
            var left = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('[data-stored]')].filter(entry => (entry.dataset.typed ?? entry.value ?? entry.dataset.stored) !== entry.dataset.stored)
                  .map(entry => `${entry.id} shows “${entry.dataset.typed ?? entry.value.slice(0, 100)}”, stored is “${entry.dataset.stored.slice(0, 100)}”`)
                """);
            throw new InvalidOperationException($"It is not saved: {string.Join("; ", left)}", e);
        }
    }

    private static async Task OpenAsync(IPage page, string place)
    {
        await page.OpenDraftAsync(place);
        var closed = page.Locator(".items > li button[aria-expanded=false]").First;
        if (await closed.CountAsync() > 0)
            await closed.ClickAsync();
        if (await page.Locator(".items > li").CountAsync() > 0)
            await Expect(page.Locator(".items [aria-expanded=true]").First).ToBeVisibleAsync();
    }

    private static async Task<string> EnterAsync(IPage page, ILocator entry)
    {
        if (await entry.GetAttributeAsync("role") == "gridcell")
        {
            var digit = await entry.GetAttributeAsync("data-stored") == "1" ? "2" : "1";
            await entry.FocusAsync();
            await page.Keyboard.PressAsync(digit);
            await page.Keyboard.PressAsync("Enter");
            return digit;
        }
        switch (await entry.EvaluateAsync<string>("entry => entry.tagName + entry.type"))
        {
            case "INPUTcheckbox":
                await entry.ClickAsync();
                return (await entry.IsCheckedAsync()).ToString().ToLowerInvariant();
            case var select when select.StartsWith("SELECT", StringComparison.Ordinal):
                var other = await entry.EvaluateAsync<string>("entry => [...entry.options].map(option => option.value).find(value => value && value !== entry.value)");
                await entry.SelectOptionAsync(other);
                return other;
            default:
                var given = await entry.GetAttributeAsync("inputmode") == "decimal" ? await entry.InputValueAsync() == "1" ? "2" : "1" : $"{await entry.InputValueAsync()} more";
                await entry.FillAsync(given);
                await entry.PressAsync("Tab");
                return given;
        }
    }

    /// <summary>Whether the page shows it, beside what the server says is stored. A list that adds no longer offers what was added.</summary>
    private static async Task<bool> ShownAsync(IPage page, string id, string given)
    {
        var entry = page.Locator($"[id='{id}']");
        if (await entry.GetAttributeAsync("data-stored") == "" && await entry.EvaluateAsync<bool>("entry => entry.tagName === 'SELECT'"))
            return !await entry.EvaluateAsync<bool>("(entry, given) => [...entry.options].some(option => option.value === given)", given);
        return await entry.EvaluateAsync<string>(Look) == given;
    }
}
