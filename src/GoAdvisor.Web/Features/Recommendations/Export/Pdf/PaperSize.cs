namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The sheet a report is laid out for, unless its style names another.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 mm.</summary>
    A4,

    /// <summary>8.5 by 11 inches.</summary>
    Letter,
}
