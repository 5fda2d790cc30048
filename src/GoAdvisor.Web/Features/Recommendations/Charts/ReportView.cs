namespace GoAdvisor.Web.Features.Recommendations.Charts;

public abstract class ReportView : ComponentBase
{
    [Parameter, EditorRequired]
    public required Recommendation Report { get; set; }
}

/// <summary>What shows a part of it on the result page as well as in a document.</summary>
public abstract class ChartView : ReportView
{
    /// <summary>Whether it stands on a page and adapts to a phone; else it stands in a document, on the screen or on paper.</summary>
    [Parameter]
    public bool OnPage { get; set; }

    /// <summary>The class of the column of bars, for which a phone has no room on a page.</summary>
    protected string BarColumn => OnPage ? "hide-s wide" : "bar-column";

    /// <summary>The class that lets a table with a column per alternative scroll; on a page only where there are many.</summary>
    protected string? Scrolling => !OnPage ? "sideways" : Report.Alternatives.Count > 5 ? "scroll-x" : null;
}
