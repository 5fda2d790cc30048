using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Tests.Recommendations.Pdf;

public class BrowserFinderTests
{
    [Fact]
    public void A_browser_from_the_settings_goes_before_any_other()
    {
        using var browser = new FakeBrowser("");

        new BrowserFinder(Options.Create(browser.With())).Find().Should().Be(browser.Path);
    }

    [Fact]
    public void A_browser_is_found_on_the_path_and_one_that_only_prints_goes_first()
    {
        var folder = Directory.CreateTempSubdirectory("goadvisor-path-").FullName;
        try
        {
            string[] none = [];
            Find(folder, none).Should().BeNull();
            File.WriteAllText(Path.Combine(folder, "google-chrome"), "");
            Find(folder, none).Should().Be(Path.Combine(folder, "google-chrome"));
            File.WriteAllText(Path.Combine(folder, "chromium-headless-shell"), "");
            Find(folder, none).Should().Be(Path.Combine(folder, "chromium-headless-shell"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_browser_is_found_in_a_usual_place_when_it_is_not_on_the_path()
    {
        var folder = Directory.CreateTempSubdirectory("goadvisor-usual-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Chrome"), "");
            Find("", [Path.Combine(folder, "missing"), Path.Combine(folder, "Chrome")]).Should().Be(Path.Combine(folder, "Chrome"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_folder_of_the_path_that_depends_on_where_the_process_is_counts_for_nothing()
    {
        var here = Directory.CreateTempSubdirectory("goadvisor-here-");
        try
        {
            File.WriteAllText(Path.Combine(here.FullName, "chromium"), "");
            Find(Path.GetRelativePath(Environment.CurrentDirectory, here.FullName), []).Should().BeNull();
        }
        finally
        {
            here.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_browser_nothing_is_printed_and_the_answer_says_what_to_install()
    {
        await using var printer = new TestPrinter(finder: new BrowserFinder(Options.Create(new PrintingOptions()), path: "", usual: []));

        var none = (await printer.PrintAsync("a")).Should().BeOfType<NoBrowser>().Subject;

        none.Mend.Should().Contain("chromium").And.Contain("Reports:Browser");
        printer.Rendered.Should().Be(0);
    }

    [Theory]
    [InlineData("Browser", "/no/such/browser", "Reports:Browser names no file")]
    [InlineData("TimeoutSeconds", "0", "Reports:TimeoutSeconds is a number from 1 to 300")]
    [InlineData("Browsers", "99", "Reports:Browsers is a number from 1 to 16")]
    [InlineData("Queue", "-1", "Reports:Queue is a number from 0 to 1000")]
    [InlineData("CacheMegabytes", "-1", "Reports:CacheMegabytes is a number from 0 to 4096")]
    public async Task A_setting_that_cannot_be_stops_the_start_and_is_named(string name, string value, string message)
    {
        using var host = new HostBuilder()
            .ConfigureServices(services => services.AddReportPrinting(
                new ConfigurationBuilder().AddInMemoryCollection([new($"Reports:{name}", value)]).Build()))
            .Build();

        var start = await FluentActions.Awaiting(() => host.StartAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<OptionsValidationException>();

        start.Which.Message.Should().Contain(message);
    }

    private static string? Find(string path, IEnumerable<string> usual) => new BrowserFinder(Options.Create(new PrintingOptions()), path, usual).Find();
}
