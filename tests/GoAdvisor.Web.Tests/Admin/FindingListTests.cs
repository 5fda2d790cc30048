using Bunit;
using GoAdvisor.Engine.Authoring.Linting;
using GoAdvisor.Web.Features.Admin.Editor.Findings;

namespace GoAdvisor.Web.Tests.Admin;

public sealed class FindingListTests : IDisposable
{
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void What_is_found_in_many_places_stands_once_with_its_places()
    {
        var list = context.Render<FindingList>(parameters => parameters
            .Add(component => component.Catalogue, Cases.Catalogue)
            .Add(component => component.Findings,
            [
                Finding("criteria/high-concurrency/ratings/go/sources", "The rating is editorial."),
                Finding("criteria/high-concurrency/ratings/java/sources", "The rating is editorial."),
                Finding("claims/unread", "It is cited by nothing."),
            ]));

        list.FindAll(".entries > li").Should().HaveCount(2);
        list.Find(".entries > li").TextContent.Should().Contain("The rating is editorial.").And.Contain("In 2 places");
        list.FindAll(".entries > li")[0].QuerySelectorAll("a").Should().HaveCount(2);
    }

    private static LintFinding Finding(string path, string what) =>
        new() { Rule = LintRule.MissingSource, Severity = LintSeverity.Note, Path = path, What = what, Mend = "Cite a source." };
}
