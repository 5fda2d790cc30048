namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>Writes Markdown blocks separated by blank lines, except items of a list and rows of a table.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder written = new();
    private bool inList;

    /// <summary>Text that already is Markdown, such as front matter.</summary>
    public void Raw(string markdown) => Begin().Append(markdown).Append('\n');

    public void Heading(int level, Markup text) => Begin().Append('#', level).Append(' ').Append(text).Append('\n');

    public void Paragraph(Markup text) => Begin().Append(text.ToString().TrimEnd()).Append('\n');

    /// <summary>Untrusted text with its line breaks.</summary>
    public void Block(string text) => Begin().Append(InertText.Block(text)).Append('\n');

    public void Item(Markup text) => Begin(list: true).Append("* ").Append(text).Append('\n');

    public void Numbered(int number, Markup text) => Begin(list: true).Append(number).Append(". ").Append(text).Append('\n');

    /// <param name="isNumber">Whether a column is right-aligned.</param>
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
