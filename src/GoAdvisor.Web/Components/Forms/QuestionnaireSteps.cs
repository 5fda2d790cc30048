namespace GoAdvisor.Web.Components.Forms;

/// <summary>The pages of the questionnaire: the most decisive questions first, where a catalogue names them, then its sections.</summary>
public static class QuestionnaireSteps
{
    private static readonly Section TwoMinutes = new()
    {
        Id = "two-minutes",
        Name = "Two minutes",
        Title = "The two-minute version",
        Intro = "These decide most. Answer what you know, then look at the result so far: it says what the other questions could still change. All of them follow, and none is required.",
    };

    public static IReadOnlyList<Section> Steps(this Catalogue catalogue) =>
        catalogue.Questionnaire?.TwoMinutes is { Count: > 0 } ? [TwoMinutes, .. catalogue.Sections] : catalogue.Sections;

    /// <summary>The questions of a page, those first that are on no earlier one.</summary>
    public static IReadOnlyList<Question> QuestionsOf(this Catalogue catalogue, Section step)
    {
        var first = catalogue.InTwoMinutes();
        if (step == TwoMinutes)
            return first;
        var own = catalogue.Questions.Where(question => question.Section == step.Id).ToList();
        return [.. own.Except(first), .. own.Intersect(first)];
    }

    /// <summary>The questions of the two-minute version with their follow-ups, in the order they are asked.</summary>
    public static IReadOnlyList<Question> InTwoMinutes(this Catalogue catalogue)
    {
        var asked = new List<Question>();
        foreach (var id in catalogue.Questionnaire?.TwoMinutes ?? [])
        {
            asked.AddRange(catalogue.Questions.Where(question => question.Id == id && !asked.Contains(question)));
            // A follow-up comes as soon as everything is there that decides whether it is asked.
            asked.AddRange(catalogue.Questions.Where(question => !asked.Contains(question) && question.AskedWhen is { } when
                && when.Leaves.All(leaf => asked.Exists(earlier => earlier.Id == leaf.Question))).ToList());
        }
        return asked;
    }

    /// <summary>From 1, on the page itself in the two-minute version, else across all sections; null for a follow-up.</summary>
    public static int? NumberOf(this Catalogue catalogue, Section step, Question question) => question.AskedWhen is not null ? null
        : 1 + (step == TwoMinutes ? catalogue.InTwoMinutes() : catalogue.Questions).TakeWhile(other => other != question).Count(other => other.AskedWhen is null);
}
