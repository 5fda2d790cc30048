namespace GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

/// <summary>Answers with changes from the query string, as "question:option,option"; nothing is stored.</summary>
/// <param name="Problems">Errors in the query string, each a clause about the value it names.</param>
public sealed record ChangedAnswers(AnswerSet Answers, IReadOnlyList<AnswerChange> Changes, IReadOnlyList<string> Problems)
{
    /// <summary>Longer values are no slugs and are not shown in full.</summary>
    private const int MostShown = 60;

    public static ChangedAnswers Read(AnswerSet present, IReadOnlyList<string> texts)
    {
        var (model, questions) = (present.Model, present.Model.Catalogue.Questions);
        var replaced = new Dictionary<string, IReadOnlyList<string>>();
        var problems = new List<string>();
        foreach (var text in texts)
        {
            if (text.Split(':', 2) is not [{ Length: > 0 } question, var options])
                problems.Add($"“{text.Truncated(MostShown)}” is not of the form question:option");
            else if (questions.All(candidate => candidate.Id != question))
                problems.Add($"“{question.Truncated(MostShown)}” is not a question of this catalogue");
            else if (!replaced.TryAdd(question, options.Length == 0 ? [] : options.Split(',')))
                problems.Add($"“{question}” is changed twice");
        }
        if (texts.Count == 0)
            problems.Add("It names no answer to change");
        foreach (var question in questions.Where(question => replaced.ContainsKey(question.Id)))
        {
            if (replaced[question.Id].FirstOrDefault(id => question.Options.All(option => option.Id != id)) is { } unknown)
                problems.Add($"“{unknown.Truncated(MostShown)}” is not an option of “{question.Id}”");
            else
                problems.AddRange(AnswerRules.Check(question, replaced[question.Id]));
        }
        if (problems.Count > 0)
            return new ChangedAnswers(present, [], problems);

        var merged = questions.Select(question => KeyValuePair.Create(
            question.Id, replaced.GetValueOrDefault(question.Id) ?? [.. present.Chosen(question).Select(option => option.Id)]));
        if (!model.TryRead(merged, out var answers, out var refused))
            return new ChangedAnswers(present, [], [.. refused.Select(problem => problem.What)]);

        problems.AddRange(questions
            .Where(question => replaced.TryGetValue(question.Id, out var options) && options.Count > 0 && !answers.IsAsked(question))
            .Select(question => $"“{question.Id}” is not asked with these answers"));
        var changes = questions
            .Select(question => new AnswerChange(question, [.. present.Chosen(question)], [.. answers.Chosen(question)]))
            .Where(change => !change.From.SequenceEqual(change.To))
            .ToList();
        if (problems.Count == 0 && changes.Count == 0)
            problems.Add("The answers it names are those that you have given");
        return problems.Count == 0 ? new ChangedAnswers(answers, changes, []) : new ChangedAnswers(present, [], problems);
    }
}
