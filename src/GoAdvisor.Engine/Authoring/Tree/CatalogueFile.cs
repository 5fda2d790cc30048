using System.Text;
using System.Text.Json;

namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>A whole catalogue as one file, to carry it from one GoAdvisor to another. What is written can be read again, byte for byte the same.</summary>
public static class CatalogueFile
{
    /// <summary>The first form of the file, which does not stand in the catalogue itself.</summary>
    private const int FirstFormat = 1;

    /// <summary>How large a file may be.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly byte[] Head = Encoding.UTF8.GetBytes($"{{\n  \"format\": {FirstFormat},\n");

    /// <summary>The catalogue in the form of the seeds' schema, UTF-8, with the number of the format in front and a line end behind.</summary>
    public static byte[] Write(Catalogue catalogue) => catalogue.Format is null
        ? [.. Head, .. CatalogueReader.Write(catalogue).AsSpan("{\n".Length), (byte)'\n']
        : [.. CatalogueReader.Write(catalogue), (byte)'\n'];

    /// <summary>Reads a file and finds everything that is wrong with it, each with its line.</summary>
    /// <param name="file">As it was handed in.</param>
    /// <param name="name">What whoever handed it in calls it.</param>
    public static CatalogueFileReading Read(ReadOnlyMemory<byte> file, string name = CatalogueReader.WholeFile)
    {
        if (file.Length > MaxBytes)
            return new CatalogueFileReading(null, [new CatalogueProblem("$", $"is larger than {MaxBytes / 1024 / 1024} MB; nothing of it was read")]);
        var text = FileText.Of(file, name);
        if (text.Problem is { } unreadable)
            return new CatalogueFileReading(null, [unreadable]);
        IReadOnlyList<CatalogueProblem> problems;
        try
        {
            var catalogue = CatalogueReader.Read([new CataloguePart(name, text.Utf8)]);
            problems = [.. Format(text.Utf8), .. AuthoringRules.Check(catalogue)];
            if (problems.Count == 0)
                return new CatalogueFileReading(catalogue, []);
            problems = [.. problems.Select(problem => problem with { Where = $"{name}: {problem.Where}" })];
        }
        catch (InvalidCatalogueException e)
        {
            problems = e.Problems;
        }
        var lines = LineIndex.Of(text.Utf8.Span);
        return new CatalogueFileReading(null, [.. problems.Select(problem => problem with { Line = lines.Find(PathOf(problem.Where, name)) })]);
    }

    /// <summary>A file has to say its form, so that a later one is never taken for an earlier one.</summary>
    private static IEnumerable<CatalogueProblem> Format(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        if (!document.RootElement.TryGetProperty("format", out _))
            yield return new CatalogueProblem("format", $"is missing; write it first, as Export does: \"format\": {CatalogueFormats.Current}, or {FirstFormat} for a catalogue of the first form");
    }

    private static string PathOf(string where, string file) => where.StartsWith($"{file}: ", StringComparison.Ordinal) ? where[(file.Length + 2)..] : where;
}

/// <summary>The consistent catalogue of a file, or every problem with its path.</summary>
public sealed record CatalogueFileReading(Catalogue? Catalogue, IReadOnlyList<CatalogueProblem> Problems);
