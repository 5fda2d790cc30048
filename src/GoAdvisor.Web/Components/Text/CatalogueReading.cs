namespace GoAdvisor.Web.Components.Text;

public static class CatalogueReading
{
    /// <summary>The option of a select-many question that states a constraint; null when there is none.</summary>
    public static AnswerGiven? TickOf(this Catalogue catalogue, Constraint constraint) =>
        (from leaf in constraint.When.Leaves
         from question in catalogue.Questions
         where question.Id == leaf.Question && question.Select == Selection.Many
         from option in question.Options
         where leaf.Options.Contains(option.Id)
         select new AnswerGiven(question, option)).FirstOrDefault();

    public static Alternative AlternativeOf(this Catalogue catalogue, Effect effect) =>
        catalogue.Alternatives.Single(alternative => alternative.Id == effect.Alternative);

    public static Rating Of(this IReadOnlyList<Rating> ratings, Alternative alternative) =>
        ratings.Single(rating => rating.Alternative == alternative.Id);

    public static IReadOnlyList<string> Ids(this IReadOnlyList<Alternative> alternatives) => [.. alternatives.Select(alternative => alternative.Id)];

    /// <summary>"Go, Java and Rust".</summary>
    public static string Names(this IEnumerable<Alternative> alternatives) => alternatives.Select(alternative => alternative.Name).Listed();
}
