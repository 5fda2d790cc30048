namespace GoAdvisor.Web.Features.Assessments;

/// <summary>An assessment as the API tells it. A question without an entry was never answered; an empty list says "don't know". The revision grows by one with every answer that changes.</summary>
internal sealed record AssessmentResponse(
    Guid Id,
    string Title,
    string? Context,
    int CatalogueVersion,
    DateTimeOffset CreatedAt,
    long Revision,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <param name="snapshot">The stored assessment.</param>
    /// <param name="pinned">Its catalogue, which gives the answers their order.</param>
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

/// <summary>A new assessment with the one token that opens it.</summary>
internal sealed record CreatedAssessmentResponse(Guid Id, string Token, int CatalogueVersion)
{
    /// <summary>Leaves the secret out, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(CreatedAssessmentResponse)} {{ Id = {Id} }}";
}

internal sealed record SavedAnswerResponse(string Question, IReadOnlyList<string> Options, long Revision);
