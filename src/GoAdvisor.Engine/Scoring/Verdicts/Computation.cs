using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>
/// Scores and draws for answers, from the weights that these give or from own ones, which no ceiling binds. Reuses its buffers: can be used repeatedly, by one
/// thread at a time.
/// </summary>
internal sealed class Computation
{
    private readonly DecisionModel model;
    private readonly byte[]? own;
    private readonly byte[] weights;
    private readonly AlternativeScore[] scores;
    private readonly int[] first;
    private readonly OpenDraws? draws;

    /// <param name="model">The model.</param>
    /// <param name="own">Weights in hundredths that replace those of the answers; null for those of the answers.</param>
    public Computation(DecisionModel model, byte[]? own)
    {
        (this.model, this.own) = (model, own);
        weights = new byte[model.Tables.Width];
        scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        first = new int[scores.Length];
        draws = model.Catalogue.DrawsAnswers ? model.StatedOpenDraws : null;
    }

    /// <summary>The weights of the answers scored last, in hundredths, before joint ceilings.</summary>
    public ReadOnlySpan<byte> Weights => weights;

    /// <summary>By alternative, of the answers scored last.</summary>
    public ReadOnlySpan<AlternativeScore> Scores => scores;

    /// <summary>By alternative: in how many of the stated draws it is first, of the answers drawn last.</summary>
    public ReadOnlySpan<int> First => first;

    /// <returns>The common denominator of the scores.</returns>
    public long Score(ReadOnlySpan<ulong> answers)
    {
        if (own is null)
            return model.Score(answers, weights, scores);
        own.CopyTo(weights, 0);
        return model.Scoring.ComputeScores(answers, weights, scores);
    }

    /// <summary>Counts first places over the stated draws, for the answers scored last.</summary>
    /// <returns>By how much the leader, if there is one, is ahead in the middle draw, in points; null where open questions are not drawn.</returns>
    public double? Draw(ReadOnlySpan<ulong> answers, int leader)
    {
        if (draws is not null)
            return draws.Count(answers, own, leader, first).Median / 100.0;
        model.CountFirst(answers, weights, first);
        return null;
    }
}
