namespace GoAdvisor.Web.Tests.Components;

public class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\nx\"")]
    [InlineData("x;=1+1", "\"x;'=1+1\"")]
    [InlineData("x\t=1+1", "\"x\t'=1+1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("x;＝1+1", "\"x;'＝1+1\"")]
    [InlineData("\u200B＠SUM(A1)", "\u200B'＠SUM(A1)")]
    [InlineData("a\0b", "a\uFFFDb")]
    public void No_part_of_a_cell_is_a_formula_whichever_separator_a_reader_knows(string? text, string cell) => CsvText.Cell(text).Should().Be(cell);

    [Fact]
    public void A_row_ends_with_a_carriage_return_and_a_line_feed() => CsvText.Row("a", CsvText.Cell(1.5), CsvText.Cell((double?)null)).Should().Be("a,1.5,\r\n");
}
