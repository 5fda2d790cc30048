using GoAdvisor.Engine.Scoring;

namespace GoAdvisor.Data.Assessments;

/// <summary>Reads stored answers with the catalogue they were given to.</summary>
public static class AnswerReading
{
    /// <summary>The stored answers of an assessment as the model of its pinned catalogue reads them.</summary>
    public static AnswerSet Read(this DecisionModel model, AssessmentSnapshot assessment) =>
        model.Read(assessment.Answers.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Options)));

    /// <summary>Answers that were checked against this model's catalogue before.</summary>
    /// <exception cref="InvalidOperationException">They do not fit the catalogue after all.</exception>
    public static AnswerSet Read(this DecisionModel model, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers) =>
        model.TryRead(answers, out var set, out var problems)
            ? set
            : throw new InvalidOperationException(
                $"Stored answers do not fit their catalogue; look at {string.Join(", ", problems.Select(problem => problem.Question))}.");
}
