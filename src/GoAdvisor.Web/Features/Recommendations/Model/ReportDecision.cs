using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>What was decided, by whom and when, in the words of those who recorded it.</summary>
public sealed record ReportDecision
{
    /// <summary>What the record is called.</summary>
    public required string Name { get; init; }

    /// <summary>Why it was decided so, or what was decided otherwise; null when nothing was noted.</summary>
    public required string? Note { get; init; }

    /// <summary>Who decided; null when nobody was named.</summary>
    public required string? Deciders { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day by which it is to be looked at again; null when none was set.</summary>
    public required DateOnly? ReviewBy { get; init; }

    /// <summary>When it was recorded here, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Where a decision stands.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>Nobody has recorded it as decided.</summary>
    Proposed,

    /// <summary>It is recorded as decided.</summary>
    Accepted,
}
