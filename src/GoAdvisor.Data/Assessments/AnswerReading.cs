namespace GoAdvisor.Data.Assessments;

public static class AnswerReading
{
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
