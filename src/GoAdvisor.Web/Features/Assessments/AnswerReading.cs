using GoAdvisor.Data;
using GoAdvisor.Engine;

namespace GoAdvisor.Web.Features.Assessments;

internal static class AnswerReading
{
    /// <summary>The stored answers of an assessment as the model of its pinned catalogue reads them.</summary>
    /// <exception cref="InvalidOperationException">The stored answers do not fit the catalogue they were checked against when saved.</exception>
    public static AnswerSet Read(this DecisionModel model, AssessmentSnapshot assessment) =>
        model.TryRead(assessment.Answers.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Options)), out var answers, out var problems)
            ? answers
            : throw new InvalidOperationException($"Assessment {assessment.Id} has answers its catalogue does not know: {string.Join("; ", problems)}");
}
