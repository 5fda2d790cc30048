using System.Text;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>Writes Markdown, block by block, with a blank line between any two that are not items of one list or rows of one table.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder written = new();
    private bool inList;

    /// <summary>Text that is Markdown already, such as the front matter.</summary>
    public void Raw(string markdown) => Begin().Append(markdown).Append('\n');

    public void Heading(int level, Markup text) => Begin().Append('#', level).Append(' ').Append(text).Append('\n');

    public void Paragraph(Markup text) => Begin().Append(text.ToString().TrimEnd()).Append('\n');

    /// <summary>Anybody's text with its lines.</summary>
    public void Block(string text) => Begin().Append(InertText.Block(text)).Append('\n');

    public void Item(Markup text) => Begin(list: true).Append("* ").Append(text).Append('\n');

    public void Numbered(int number, Markup text) => Begin(list: true).Append(number).Append(". ").Append(text).Append('\n');

    /// <param name="head">One cell per column.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="isNumber">Whether a column is of figures, which are aligned by their end.</param>
    public void Table(IReadOnlyList<Markup> head, IEnumerable<IReadOnlyList<Markup>> rows, Func<int, bool> isNumber)
    {
        Begin();
        Row(head.Select(cell => cell.ToString()));
        Row(head.Select((_, column) => isNumber(column) ? "---:" : "---"));
        foreach (var row in rows)
            Row(row.Select(cell => cell.ToString()));
    }

    public override string ToString() => written.ToString();

    private void Row(IEnumerable<string> cells) => written.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private StringBuilder Begin(bool list = false)
    {
        if (written.Length > 0 && !(list && inList))
            written.Append('\n');
        inList = list;
        return written;
    }
}
