using System.Text.Json.Serialization;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>A part of the questionnaire.</summary>
public sealed record ReportSection
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>Its questions, as far as they were put, in the order they are asked.</summary>
    public required IReadOnlyList<ReportQuestion> Questions { get; init; }
}

/// <summary>A question with what was answered to it.</summary>
public sealed record ReportQuestion
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>The question itself.</summary>
    public required string Text { get; init; }

    /// <summary>Whether there is a right answer to look up.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Whether it is asked only because of another answer, and does not count in coverage.</summary>
    public required bool FollowUp { get; init; }

    /// <summary>Whether it is answered.</summary>
    public required ReportAnswerState State { get; init; }

    /// <summary>The chosen options.</summary>
    public required IReadOnlyList<Reference> Options { get; init; }
}

/// <summary>Whether a question is answered.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ReportAnswerState>))]
public enum ReportAnswerState
{
    /// <summary>With at least one option.</summary>
    Answered,

    /// <summary>With an explicit "I don't know".</summary>
    DontKnow,

    /// <summary>Not yet.</summary>
    NotAnswered,
}

/// <summary>A statement of the article, and what was found about it.</summary>
public sealed record ReportClaim
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>What the article says.</summary>
    public required string Statement { get; init; }

    /// <summary>How it stands up.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>What the sources say instead, or in support.</summary>
    public required string Finding { get; init; }

    /// <summary>Numbers of the sources behind the verdict; none when none was found.</summary>
    public required IReadOnlyList<int> Sources { get; init; }
}

/// <summary>A published document that backs a rating, a constraint or the verdict on a claim.</summary>
public sealed record ReportSource
{
    /// <summary>What it is cited by, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>What the document is.</summary>
    public required string Title { get; init; }

    /// <summary>Its addresses. Whoever shows one as a link lets <see cref="WebLinks"/> decide which may be followed.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>What to know before relying on it; null when there is nothing to add.</summary>
    public required string? Note { get; init; }

    /// <summary>The addresses that lead to the web and nowhere else.</summary>
    [JsonIgnore]
    public IEnumerable<string> WebLinks => Links.Where(link =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp));
}
