using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GoAdvisor.Architecture.Tests;

/// <summary>The pictures of the documentation are those that a page of it shows, no more and no fewer.</summary>
public sealed partial class PictureTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../.."));

    private static readonly string Images = Path.Combine(Root, "docs", "images");

    private static readonly IReadOnlyList<string> Shown =
    [
        .. from page in Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
           from Match link in Picture().Matches(File.ReadAllText(page))
           select Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page) ?? Root, link.Groups["file"].Value)),
    ];

    [Fact]
    public void Every_picture_that_a_page_shows_is_there() =>
        Shown.Should().NotBeEmpty().And.OnlyContain(file => File.Exists(file), "./dev screenshots makes the pictures");

    [Fact]
    public void Every_picture_is_shown_by_a_page() =>
        Directory.EnumerateFiles(Images).Should().BeSubsetOf(Shown, "pictures that no page shows belong in artifacts/screenshots");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";

    /// <summary>A link of Markdown or of HTML to a picture of this repository.</summary>
    [GeneratedRegex("""(?:\]\(|(?:src|href|srcset)=["'])(?!\w+:)(?<file>[^)"'\s]+\.(?:png|jpe?g|gif|svg|webp))""", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
