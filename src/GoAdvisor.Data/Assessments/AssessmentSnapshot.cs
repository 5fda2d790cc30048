namespace GoAdvisor.Data.Assessments;

/// <summary>An assessment and its answers as they stood at one moment.</summary>
public sealed record AssessmentSnapshot
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string? Context { get; init; }

    public required int CatalogueVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last answer was saved; when the assessment was created, while there is none.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Grows by one with every saved answer.</summary>
    public required long Revision { get; init; }

    /// <summary>By question. A question without an entry was never answered, not even with "I don't know".</summary>
    public required IReadOnlyDictionary<string, SavedAnswer> Answers { get; init; }
}

/// <summary>An answer as it is stored.</summary>
/// <param name="Options">The chosen options in catalogue order; none means an explicit "I don't know".</param>
/// <param name="Revision">1 when first saved, one more with each change; 0 where nothing is stored.</param>
public sealed record SavedAnswer(IReadOnlyList<string> Options, long Revision)
{
    internal static SavedAnswer From(string options, long revision) =>
        new(options.Split(' ', StringSplitOptions.RemoveEmptyEntries), revision);
}

/// <summary>What somebody who saves an answer has seen stored.</summary>
/// <param name="CatalogueVersion">The one that the assessment is pinned to.</param>
/// <param name="AssessmentRevision">That of the assessment.</param>
/// <param name="AnswerRevision">That of the answer; 0 where nothing is stored.</param>
public sealed record SeenAnswer(int CatalogueVersion, long AssessmentRevision, long AnswerRevision);

/// <summary>One line of a list of assessments.</summary>
/// <param name="Answered">How many questions are answered with at least one option.</param>
public sealed record AssessmentSummary(Guid Id, string Title, DateTimeOffset CreatedAt, int CatalogueVersion, int Answered);
