namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>A sentence of the summary: text, parts of which open their reasons.</summary>
public sealed record SummarySentence(IReadOnlyList<SummaryPart> Parts)
{
    public string Text => string.Concat(Parts.Select(part => part.Text));
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Opens">What its reason is; null for plain words.</param>
public sealed record SummaryPart(string Text, SummaryReason? Opens = null)
{
    /// <summary>Whether a reader who skims should see it.</summary>
    public bool Strong { get; init; }
}

/// <summary>Where the reason of something stands.</summary>
public abstract record SummaryReason
{
    private SummaryReason() { }

    /// <summary>How one criterion compares two alternatives.</summary>
    public sealed record OfCriterion(string Id) : SummaryReason;

    /// <summary>A rule over answers.</summary>
    public sealed record OfConstraint(string Id) : SummaryReason;

    /// <summary>An answer, or a question that has none.</summary>
    public sealed record OfQuestion(string Id) : SummaryReason;

    /// <summary>What other answers would lead to.</summary>
    public sealed record OfChange(ReportFlip Flip) : SummaryReason;

    /// <summary>Criterion by criterion, what makes the difference.</summary>
    public sealed record OfLead : SummaryReason;

    /// <summary>The open questions, most decisive first.</summary>
    public sealed record OfOpenQuestions : SummaryReason;

    /// <summary>Every rating with its source.</summary>
    public sealed record OfRatings : SummaryReason;
}
