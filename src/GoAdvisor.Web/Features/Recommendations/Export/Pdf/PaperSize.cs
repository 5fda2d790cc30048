namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The paper size of a report, unless its style names another.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 mm.</summary>
    A4,

    /// <summary>8.5 by 11 inches.</summary>
    Letter,
}

/// <summary>Sheets of paper by the names they have in addresses.</summary>
internal static class PaperSizes
{
    /// <summary>A4 unless something else is said; false for what is no paper.</summary>
    public static bool TryRead(string? text, out PaperSize paper)
    {
        paper = text == "letter" ? PaperSize.Letter : PaperSize.A4;
        return string.IsNullOrEmpty(text) || text is "a4" or "letter";
    }
}
