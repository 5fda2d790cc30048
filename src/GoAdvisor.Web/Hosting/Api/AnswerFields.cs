namespace GoAdvisor.Web.Hosting.Api;

internal static class AnswerFields
{
    private const int MaxQuestions = 200;
    private const int MaxOptions = 100;
    private const string Modes = "; use stated, simplex or ordered";

    /// <summary>Question → options, as far as they have the right shape; whether they exist is checked against the catalogue.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadAnswers(this RequestValue value)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        if (value.ReadEntries("an object of question → list of options", "a question whose name", "; {} answers nothing") is not { } entries)
            return answers;
        if (value.Element.GetPropertyCount() is > MaxQuestions and var count)
        {
            value.Refuse($"answers {count} questions; at most {MaxQuestions} are read");
            return answers;
        }
        foreach (var (options, question, _) in entries)
            answers.TryAdd(question, options.ReadOptions());
        return answers;
    }

    public static IReadOnlyList<string> ReadOptions(this RequestValue value)
    {
        if (value.ReadItems("a list of options", "; [] says that you do not know") is not { } items)
            return [];
        if (value.Element.GetArrayLength() is > MaxOptions and var count)
        {
            value.Refuse($"holds {count} options; at most {MaxOptions} are read");
            return [];
        }
        var options = new List<string>(value.Element.GetArrayLength());
        foreach (var item in items)
        {
            if (item.ReadId("the id of an option") is { } option)
                options.Add(option);
        }
        return options;
    }

    /// <summary>The stated weights when the value is absent, null or invalid.</summary>
    public static WeightDraws ReadWeightDraws(this RequestValue value)
    {
        var mode = value.IsGiven ? value.ReadString("text", Modes) : null;
        switch (mode)
        {
            case "simplex":
                return WeightDraws.Simplex;
            case "ordered":
                return WeightDraws.Ordered;
            case not (null or "stated"):
                value.Refuse($"is '{mode.Truncated(Limits.Slug)}', which is no way to draw weights{Modes}");
                break;
        }
        return WeightDraws.Stated;
    }
}
