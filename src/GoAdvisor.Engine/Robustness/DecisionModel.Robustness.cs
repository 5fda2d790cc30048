namespace GoAdvisor.Engine;

/// <content>How sure a result is, and what would change it.</content>
public sealed partial class DecisionModel
{
    /// <summary>The draws that the catalogue states.</summary>
    public DrawSettings StatedDraws => throw new NotImplementedException();

    /// <summary>How the ranking holds up when weights and ratings vary within their doubt. Constraints apply in every draw.</summary>
    public Robustness MeasureRobustness(AnswerSet answers, DrawSettings draws) => throw new NotImplementedException();

    /// <summary>How far each weight can move before the first place, or any place, changes; empty while no criterion has weight.</summary>
    public IReadOnlyList<WeightStability> MeasureStability(AnswerSet answers) => throw new NotImplementedException();

    /// <summary>What every alternative would score along all weights of one criterion; null while no criterion has weight.</summary>
    public WeightWalk? Walk(AnswerSet answers, Criterion criterion) => throw new NotImplementedException();

    /// <summary>The smallest sets of changed answers, of one and of two changes, that change the first place.</summary>
    public AnswerFlips FindFlips(AnswerSet answers) => throw new NotImplementedException();

    /// <summary>
    /// Every rating of a criterion that has weight, moved by one step; the largest effects on the lead first. Empty while there is no
    /// lead to move.
    /// </summary>
    public IReadOnlyList<RatingFlip> FindRatingFlips(AnswerSet answers) => throw new NotImplementedException();

    /// <summary>The result if the criteria had other weights, under the constraints that the answers set.</summary>
    /// <param name="answers">Answers to this model's questions; they decide coverage and constraints.</param>
    /// <param name="weights">One per criterion, in catalogue order: whole hundredths, 0 to 100.</param>
    public Preview Reweigh(AnswerSet answers, IReadOnlyList<int> weights) => throw new NotImplementedException();
}
