using System.Text.Json.Serialization;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The recommendation, or why there is none.</summary>
public sealed record ReportVerdict
{
    /// <summary>How firm it is.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>A few words.</summary>
    public required string Headline { get; init; }

    /// <summary>One sentence with its figures.</summary>
    public required string Text { get; init; }

    /// <summary>What could still change it, in one sentence; null when no open question could, or there is no verdict yet.</summary>
    public required string? Provisional { get; init; }

    /// <summary>The recommended alternative; null unless clear or leaning.</summary>
    public required Reference? Winner { get; init; }

    /// <summary>Who is in question, best first.</summary>
    public required IReadOnlyList<Reference> Contenders { get; init; }

    /// <summary>The best that is not in first place (on a tie: another of those in it); null when there is none.</summary>
    public required Reference? RunnerUp { get; init; }

    /// <summary>Points between the first place and the runner-up; 0 on a tie, null when there is no runner-up.</summary>
    public required double? Lead { get; init; }

    /// <summary>Share of the draws, 0 to 1, in which the best placed is first; null when all are excluded.</summary>
    public required double? FirstShare { get; init; }

    /// <summary>Questions that are answered.</summary>
    public required int Answered { get; init; }

    /// <summary>Questions that count; follow-ups do not.</summary>
    public required int Asked { get; init; }
}

/// <summary>Something that speaks for the focus.</summary>
public sealed record ReportPoint
{
    /// <summary>One to four words.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: the answers behind a criterion, the reason of a constraint.</summary>
    public required string Text { get; init; }

    /// <summary>Its figures, such as weight and ratings; null when it has none.</summary>
    public required string? Detail { get; init; }
}

/// <summary>Something that speaks against the focus, or is not settled.</summary>
public sealed record ReportRisk
{
    /// <summary>Of which sort.</summary>
    public required ReportRiskKind Kind { get; init; }

    /// <summary>One to four words.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Text { get; init; }

    /// <summary>Its figures; null when it has none.</summary>
    public required string? Detail { get; init; }
}

/// <summary>Sorts of risks.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReportRiskKind>))]
public enum ReportRiskKind
{
    /// <summary>A fired constraint caps the focus or warns of it.</summary>
    Constraint,

    /// <summary>A criterion on which another alternative does better.</summary>
    Criterion,

    /// <summary>Constraints that the answers make likely and nobody has confirmed.</summary>
    WorthAsking,

    /// <summary>Questions without an answer.</summary>
    Coverage,

    /// <summary>How well the ratings and statements behind the result are backed.</summary>
    Evidence,
}
