using System.Text;
using System.Text.Json;

namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>A file that somebody hands in as JSON: its text as UTF-8, or why it is none, in words that name the place and the cure.</summary>
/// <param name="Utf8">Without a byte order mark; empty when there is a problem.</param>
/// <param name="Problem">Null when it can be read.</param>
internal readonly record struct FileText(ReadOnlyMemory<byte> Utf8, CatalogueProblem? Problem)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static FileText Of(ReadOnlyMemory<byte> file, string name)
    {
        var bytes = file.Span;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (bytes.Length > 1 && bytes[..Math.Min(64, bytes.Length)].Contains((byte)0)))
            return Refused(name, null, "is saved as UTF-16; save it as UTF-8");
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            file = file[3..];
        if (IsBlank(file.Span))
            return Refused(name, null, "is empty; choose a file that Export has made");
        try
        {
            Strict.GetCharCount(file.Span);
        }
        catch (DecoderFallbackException e)
        {
            return Refused(name, LineAt(file.Span, Math.Max(0, e.Index)), "is not UTF-8: it has a letter that was saved in another way, such as Latin-1 or Windows-1252; save it as UTF-8");
        }
        return new FileText(file, Broken(file, name));
    }

    /// <summary>What breaks the JSON, where it does; null when it is whole.</summary>
    private static CatalogueProblem? Broken(ReadOnlyMemory<byte> utf8, string name)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = CatalogueReader.Json.Options.MaxDepth });
        try
        {
            while (reader.Read())
            {
            }
            return null;
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            var ends = utf8.Span.TrimEnd(" \t\r\n"u8).Length;
            // A cut goes through a word, or leaves something open at the very end.
            if (reader.BytesConsumed >= ends || LineAt(utf8.Span, ends) == line && e.Message.Contains("depth", StringComparison.Ordinal) && e.Message.Contains("zero", StringComparison.Ordinal)
                || e.Message.Contains("reached end of data", StringComparison.Ordinal) || e.Message.Contains("isFinalBlock", StringComparison.Ordinal))
                return new CatalogueProblem($"{name}: $", "is cut off: it ends in the middle; export or save it again") { Line = LineAt(utf8.Span, ends) };
            return new CatalogueProblem($"{name}: $", $"is not readable JSON from here on: {Cause(e)}") { Line = line };
        }
    }

    private static FileText Refused(string name, int? line, string what) => new(default, new CatalogueProblem($"{name}: $", what) { Line = line });

    /// <summary>From 1.</summary>
    private static int LineAt(ReadOnlySpan<byte> text, int offset) => 1 + text[..Math.Min(offset, text.Length)].Count((byte)'\n');

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>The reader's words without the place, which it counts from 0.</summary>
    private static string Cause(JsonException e)
    {
        var words = e.Message;
        foreach (var tail in new[] { " LineNumber:", " Path:", " Change the reader options" })
        {
            if (words.IndexOf(tail, StringComparison.Ordinal) is > 0 and var end)
                words = words[..end];
        }
        return words.TrimEnd();
    }
}
