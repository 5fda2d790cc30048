using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Engine.Scoring;

/// <summary>
/// The result without its trace, cheap enough for every click. Single flips are only searched once there is a verdict: before, nearly every change is one.
/// </summary>
public sealed record Preview(Coverage Coverage, Verdict Verdict, IReadOnlyList<PreviewScore> Scores, AnswerFlips Flips)
{
    /// <summary>Scores best first; excluded alternatives last; equal ranks in catalogue order.</summary>
    public IEnumerable<PreviewScore> Ranking => Scores.OrderBy(score => score.Rank ?? int.MaxValue);
}

/// <summary>
/// The result of one alternative after constraints: rank, null when excluded; score, 0 to 100; whether constraints lower it; share of the stated draws, 0 to 1,
/// in which it is first.
/// </summary>
public sealed record PreviewScore(Alternative Alternative, int? Rank, double Score, bool Held, double FirstShare);
