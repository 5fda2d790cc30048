using GoAdvisor.Engine;

namespace GoAdvisor.Data.Assessments;

/// <summary>What somebody wants to save, held against the catalogue.</summary>
/// <param name="Options">As it is stored: in catalogue order, whatever order it was given in.</param>
/// <param name="Problems">Why it cannot be saved; empty when it can.</param>
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
