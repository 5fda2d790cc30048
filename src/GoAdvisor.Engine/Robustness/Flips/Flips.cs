namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>Another answer to one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="From">The options chosen now, in catalogue order; empty for a follow-up that is not asked yet.</param>
/// <param name="To">The options chosen instead, in catalogue order.</param>
public sealed record AnswerChange(Question Question, IReadOnlyList<Option> From, IReadOnlyList<Option> To);

/// <summary>A smallest set of changed answers that changes the first place: without any one of its changes the first place stays.</summary>
/// <param name="Changes">One or two changes, in catalogue order.</param>
/// <param name="First">The alternatives then in first place, in catalogue order; empty when all would be excluded.</param>
/// <param name="Lead">Points by which they would then lead, 0 on a tie; null when there is nobody left to lead or to be led.</param>
public sealed record AnswerFlip(IReadOnlyList<AnswerChange> Changes, IReadOnlyList<Alternative> First, double? Lead)
{
    /// <summary>Who would then be first; null on a tie and when all would be excluded.</summary>
    public Alternative? Winner => First.Count == 1 ? First[0] : null;
}

/// <summary>What would change the answer.</summary>
/// <param name="Flips">The flips of one change, then those of two; each by descending lead.</param>
/// <param name="Tried">How many single changes there are.</param>
/// <param name="Kept">How many of them leave the first place as it is.</param>
public sealed record AnswerFlips(IReadOnlyList<AnswerFlip> Flips, int Tried, int Kept)
{
    /// <summary>Where nothing was tried.</summary>
    internal static AnswerFlips NotSought { get; } = new([], 0, 0);
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
