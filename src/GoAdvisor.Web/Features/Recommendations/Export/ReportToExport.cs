using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Export;

/// <summary>A report that somebody wants as a file. It is made only when there is no finished file of the same content.</summary>
/// <param name="ContentKey">The same for the same content, made by the same program, and only then.</param>
/// <param name="Name">What the file is called after; any text.</param>
/// <param name="Make">Makes the report. It may run on after the request has ended.</param>
internal sealed record ReportToExport(string ContentKey, string Name, Func<CancellationToken, Recommendation> Make)
{
    /// <summary>A new program may say the same in other words.</summary>
    private static readonly byte[] Program = typeof(ReportToExport).Module.ModuleVersionId.ToByteArray();

    /// <summary>The report of an assessment as it is now.</summary>
    public static ReportToExport Of(PublishedCatalogue published, AssessmentSnapshot assessment)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Program);
        Append(hash, "assessment", $"{published.Number}", assessment.Title, assessment.Context ?? "", assessment.Context is null ? "none" : "some", $"{assessment.AsOf.UtcTicks}");
        foreach (var (question, answer) in assessment.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
            Append(hash, question, string.Join(' ', answer.Options));
        Append(hash, assessment.OwnWeights?.Text ?? "", published.Calibration is { } measured ? $"{measured.Seed} {measured.Sheets}" : "");
        return new ReportToExport(Convert.ToHexStringLower(hash.GetHashAndReset()), assessment.Title, cancel => RecommendationBuilder.Build(published, assessment, cancellationToken: cancel));
    }

    /// <summary>A report that was frozen.</summary>
    /// <param name="json">Its text, as <see cref="ReportJson.Write"/> wrote it.</param>
    /// <param name="name">What the file is called after.</param>
    public static ReportToExport Frozen(ReadOnlyMemory<byte> json, string name)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Program);
        Append(hash, "frozen");
        hash.AppendData(json.Span);
        return new ReportToExport(Convert.ToHexStringLower(hash.GetHashAndReset()), name, _ => ReportJson.Read(json.Span));
    }

    /// <summary>Each with its length, so that no two lists of texts look alike.</summary>
    private static void Append(IncrementalHash hash, params ReadOnlySpan<string> texts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            hash.AppendData(length);
            hash.AppendData(utf8);
        }
    }
}
