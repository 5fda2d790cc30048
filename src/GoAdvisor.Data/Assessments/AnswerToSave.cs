namespace GoAdvisor.Data.Assessments;

/// <summary>Everything that decides what becomes of an answer that somebody wants to save.</summary>
/// <param name="Revision">The assessment's.</param>
/// <param name="Options">What is stored, null for no answer yet.</param>
/// <param name="AnswerRevision">The answer's; 0 for no answer yet.</param>
internal sealed record AnswerToSave(
    Guid Assessment, int CatalogueVersion, long Revision, Guid RespondentId, string? Options, long AnswerRevision);
