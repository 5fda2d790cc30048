using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Recommendations.Export.Json;

/// <summary>
/// How a report is spelled as JSON. What is read is written again byte for byte, so a report can be frozen by keeping its text. A
/// member that is added later must be one that may be absent, because earlier reports are without it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = Depth)]
[JsonSerializable(typeof(Recommendation))]
public sealed partial class ReportJson : JsonSerializerContext
{
    private const int Depth = 16;

    /// <summary>With apostrophes and any script as they are: this is never part of a page.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>In UTF-8, indented, with a line feed at the end of each line.</summary>
    public static byte[] Write(Recommendation report)
    {
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, Relaxed))
            JsonSerializer.Serialize(writer, report, Default.Recommendation);
        written.WriteByte((byte)'\n');
        return written.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is no report, or one of another format.</exception>
    public static Recommendation Read(ReadOnlySpan<byte> utf8Json)
    {
        var report = JsonSerializer.Deserialize(utf8Json, Default.Recommendation) ?? throw new JsonException("A report is an object, not null.");
        return report.Format == Model.Recommendation.CurrentFormat
            ? report
            : throw new JsonException($"The format of the report is '{report.Format}'; this version reads '{Model.Recommendation.CurrentFormat}'.");
    }
}
