namespace GoAdvisor.Web.Features.Assessments;

/// <summary>
/// A question without an entry was never answered; an empty list means "don't know". The revision grows by one with every change of an answer.
/// </summary>
internal sealed record AssessmentResponse(
    Guid Id,
    string Title,
    string? Context,
    int CatalogueVersion,
    DateTimeOffset CreatedAt,
    long Revision,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <param name="pinned">The catalogue that gives the answers their order.</param>
    public static AssessmentResponse From(AssessmentSnapshot snapshot, Catalogue pinned) => new(
        snapshot.Id,
        snapshot.Title,
        snapshot.Context,
        snapshot.CatalogueVersion,
        snapshot.CreatedAt,
        snapshot.Revision,
        new OrderedDictionary<string, IReadOnlyList<string>>(pinned.Questions
            .Where(question => snapshot.Answers.ContainsKey(question.Id))
            .Select(question => KeyValuePair.Create(question.Id, snapshot.Answers[question.Id].Options))));
}

internal sealed record CreatedAssessmentResponse(Guid Id, string Token, int CatalogueVersion)
{
    /// <summary>Without the token, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(CreatedAssessmentResponse)} {{ Id = {Id} }}";
}

internal sealed record SavedAnswerResponse(string Question, IReadOnlyList<string> Options, long Revision);
