using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>
/// Everything an admin may edit: what can be recommended, what it is judged by, what is asked, and the evidence behind it.
/// A catalogue is plain data; it is known to be consistent only once <see cref="CatalogueValidator"/> has found no problem in it.
/// </summary>
public sealed record Catalogue
{
    /// <summary>Null in the first form, which knows no shares; otherwise <see cref="CatalogueFormats.Current"/>.</summary>
    [JsonPropertyOrder(-1)]
    public int? Format { get; init; }

    /// <summary>The parts of the questionnaire, in the order they are asked.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What can be recommended, in display order. The order never decides between equal scores.</summary>
    public required IReadOnlyList<Alternative> Alternatives { get; init; }

    /// <summary>Where the reasons of ratings, constraints and claims come from.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The "choose X when" statements; these carry weight.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Informative rows of the comparison table; these never carry weight.</summary>
    public required IReadOnlyList<Aspect> Aspects { get; init; }

    /// <summary>The questionnaire, in the order it is asked.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Rules that exclude, cap or warn after the score.</summary>
    public required IReadOnlyList<Constraint> Constraints { get; init; }

    /// <summary>Statements of the article with the verdict on each.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>Where the verdict draws its lines.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>How far the draws behind rank acceptability spread.</summary>
    public required Draws Draws { get; init; }

    /// <summary>Worked cases with the result they must keep giving.</summary>
    public required IReadOnlyList<Profile> Profiles { get; init; }

    /// <summary>Which questions come first; null in the first form.</summary>
    public QuestionnaireSettings? Questionnaire { get; init; }

    /// <summary>Pairs of criteria that are one advantage twice; null in the first form.</summary>
    public IReadOnlyList<JointCeiling>? JointCeilings { get; init; }

    /// <summary>The kinds of team among whom answers go together; null in the first form.</summary>
    public IReadOnlyList<Archetype>? Archetypes { get; init; }

    /// <summary>Whether open questions are drawn by their shares, with the background and the spread of caps.</summary>
    [JsonIgnore]
    public bool DrawsAnswers => Format is not null;
}

/// <summary>A part of the questionnaire.</summary>
public sealed record Section
{
    /// <summary>Slug, unique among sections; stands in the page's address.</summary>
    public required string Id { get; init; }

    /// <summary>One word for the progress list.</summary>
    public required string Name { get; init; }

    /// <summary>The page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences under the heading.</summary>
    public required string Intro { get; init; }
}

/// <summary>Something that can be recommended.</summary>
public sealed record Alternative
{
    /// <summary>Slug, unique among alternatives.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>What exactly is rated under this name: versions, runtime, usual framework.</summary>
    public required string Meaning { get; init; }
}

/// <summary>A published document that backs a rating, a constraint or the verdict on a claim.</summary>
public sealed record Source
{
    /// <summary>Slug, unique among sources.</summary>
    public required string Id { get; init; }

    /// <summary>What the document is, in words a reader recognises.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute https addresses. Empty only where <see cref="Note"/> says why.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>What to know before relying on it, such as "secondary copy"; null when there is nothing to add.</summary>
    public string? Note { get; init; }

    /// <summary>The day it was read, as yyyy-MM-dd; null in the first form.</summary>
    public string? Read { get; init; }

    /// <summary>Whether it only relays what another document says first-hand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Secondary { get; init; }
}
