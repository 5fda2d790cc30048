using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Engine.Scoring;

/// <summary>The result at a glance, without its trace: cheap enough to follow every click.</summary>
/// <param name="Coverage">How much of the questionnaire is answered.</param>
/// <param name="Verdict">The recommendation so far.</param>
/// <param name="Scores">One entry per alternative, in catalogue order.</param>
/// <param name="Flips">
/// The single changes of an answer that would change the first place; none are sought before there is a verdict, when nearly every one would.
/// </param>
public sealed record Preview(Coverage Coverage, Verdict Verdict, IReadOnlyList<PreviewScore> Scores, AnswerFlips Flips)
{
    /// <summary>Scores best first; excluded alternatives last; equal ranks in catalogue order.</summary>
    public IEnumerable<PreviewScore> Ranking => Scores.OrderBy(score => score.Rank ?? int.MaxValue);
}

/// <summary>Where one alternative stands after constraints.</summary>
/// <param name="Alternative">The alternative.</param>
/// <param name="Rank">1 is first; equal scores share a rank; null when excluded.</param>
/// <param name="Score">0 to 100; 0 when excluded.</param>
/// <param name="Held">Whether constraints keep it below its score before them.</param>
/// <param name="FirstShare">Share of the stated draws, 0 to 1, in which it is first.</param>
public sealed record PreviewScore(Alternative Alternative, int? Rank, double Score, bool Held, double FirstShare);
