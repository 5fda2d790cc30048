namespace GoAdvisor.Engine.Tests;

/// <summary>The first version of the catalogue that the product ships with.</summary>
internal static class Seeds
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "seeds", "v1");

    public static Catalogue Catalogue { get; } = CatalogueReader.Read(Parts());

    public static DecisionModel Model { get; } = DecisionModel.Compile(Catalogue);

    public static IEnumerable<CataloguePart> Parts() => PartFiles().Select(file => new CataloguePart(Path.GetRelativePath(Folder, file), File.ReadAllBytes(file)));

    public static IEnumerable<string> PartFiles() =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories);

    public static Question Question(string id) => Catalogue.Questions.Single(question => question.Id == id);
}

internal static class Evaluating
{
    /// <summary>Evaluates answers written as "question=option option".</summary>
    public static Evaluation With(this DecisionModel model, params IEnumerable<string> answers) => model.Evaluate(model.Answers(answers));

    public static AnswerSet Answers(this DecisionModel model, params IEnumerable<string> answers) =>
        model.Answers(answers.Select(answer => answer.Split('=')).ToDictionary(
            answer => answer[0], IReadOnlyList<string> (answer) => answer[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public static AnswerSet Answers(this DecisionModel model, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        model.TryRead(answers, out var set, out var problems).Should().BeTrue(string.Join("; ", problems));
        return set;
    }

    public static AlternativeResult Of(this Evaluation evaluation, string alternative) =>
        evaluation.Alternatives.Single(result => result.Alternative.Id == alternative);
}
