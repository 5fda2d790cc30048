using System.Text.Json;

namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>On which line of a JSON text each field and item begins, by the paths that problems have.</summary>
internal sealed class LineIndex
{
    private readonly Dictionary<string, int> lines = [];
    private readonly byte[] text;
    private int seenTo;
    private int line = 1;

    private LineIndex(byte[] text) => this.text = text;

    /// <param name="utf8">A readable JSON text.</param>
    public static LineIndex Of(ReadOnlySpan<byte> utf8)
    {
        var index = new LineIndex(utf8.ToArray());
        var reader = new Utf8JsonReader(index.text, new JsonReaderOptions { MaxDepth = CatalogueReader.Json.Options.MaxDepth });
        if (reader.Read())
            index.Take(ref reader, "", index.lines);
        return index;
    }

    /// <summary>The line of a path, or of the nearest field or item around it; from 1.</summary>
    /// <param name="path">As a problem names it, without the file.</param>
    public int? Find(string path)
    {
        for (var at = path; at.Length > 0; at = at.LastIndexOf('/') is >= 0 and var slash ? at[..slash] : "")
        {
            if (lines.TryGetValue(at, out var found))
                return found;
        }
        return null;
    }

    /// <summary>Notes a value and everything in it, under the path that it has.</summary>
    private void Take(ref Utf8JsonReader reader, string path, Dictionary<string, int> into)
    {
        into.TryAdd(path, LineOf((int)reader.TokenStartIndex));
        if (reader.TokenType == JsonTokenType.StartObject)
            TakeFields(ref reader, path, into);
        else if (reader.TokenType == JsonTokenType.StartArray)
            TakeItems(ref reader, path, into);
    }

    private void TakeFields(ref Utf8JsonReader reader, string path, Dictionary<string, int> into)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (Text(ref reader), LineOf((int)reader.TokenStartIndex));
            var inside = path.Length == 0 ? name : $"{path}/{name}";
            into.TryAdd(inside, at);
            reader.Read();
            Take(ref reader, inside, into);
        }
    }

    private void TakeItems(ref Utf8JsonReader reader, string path, Dictionary<string, int> into)
    {
        for (var i = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            // An item is called by what stands in it, so its paths are known when it has been read.
            var item = new Dictionary<string, int>();
            var name = reader.TokenType == JsonTokenType.StartObject ? NameAhead(reader) : null;
            Take(ref reader, $"{path}/{name ?? $"#{i}"}", item);
            foreach (var (at, found) in item)
                into.TryAdd(at, found);
        }
    }

    /// <param name="reader">At the beginning of an object; a copy, so that it stays there.</param>
    private static string? NameAhead(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var names = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("alternative"u8) || reader.ValueTextEquals("criterion"u8);
            reader.Read();
            if (names && reader.TokenType == JsonTokenType.String && Text(ref reader) is { Length: > 0 } text)
                return text;
            reader.Skip();
        }
        return null;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>Places are asked for nearly in order, so each stretch is counted once.</summary>
    private int LineOf(int offset)
    {
        if (offset < seenTo)
            return 1 + text.AsSpan(0, offset).Count((byte)'\n');
        line += text.AsSpan(seenTo, offset - seenTo).Count((byte)'\n');
        seenTo = offset;
        return line;
    }
}
