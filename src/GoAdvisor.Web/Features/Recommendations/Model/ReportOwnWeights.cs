namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The result by weights that a team has set itself. No ceiling or cap lowers these; constraints apply as they do to the others.</summary>
/// <param name="Weights">One per criterion, in catalogue order.</param>
/// <param name="Scores">One per alternative, in catalogue order.</param>
public sealed record ReportOwnWeights(
    VerdictKind Kind,
    string Headline,
    string Text,
    IReadOnlyList<ReportOwnWeight> Weights,
    IReadOnlyList<ReportOwnScore> Scores)
{
    /// <summary>The criteria whose own weight is another, the largest difference first.</summary>
    [JsonIgnore]
    public IEnumerable<ReportOwnWeight> Changed => Weights.Where(weight => weight.Own != weight.Derived).OrderByDescending(weight => Math.Abs(weight.Own - weight.Derived));
}

/// <param name="Own">What the team set, 0 to 1.</param>
/// <param name="Derived">What follows from its answers, 0 to 1.</param>
public sealed record ReportOwnWeight(Reference Criterion, double Own, double Derived);

/// <param name="Rank">By own weights; null when excluded.</param>
/// <param name="Score">By own weights, after constraints, 0 to 100; 0 when excluded.</param>
/// <param name="Derived">The score by the weights of the answers.</param>
/// <param name="FirstShare">By own weights: the share of the variations, 0 to 1, in which it is first, alone or not.</param>
public sealed record ReportOwnScore(Reference Alternative, int? Rank, double Score, double Derived, double FirstShare);
