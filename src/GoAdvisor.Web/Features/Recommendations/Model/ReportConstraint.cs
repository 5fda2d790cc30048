using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>A rule over answers, and what became of it.</summary>
public sealed record ReportConstraint
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Why the rule exists.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public required ReportConstraintState State { get; init; }

    /// <summary>The answers that made it fire, or that make it likely; else none.</summary>
    public required IReadOnlyList<ReportGiven> Because { get; init; }

    /// <summary>What it does; empty unless fired.</summary>
    public required IReadOnlyList<ReportEffect> Effects { get; init; }

    /// <summary>Numbers of the sources that back the reason; none means editorial.</summary>
    public required IReadOnlyList<int> Sources { get; init; }
}

/// <summary>What became of a constraint.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReportConstraintState>))]
public enum ReportConstraintState
{
    /// <summary>Its condition holds.</summary>
    Fired,

    /// <summary>It has not fired although the answers make it likely: worth asking the team.</summary>
    PointedOut,

    /// <summary>It depends on a question that is not answered.</summary>
    Open,

    /// <summary>The answers rule it out.</summary>
    NotFired,
}
