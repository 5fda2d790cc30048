using System.Globalization;
using System.Text;
using GoAdvisor.Web.Features.Recommendations.Export.Csv;

namespace GoAdvisor.Web.Tests.Recommendations;

public sealed class ComparisonCsvTests
{
    /// <summary>Quotes, blanks and invisible characters are passed over where a cell begins.</summary>
    private const string PassedOver = " \"'\u00A0\u200B\u2060\uFEFF\u3000";

    public static TheoryData<string> Formulas =>
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\tplain", "\rplain", " =1+1", "\"=1+1\"", "\"\"=1+1", "'=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1+1",
        "\u200B=1+1", "\u00A0=1+1", "\uFEFF=1+1", "\u3000＝1+1", "-5", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://evil.example\",\"x\")", "a;=1+1", "a\t=1+1", "a\n=1+1", "a\r\n=1+1", "a;\"=1+1\"",
        "\",=1+1", "a\",\"=1+1", "\"\r\n=1+1,\"", "\0=1+1",
    ];

    [Fact]
    public void There_is_a_row_for_each_criterion_each_aspect_and_the_totals()
    {
        var report = Made.Of("geofence-lookups");
        var rows = Parse(ComparisonCsv.Text(report));

        rows[0].Take(9).Should().Equal("kind", "id", "name", "weight", "share", "Go rating", "Java rating", "Node.js rating", "Rust rating");
        rows.Should().OnlyContain(row => row.Count == 5 + (5 * report.Alternatives.Count));
        rows.Skip(1).Select(row => row[1]).Should().Equal(
            [.. report.Criteria.Select(criterion => criterion.Id), .. report.Aspects.Select(aspect => aspect.Id), "score-before-constraints", "score", "rank"]);
        rows.Skip(1).Select(row => row[0]).Distinct().Should().Equal("criterion", "aspect", "total");
    }

    [Fact]
    public void Figures_are_those_of_the_report_and_the_points_of_a_column_add_up_to_its_score()
    {
        var report = Made.Of("bank-core");
        var rows = Parse(ComparisonCsv.Text(report));
        var count = report.Alternatives.Count;

        foreach (var (criterion, row) in report.Criteria.Zip(rows.Skip(1)))
        {
            Figure(row[3]).Should().Be(criterion.Weight);
            Figure(row[4]).Should().BeApproximately(criterion.Share, 1e-9);
            row.Skip(5).Take(count).Select(Figure).Should().Equal(criterion.Ratings.Select(rating => (double)rating.Value));
            row.Skip(5 + count).Take(count).Select(Figure).Should().Equal(criterion.Ratings.Select(rating => (double)rating.Uncertainty));
            row.Skip(5 + (3 * count)).Take(count).Should().Equal(criterion.Ratings.Select(rating => rating.Reason));
        }
        var total = rows.Single(row => row[1] == "score-before-constraints");
        foreach (var (a, alternative) in report.Alternatives.Index())
        {
            rows.Where(row => row[0] == "criterion").Sum(row => Figure(row[5 + (2 * count) + a])).Should().BeApproximately(Figure(total[5 + (2 * count) + a]), 1e-7);
            Figure(total[5 + (2 * count) + a]).Should().BeApproximately(alternative.ScoreBeforeConstraints, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void No_text_is_taken_for_a_formula_whichever_separator_a_reader_knows(string text)
    {
        var csv = ComparisonCsv.Text(Hostile.Everywhere(text, text));

        foreach (var cell in Parse(csv).Skip(1).SelectMany(row => row).Concat(Split(csv, ';')).Concat(Split(csv, '\t')))
            IsText(cell)
                .Should().BeTrue("'{0}' opens as text", cell);
        Parse(csv).SelectMany(row => row).Should().NotContain(cell => cell.Length > 0 && "\t\r\n".Contains(cell[0], StringComparison.Ordinal)).And.NotContain(cell => cell.Contains('\r') || cell.Contains('\0'));
        Parse(csv).Should().OnlyContain(row => row.Count == 25, "no text ends its cell");
    }

    [Fact]
    public void Texts_stay_as_they_are_when_they_could_not_be_taken_for_anything_else()
    {
        foreach (var text in new[] { "Node.js, or \"Bun\"", "a = b", "half-open", "1 + 1", "決定; then −5", "line\nline", "me@example.org", " padded " })
            Parse(ComparisonCsv.Text(Hostile.Everywhere(text, text)))[1][2].Should().Be(text);
    }

    [Theory]
    [InlineData(-1.5, "-1.5")]
    [InlineData(-0.0, "0")]
    [InlineData(1e-12, "0")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(1234.5678901234, "1234.5678901234")]
    [InlineData(100, "100")]
    public void Figures_are_figures_whatever_their_sign_and_the_language_of_the_machine(double figure, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            CsvText.Cell(figure).Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_spreadsheet_knows_the_encoding_and_the_same_report_gives_the_same_bytes()
    {
        var report = Made.Of(Cases.Profile("edge-proxy").Answers, decision: Made.Decision);
        var written = ComparisonCsv.Write(report);

        written.Should().StartWith([0xEF, 0xBB, 0xBF, (byte)'k']).And.EndWith("\r\n"u8.ToArray());
        ComparisonCsv.Write(ReportJson.Read(ReportJson.Write(report))).Should().Equal(written);
        Encoding.UTF8.GetString(written).Replace("\r\n", "", StringComparison.Ordinal).Should().NotContain("\r");
    }

    private static readonly System.Buffers.SearchValues<char> Starters = System.Buffers.SearchValues.Create("=+-@＝＋－＠﹦");

    private static double Figure(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>What a spreadsheet would calculate has an apostrophe before it.</summary>
    private static bool IsText(string cell)
    {
        var before = cell.Length - cell.TrimStart([.. PassedOver]).Length;
        return before == cell.Length || !Starters.Contains(cell[before]) || (before > 0 && cell[before - 1] == '\'');
    }

    /// <summary>As a reader sees it that knows another separator than the comma: quotes within a cell mean nothing to it.</summary>
    private static IEnumerable<string> Split(string csv, char separator) => csv.Split(separator, '\n');

    /// <summary>As RFC 4180 says, and nothing more lenient.</summary>
    private static List<List<string>> Parse(string csv)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        for (var i = 0; i < csv.Length;)
        {
            var cell = new StringBuilder();
            if (csv[i] == '"')
            {
                for (i++; csv[i] != '"' || (i + 1 < csv.Length && csv[i + 1] == '"'); i++)
                {
                    if (csv[i] == '"')
                        i++;
                    cell.Append(csv[i]);
                }
                i++;
            }
            else
            {
                for (; csv[i] is not (',' or '\r'); i++)
                {
                    csv[i].Should().NotBe('"').And.NotBe('\n');
                    cell.Append(csv[i]);
                }
            }
            row.Add(cell.ToString());
            if (csv[i] == ',')
            {
                i++;
                continue;
            }
            csv[i..(i + 2)].Should().Be("\r\n", "after {0}", cell);
            i += 2;
            rows.Add(row);
            row = [];
        }
        row.Should().BeEmpty("the last row ends as the others do");
        return rows;
    }
}
