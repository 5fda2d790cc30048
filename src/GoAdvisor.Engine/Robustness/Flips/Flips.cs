namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>Another answer to one question, as options in catalogue order; <paramref name="From"/> is empty for a follow-up that is not asked yet.</summary>
public sealed record AnswerChange(Question Question, IReadOnlyList<Option> From, IReadOnlyList<Option> To);

/// <summary>
/// A minimal set of one or two changed answers that changes the first place. <paramref name="First"/> is empty when all would be excluded; <paramref
/// name="Lead"/> is in points, 0 on a tie, null when fewer than two alternatives would be left.
/// </summary>
public sealed record AnswerFlip(IReadOnlyList<AnswerChange> Changes, IReadOnlyList<Alternative> First, double? Lead)
{
    /// <summary>Who would then be first; null on a tie and when all would be excluded.</summary>
    public Alternative? Winner => First.Count == 1 ? First[0] : null;
}

/// <summary>
/// The flips of one change, then those of two, each by descending lead; how many single changes there are, and how many keep the first place.
/// </summary>
public sealed record AnswerFlips(IReadOnlyList<AnswerFlip> Flips, int Tried, int Kept)
{
    internal static AnswerFlips None { get; } = new([], 0, 0);
}

/// <summary>What becomes of the lead when one rating moves by one step.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Alternative">The alternative whose rating moves.</param>
/// <param name="From">The rating now.</param>
/// <param name="To">One step lower or higher, within 0 to 4.</param>
/// <param name="Lead">Points by which the present leader would then lead the best other; negative when it would be overtaken.</param>
/// <param name="First">The alternatives then in first place, in catalogue order.</param>
/// <param name="ChangesFirst">Whether these are others than now.</param>
public sealed record RatingFlip(
    Criterion Criterion, Alternative Alternative, int From, int To, double Lead, IReadOnlyList<Alternative> First, bool ChangesFirst);
