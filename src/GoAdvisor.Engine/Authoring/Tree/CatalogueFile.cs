using System.Text;

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

    /// <summary>Reads a file and finds everything that is wrong with it.</summary>
    public static CatalogueFileReading Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
            return new CatalogueFileReading(null, [new CatalogueProblem("$", $"is larger than {MaxBytes / 1024 / 1024} MB; nothing of it was read")]);
        try
        {
            return new CatalogueFileReading(CatalogueReader.Read(file), []);
        }
        catch (InvalidCatalogueException e)
        {
            return new CatalogueFileReading(null, e.Problems);
        }
    }
}

/// <summary>The consistent catalogue of a file, or every problem with its path.</summary>
public sealed record CatalogueFileReading(Catalogue? Catalogue, IReadOnlyList<CatalogueProblem> Problems);
