using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Scoring;

/// <summary>The recommendation, or why there is none.</summary>
public sealed record Verdict
{
    /// <summary>How firm it is.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>The recommended alternative; null unless clear, leaning or sole.</summary>
    public required Alternative? Winner { get; init; }

    /// <summary>
    /// The alternatives in question, best first: the winner when clear, leaning or sole; everyone within the threshold when too close (at least two, and whoever
    /// is often first when open questions are drawn) or without enough answers; none when all are excluded.
    /// </summary>
    public required IReadOnlyList<Alternative> Contenders { get; init; }

    /// <summary>The best alternative that is not in first place; null when there is none, and on a tie, where nobody is second.</summary>
    public required Alternative? RunnerUp { get; init; }

    /// <summary>Points between the first place and the runner-up, after constraints; 0 on a tie, null when there is no runner-up.</summary>
    public required double? Lead { get; init; }

    /// <summary>
    /// Points by which the one in first place is ahead in the middle one of the draws, which answer the open questions as well; below zero where it is behind. Null
    /// where no open question is drawn. The smaller of this and <see cref="Lead"/> counts.
    /// </summary>
    public double? DrawnLead { get; init; }

    /// <summary>Open answers that could exclude the only alternative that is left; empty when others are left, or when none can.</summary>
    public IReadOnlyList<AnswerGiven> Unless { get; init; } = [];

    /// <summary>Share of the stated draws, 0 to 1, in which the best-placed alternative is first; null when all are excluded.</summary>
    public required double? FirstShare { get; init; }

    /// <summary>The headline: a few words a person could say in a meeting.</summary>
    public required string Headline { get; init; }

    /// <summary>The verdict in one sentence with its figures.</summary>
    public required string Text { get; init; }
}

/// <summary>How firm a verdict is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<VerdictKind>))]
public enum VerdictKind
{
    /// <summary>A large lead that holds in nearly all draws and that no open answer can end.</summary>
    Clear,

    /// <summary>A lead, but not a large one, or not in nearly all draws.</summary>
    Leaning,

    /// <summary>The lead is smaller than the model can tell apart, or is lost in too many draws.</summary>
    TooClose,

    /// <summary>Too few questions are answered.</summary>
    Insufficient,

    /// <summary>Every alternative is excluded.</summary>
    None,

    /// <summary>All others are excluded, and no open answer can exclude the one that is left.</summary>
    Sole,
}
