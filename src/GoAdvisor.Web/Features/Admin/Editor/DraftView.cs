namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>What shows or edits something of the draft.</summary>
public abstract class DraftView : ComponentBase
{
    [Parameter, EditorRequired]
    public required DraftSession Session { get; set; }
}

/// <summary>What shows or edits one of its fields or items.</summary>
public abstract class DraftPartView : DraftView
{
    /// <summary>As in <see cref="CatalogueTree"/>.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }
}
