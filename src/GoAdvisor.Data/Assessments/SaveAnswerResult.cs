namespace GoAdvisor.Data.Assessments;

public abstract record SaveAnswerResult
{
    private protected SaveAnswerResult() { }
}

/// <summary><paramref name="Written"/> is false when the same answer was already stored.</summary>
public sealed record AnswerSaved(long Revision, long AssessmentRevision, bool Written = true) : SaveAnswerResult;

/// <summary>Another answer was saved meanwhile; nothing was written.</summary>
public sealed record AnswerConflict(SavedAnswer Current) : SaveAnswerResult;

/// <summary>Not a valid answer to a question of the assessment's catalogue; nothing was written.</summary>
public sealed record AnswerRefused(IReadOnlyList<string> Problems) : SaveAnswerResult;

/// <summary>The assessment does not exist or is not open to the token; callers cannot tell which.</summary>
public sealed record AssessmentNotFound : SaveAnswerResult;

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
