namespace GoAdvisor.Data.Assessments;

public sealed record AssessmentSnapshot
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string? Context { get; init; }

    public required int CatalogueVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last answer was saved; without answers, when the assessment was created.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Incremented with every saved answer.</summary>
    public required long Revision { get; init; }

    /// <summary>By question. Without an entry the question was never answered, not even with "I don't know".</summary>
    public required IReadOnlyDictionary<string, SavedAnswer> Answers { get; init; }

    /// <summary>Weights that the team keeps beside those that follow from its answers; null for none.</summary>
    public KeptWeights? OwnWeights { get; init; }
}

/// <summary>No options mean an explicit "I don't know"; the revision is 0 where nothing is stored.</summary>
public sealed record SavedAnswer(IReadOnlyList<string> Options, long Revision)
{
    internal static SavedAnswer From(string options, long revision) =>
        new(options.Split(' ', StringSplitOptions.RemoveEmptyEntries), revision);
}

/// <summary>What a client that saves an answer has read; <paramref name="AnswerRevision"/> is 0 where nothing was stored.</summary>
public sealed record SeenAnswer(int CatalogueVersion, long AssessmentRevision, long AnswerRevision);

/// <param name="AsOf">When the last answer was saved; without answers, when the assessment was created.</param>
/// <param name="Answers">The chosen options by question; without questions that were answered "I don't know".</param>
public sealed record AssessmentSummary(
    Guid Id, string Title, DateTimeOffset AsOf, int CatalogueVersion, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers);

public static class AnswerReading
{
    public static OrderedDictionary<string, IReadOnlyList<string>> InOrderOf(
        this AssessmentSnapshot assessment, Catalogue catalogue) => new(
        from question in catalogue.Questions
        where assessment.Answers.ContainsKey(question.Id)
        select KeyValuePair.Create(question.Id, assessment.Answers[question.Id].Options));

    public static AnswerSet Read(this DecisionModel model, AssessmentSnapshot assessment) =>
        model.Read(assessment.Answers.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Options)));

    /// <summary>Reads answers that were validated against this model's catalogue when they were saved.</summary>
    /// <exception cref="InvalidOperationException">They do not fit the catalogue.</exception>
    public static AnswerSet Read(this DecisionModel model, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers) =>
        model.TryRead(answers, out var set, out var problems)
            ? set
            : throw new InvalidOperationException(
                $"Stored answers do not fit their catalogue; look at {string.Join(", ", problems.Select(problem => problem.Question))}.");
}
