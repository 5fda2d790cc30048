namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>Somebody who has no mouse. After every step of the focus it must be seen where it is (WCAG 2.4.7 and 2.4.11).</summary>
public sealed class KeyboardUser(IPage page)
{
    private const int MostStops = 60;

    /// <summary>What has the focus, and whether its middle is on the screen and not under something else.</summary>
    private const string SeeFocus = """
        () => {
          const focused = document.activeElement;
          const name = focused.id || focused.textContent.trim().slice(0, 40) || focused.tagName;
          if (focused === document.body) return name + ' lost';
          const box = focused.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const seen = top && (focused.contains(top) || top.contains(focused) && getComputedStyle(top).position !== 'fixed');
          const outlined = [focused, focused.closest('label')].some(e => e && getComputedStyle(e).outlineStyle !== 'none');
          return seen && outlined ? null : name + (seen ? ' has no outline' : ' is hidden');
        }
        """;

    /// <summary>Stops of the focus at which it could not be seen.</summary>
    public List<string> Unseen { get; } = [];

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Moves on until the focus is on one of the elements.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(SeeFocus) is { } problem)
                Unseen.Add(problem);
            if (await target.EvaluateAllAsync<bool>("elements => elements.includes(document.activeElement)"))
                return;
        }
        throw new InvalidOperationException($"{MostStops} steps with Tab do not lead to {target}.");
    }

    /// <summary>Presses a link or a button that leads to another page, and waits until that is there.</summary>
    public async Task FollowAsync(ILocator link)
    {
        await TabToAsync(link);
        await page.RememberDocumentAsync();
        await PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.remembered && document.readyState === 'complete'");
    }

    /// <summary>
    /// Chooses one of a group of radio buttons: Tab leads into the group, Space takes the first, arrows move on. Looks at each step,
    /// because an arrow both moves and answers.
    /// </summary>
    public async Task ChooseAsync(ILocator group, ILocator option)
    {
        await TabToAsync(group.GetByRole(AriaRole.Radio));
        await PressAsync("Space");
        await page.ShouldSaySavedAsync();
        while (!await option.IsCheckedAsync())
        {
            await PressAsync("ArrowDown");
            await page.ShouldSaySavedAsync();
            if (await page.EvaluateAsync<string?>(SeeFocus) is { } problem)
                Unseen.Add(problem);
        }
    }
}
