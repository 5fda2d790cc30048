namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>A smallest set of changed answers that changes the first place.</summary>
/// <param name="Changes">One or two.</param>
/// <param name="Winner">Who would then be first; null on a tie and when all would be excluded.</param>
/// <param name="First">All who would then be first.</param>
/// <param name="Lead">Points by which they would lead; 0 on a tie, null when there is nobody left to lead or to be led.</param>
internal sealed record AnswerFlipResponse(IReadOnlyList<AnswerChangeResponse> Changes, string? Winner, IReadOnlyList<string> First, double? Lead)
{
    public static AnswerFlipResponse Of(AnswerFlip flip) => new(
        [.. flip.Changes.Select(AnswerChangeResponse.Of)],
        flip.Winner?.Id,
        [.. flip.First.Select(alternative => alternative.Id)],
        flip.Lead);
}

/// <summary>Another answer to one question, in the form in which answers are sent.</summary>
internal sealed record AnswerChangeResponse(string Question, IReadOnlyList<string> From, IReadOnlyList<string> To)
{
    public static AnswerChangeResponse Of(AnswerChange change) => new(
        change.Question.Id,
        [.. change.From.Select(option => option.Id)],
        [.. change.To.Select(option => option.Id)]);
}

/// <summary>What becomes of the lead when one rating moves by one step.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Alternative">Whose rating moves.</param>
/// <param name="From">The rating now.</param>
/// <param name="To">One step lower or higher.</param>
/// <param name="Lead">Points by which the present leader would lead; negative when it would be overtaken.</param>
/// <param name="First">All who would then be first.</param>
/// <param name="ChangesFirst">Whether these are others than now.</param>
internal sealed record RatingFlipResponse(
    string Criterion, string Alternative, int From, int To, double Lead, IReadOnlyList<string> First, bool ChangesFirst)
{
    public static RatingFlipResponse Of(RatingFlip flip) => new(
        flip.Criterion.Id,
        flip.Alternative.Id,
        flip.From,
        flip.To,
        flip.Lead,
        [.. flip.First.Select(alternative => alternative.Id)],
        flip.ChangesFirst);
}
