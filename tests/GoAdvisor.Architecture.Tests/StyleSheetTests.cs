using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GoAdvisor.Architecture.Tests;

/// <summary>What three components need stands once, in app.css. Their own style sheets hold what is particular to each.</summary>
public sealed partial class StyleSheetTests
{
    private const int Sheets = 3;

    /// <summary>Fewer than these say the same by chance.</summary>
    private const int Declarations = 3;

    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "../../src/GoAdvisor.Web"));

    private static readonly IReadOnlyList<Rule> Rules =
    [
        .. from sheet in Directory.EnumerateFiles(Source, "*.css", SearchOption.AllDirectories)
           where !sheet.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
           from Match rule in Written().Matches(Comment().Replace(File.ReadAllText(sheet), ""))
           select new Rule(Path.GetRelativePath(Source, sheet), OneSpace(rule.Groups["selector"].Value),
               [.. rule.Groups["block"].Value.Split(';').Select(OneSpace).Where(declaration => declaration.Length > 0).Order(StringComparer.Ordinal)]),
    ];

    [Fact]
    public void Every_style_sheet_is_read()
    {
        Rules.Select(rule => rule.Sheet).Distinct().Should().HaveCountGreaterThan(50);
        Rules.Should().HaveCountGreaterThan(500).And.OnlyContain(rule => rule.Selector.Length > 0);
        Rules.Should().ContainSingle(rule => rule.Selector == ".card").Which.Block.Should().Equal("background: var(--surface)", "border-radius: var(--r)", "border: 1px solid var(--line)");
    }

    [Fact]
    public void No_declarations_stand_in_three_style_sheets() =>
        Repeated(Rules.Where(rule => rule.Block.Count >= Declarations), rule => string.Join("; ", rule.Block)).Should().BeEmpty("they belong in app.css, as a class of their own");

    [Fact]
    public void No_rule_stands_in_three_style_sheets() =>
        Repeated(Rules, rule => $"{rule.Selector} {{ {string.Join("; ", rule.Block)} }}").Should().BeEmpty("it belongs in app.css");

    private static IEnumerable<string> Repeated(IEnumerable<Rule> rules, Func<Rule, string> what) =>
        from rule in rules
        group rule.Sheet by what(rule) into same
        let sheets = same.Distinct().ToList()
        where sheets.Count >= Sheets
        select $"{same.Key} in {string.Join(", ", sheets)}";

    private static string OneSpace(string text) => Space().Replace(text, " ").Trim();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>Rules, also those within a media query, whose own braces are skipped.</summary>
    [GeneratedRegex(@"(?<selector>[^{};]+)\{(?<block>[^{}]*)\}")]
    private static partial Regex Written();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed record Rule(string Sheet, string Selector, IReadOnlyList<string> Block);
}
