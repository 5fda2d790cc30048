namespace GoAdvisor.Engine.Catalogues;

/// <summary>What makes a set of chosen options an answer to a question.</summary>
public static class AnswerRules
{
    /// <summary>What is wrong with these options as an answer; empty when nothing is. No options at all means "don't know".</summary>
    public static IEnumerable<string> Check(Question question, IReadOnlyList<string> chosen)
    {
        var seen = new HashSet<string>();
        foreach (var id in chosen)
        {
            if (!seen.Add(id))
                yield return $"names '{id}' twice";
            else if (question.Options.All(option => option.Id != id))
                yield return $"'{id}' is not an option of '{question.Id}'; it offers {string.Join(", ", question.Options.Select(option => option.Id))}";
        }
        if (question.Select == Selection.One && chosen.Count > 1)
            yield return $"'{question.Id}' takes one option, not {chosen.Count}: {string.Join(", ", chosen)}";
        var exclusive = question.Options.FirstOrDefault(option => option.Exclusive && seen.Contains(option.Id));
        if (exclusive is not null && chosen.Count > 1)
            yield return $"'{exclusive.Id}' stands alone in '{question.Id}' and cannot be combined with other options";
    }
}
