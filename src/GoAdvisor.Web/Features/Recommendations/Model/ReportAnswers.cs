using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <param name="Questions">Its questions, as far as they were put, in the order they are asked.</param>
public sealed record ReportSection(string Id, string Title, IReadOnlyList<ReportQuestion> Questions);

/// <summary>A question with what was answered to it.</summary>
/// <param name="Kind">Whether there is a right answer to look up.</param>
/// <param name="FollowUp">Whether it is asked only because of another answer, and does not count in coverage.</param>
public sealed record ReportQuestion(
    string Id,
    string Text,
    QuestionKind Kind,
    bool FollowUp,
    ReportAnswerState State,
    IReadOnlyList<Reference> Options);

[JsonConverter(typeof(KebabCaseEnumConverter<ReportAnswerState>))]
public enum ReportAnswerState
{
    Answered,

    /// <summary>With an explicit "I don't know".</summary>
    DontKnow,

    NotAnswered,
}

/// <summary>A statement of the article, and what was found about it.</summary>
/// <param name="Finding">What the sources say instead, or in support.</param>
/// <param name="Sources">Numbers of the sources behind the verdict; none when none was found.</param>
public sealed record ReportClaim(string Id, string Statement, ClaimVerdict Verdict, string Finding, IReadOnlyList<int> Sources);

/// <summary>A published document that backs a rating, a constraint or the verdict on a claim.</summary>
/// <param name="Number">What it is cited by, from 1.</param>
/// <param name="Links">Its addresses. Whoever shows one as a link lets <see cref="WebLinks"/> decide which may be followed.</param>
/// <param name="Note">What to know before relying on it; null when there is nothing to add.</param>
public sealed record ReportSource(int Number, string Id, string Title, IReadOnlyList<string> Links, string? Note)
{
    /// <summary>The addresses that lead to the web and nowhere else.</summary>
    [JsonIgnore]
    public IEnumerable<string> WebLinks => Links.Where(link =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp));
}
