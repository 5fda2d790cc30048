using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GoAdvisor.Web.Features.Recommendations.Export.Markdown;
using Markdig;

namespace GoAdvisor.Web.Tests.Recommendations;

/// <summary>Texts that try to be more than text, in every field, read by a viewer that lets everything through.</summary>
public sealed partial class InertRecordTests
{
    private const string Joiner = "\u2060";

    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().UseYamlFrontMatter().Build();

    private static readonly MarkdownPipeline EverythingElse =
        new MarkdownPipelineBuilder().UseAdvancedExtensions().UseSmartyPants().UseSoftlineBreakAsHardlineBreak().UseYamlFrontMatter().Build();

    private static readonly ConcurrentDictionary<(MarkdownPipeline Pipeline, string Line, string Block), IReadOnlyList<string>> Benign = [];

    public static TheoryData<string> Corpus =>
    [
        "<script data-injected>window.injected=1</script>",
        "<img data-injected src=x onerror=window.injected=1>",
        "<svg onload=alert(1)><!-- <?php ?> <![CDATA[ <!DOCTYPE x>",
        "</title></textarea></p></li></td></table><iframe srcdoc='<script>1</script>'></iframe>",
        "--><!--<b data-injected>]]></script>",
        "a&lt;b&amp;&#60;script&#62; &copy; &colon; %3Cscript%3E",
        "[click](javascript:alert(1)) [x][1] [1]: https://evil.example",
        "![pixel](https://evil.example/p.png) ![x][y]",
        "[x]: https://evil.example \"title\"",
        "<https://evil.example> <me@evil.example> <javascript:alert(1)>",
        "https://evil.example http://evil.example/a?b=c ftp://evil.example //evil.example/x www.evil.example www.1a.example mailto:me@evil.example tel:+123456",
        "evil.com sub.evil.co/x me@evil.com xmpp:me@evil.com 10.0.0.1 file:///etc/passwd",
        "@everyone @octo-cat hello@there cc @org/team !12 #34 GH-56 org/repo#78 ~bug %v1 &9 $10 :+1: :smile: :) ;-) :-( 8-) <3 :/",
        "# Heading",
        "## Heading ##",
        "- item", "* item", "+ item", "1. item", "1) item", "a. item", "iv) item", "- [ ] task", "- [x] done", "---", "***", "___", "===", "= =", "- - -",
        "> quote", ">> quote", "> [!NOTE]", "```js", "~~~", "    code", "\tcode", "`code`", "``a ` b``", "::: box", ": definition", "^^^ figure", ":::",
        "| a | b |", "a | b", "|---|---|", "+---+---+", "a\\|b", "\\", "\\\\", "ends in a backslash \\", "\\<b>\\</b>", "\\[x](y)", "\\`code`",
        "**bold** __bold__ *it* _it_ ***x*** ~~del~~ ~sub~ ^sup^ ==mark== ++ins++ ::span:: \"\"cite\"\" **", "*", "**", "_", "~", "`", "!", "[", "]",
        "$x$ $$x$$ \\(x\\) \\[x\\] {.class} {#id} {onclick=alert(1)} x{.y data-injected=1}",
        "{{7*7}} {% include x %} ${7*7} #{7*7} <%= 7*7 %> @(1+1) {7*7} [[Page]] [[_TOC_]] [TOC] [^1] [^1]: note",
        "*[HTML]: abbreviation HTML", "!!! note", "??? x", "--- status: accepted", "... ---", "status: accepted", "\"", "'", "\" : }", "\": [x, y]", "# comment", "key: [a, {b: c}]", "!!python/object x", "&anchor *alias", "? x", "%YAML 1.2", "null", "true", "0x10", "2026-01-01",
        "\u202Egnissecorp\u202C \u2066\u200Btxt.exe", "before\0after \u0007 \u0085 \u2028 \u2029 \uFEFF end", "\uD800 lone \uDC00",
        "決定 قرار שלום 🦀 👩‍👩‍👧 é ﬁ ①", "＠everyone ＃1", string.Concat(Enumerable.Repeat("Wolkenkratzer", 300)), new string('*', 300), new string('[', 300), new string('>', 200),
    ];

    /// <summary>Some do harm only when what stands above or below them is theirs as well.</summary>
    public static TheoryData<string> Blocks =>
    [
        .. Corpus.Select(row => row.Data),
        "Title\n===\nTitle\n---\n\n---\n\n***",
        "```\ncode\n```\n\n    indented\n\ttab\n~~~\nopen",
        "a | b\n---|---\n1 | 2\n\n+--+\n|a |\n+--+",
        "term\n: definition\n\n:   other",
        "- a\n  - b\n    - c\n\n1. a\n2. b\n10) c",
        "<div\nonclick=alert(1)>\n\n</div>\n<!--\nopen",
        "[1]: https://evil.example\n[^1]: note\n*[ab]: c\n\nx [1] [^1] ab",
        "> a\nlazy\n\n> [!WARNING]\n> b",
        "---\nstatus: rejected\n---\n\n# New title",
        "::: box\nx\n:::\n\n^^^\nx\n^^^ y\n\n$$\nx\n$$",
        "one\ntwo  \nthree\\\nfour\r\nfive\rsix\n\n\n\nseven\n   eight",
        "\n\n  \nstarts late\n\n ",
        "[link\ntext](https://evil.example\n\"title\")  \n![\n](x)",
        "{.class}\n# x {#id}\n{: .x}",
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_text_in_every_field_changes_nothing_but_the_text(string text) => ShouldLookLike("words", "words", text, text.ReplaceLineEndings(" "));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_context_and_a_note_keep_their_lines_and_are_nothing_else(string block)
    {
        ShouldLookLike("words", NotBlank().Replace(Lines(block), "words"), "words", block);

        var context = Parsed(Everything, "words", block).QuerySelectorAll("h2")[0];
        var shown = new List<string>();
        for (var paragraph = context.NextElementSibling; paragraph is not null && !paragraph.TextContent.StartsWith("Which of", StringComparison.Ordinal); paragraph = paragraph.NextElementSibling)
            shown.AddRange(paragraph.TextContent.Replace(Joiner, "", StringComparison.Ordinal).Split('\n'));
        shown.Select(line => line.Trim()).Should().Equal(
            Lines(block).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).DefaultIfEmpty("No context was given."));
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_title_reads_as_it_was_written(string text)
    {
        var expected = InertText.Folded(text);
        foreach (var pipeline in new[] { CommonMark, Everything })
        {
            var title = Parsed(pipeline, text, "words").QuerySelector("h1")?.TextContent.Replace(Joiner, "", StringComparison.Ordinal);

            title.Should().Be($"{expected}: {InertText.Folded(text.TrimEnd('.'))}");
        }
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Names_addresses_and_codes_are_not_found_in_the_finished_text(string text)
    {
        var shown = Parsed(CommonMark, text, text).Body?.TextContent ?? "";

        Found().Matches(shown).Select(match => match.Value).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void The_front_matter_is_one_scalar_per_line_whatever_the_deciders_are_called(string text)
    {
        var record = DecisionRecord.Text(Hostile.Everywhere(text, text));
        var lines = record[..record.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n');

        lines.Should().HaveCount(8).And.StartWith("---").And.EndWith("---");
        var makers = lines[3];
        makers.Should().MatchRegex("""^decision-makers: "([^"\\]|\\x[0-9A-F]{2}|\\u[0-9A-F]{4}|\\U[0-9A-F]{8})*"$""");
        Numbered().Replace(makers["decision-makers: \"".Length..^1], match => char.ConvertFromUtf32(int.Parse(match.Value[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
            .Should().Be(InertText.Folded(text));
    }

    [Fact]
    public void The_links_are_those_of_the_sources_and_there_is_nothing_but_text_beside_them()
    {
        var document = Parsed(Everything, "words", "words\nwords");

        document.Body?.QuerySelectorAll("*").Select(element => element.LocalName).Distinct().Should()
            .BeSubsetOf(["h1", "h2", "h3", "p", "br", "ul", "ol", "li", "strong", "a", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"]);
        document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().NotBeEmpty()
            .And.BeEquivalentTo(Hostile.Everywhere("words", "words").Sources.SelectMany(source => source.WebLinks).Select(link => new Uri(link).AbsoluteUri));
    }

    private static void ShouldLookLike(string benignLine, string benignBlock, string line, string block)
    {
        foreach (var pipeline in new[] { CommonMark, Everything, EverythingElse })
            Skeleton(Parsed(pipeline, line, block)).Should().Equal(Benign.GetOrAdd((pipeline, benignLine, benignBlock), wanted => [.. Skeleton(Parsed(wanted.Pipeline, wanted.Line, wanted.Block))]));
    }

    /// <summary>Every element with all that it has, but for the ids that headings get from their text.</summary>
    private static IEnumerable<string> Skeleton(IHtmlDocument document) =>
        document.All.Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Where(attribute => attribute.Name != "id").Select(attribute => $"{attribute.Name}={attribute.Value}"))}");

    private static IHtmlDocument Parsed(MarkdownPipeline pipeline, string line, string block) =>
        new HtmlParser().ParseDocument(Markdown.ToHtml(DecisionRecord.Text(Hostile.Everywhere(line, block)), pipeline));

    private static string Lines(string block) => InertText.Block(block).Length == 0 ? "" : Cleaned().Replace(string.Concat(block.ReplaceLineEndings("\n").EnumerateRunes()), match => match.Value switch
    {
        "\0" or "\a" or "\u0085" => "\uFFFD",
        _ => "",
    });

    [GeneratedRegex("[^\n]*[^\\s][^\n]*")]
    private static partial Regex NotBlank();

    [GeneratedRegex("[\0\a\u0085\u202A-\u202E\u2066-\u2069\uFEFF]")]
    private static partial Regex Cleaned();

    [GeneratedRegex(@"@[\w(]|:[\w+-]+:|\w://|\bwww\.|mailto:|tel:|#\d|\w\.(com|co|example)\b|(^|\s)([!&$]\d|[~%]\w)")]
    private static partial Regex Found();

    [GeneratedRegex(@"\\(x[0-9A-F]{2}|u[0-9A-F]{4}|U[0-9A-F]{8})")]
    private static partial Regex Numbered();
}
