using GoAdvisor.Engine;

namespace GoAdvisor.Data.Assessments;

/// <summary>An answer to save, validated against the catalogue; <paramref name="Options"/> are in catalogue order.</summary>
internal sealed record GivenAnswer(string Options, IReadOnlyList<string> Problems)
{
    public static GivenAnswer Check(PublishedCatalogue published, string question, IReadOnlyList<string> options)
    {
        var asked = published.Catalogue.Questions.FirstOrDefault(candidate => candidate.Id == question);
        if (asked is null)
            return new GivenAnswer("", [$"'{question.Truncated(Limits.Slug)}' is no question of catalogue version {published.Number}"]);
        var offered = asked.Options.Select(option => option.Id);
        return new GivenAnswer(string.Join(' ', offered.Where(options.Contains)), [.. AnswerRules.Check(asked, options)]);
    }
}
