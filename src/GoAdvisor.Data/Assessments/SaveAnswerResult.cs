namespace GoAdvisor.Data.Assessments;

/// <summary>What became of an answer; one of the four below.</summary>
public abstract record SaveAnswerResult
{
    private protected SaveAnswerResult() { }
}

/// <summary>The answer is stored.</summary>
/// <param name="Written">False when an earlier call said the same, so that this one had nothing to write.</param>
public sealed record AnswerSaved(long Revision, long AssessmentRevision, bool Written = true) : SaveAnswerResult;

/// <summary>Somebody else answered in between, differently. Nothing was written.</summary>
public sealed record AnswerConflict(SavedAnswer Current) : SaveAnswerResult;

/// <summary>It is no answer to a question of the assessment's catalogue. Nothing was written.</summary>
public sealed record AnswerRefused(IReadOnlyList<string> Problems) : SaveAnswerResult;

/// <summary>There is no such assessment, or it is not open to this token, which is the same from outside.</summary>
public sealed record AssessmentNotFound : SaveAnswerResult;
