using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>Something a respondent is asked.</summary>
public sealed record Question
{
    /// <summary>Slug, unique among questions; the stable id in answers, in the API and across catalogue versions.</summary>
    public required string Id { get; init; }

    /// <summary>The section it is asked in.</summary>
    public required string Section { get; init; }

    /// <summary>Whether there is a right answer to look up.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>How many options may be chosen.</summary>
    public required Selection Select { get; init; }

    /// <summary>Whether the options stand in a natural order, so that one next to the right one is the likeliest mistake.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Ordered { get; init; }

    /// <summary>The question itself.</summary>
    public required string Text { get; init; }

    /// <summary>Why it is asked: what the answer decides.</summary>
    public required string Why { get; init; }

    /// <summary>Where a team finds the answer.</summary>
    public required string WhereToLook { get; init; }

    /// <summary>Present on a follow-up, which is shown only while this is true and does not count in coverage. Refers only to earlier questions.</summary>
    public Condition? AskedWhen { get; init; }

    /// <summary>What the shares of the options rest on; null when nothing is said.</summary>
    public string? ShareNote { get; init; }

    /// <summary>Ids of the sources behind the shares; null or empty means editorial.</summary>
    public IReadOnlyList<string>? ShareSources { get; init; }

    /// <summary>What can be answered, besides "I don't know", which every question offers.</summary>
    public required IReadOnlyList<Option> Options { get; init; }
}

/// <summary>Whether a question has a right answer.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>There is a right answer to look up; respondents who differ must reconcile.</summary>
    Fact,

    /// <summary>A matter of taste or priority; respondents may differ and are averaged.</summary>
    Preference,
}

/// <summary>How many options of a question may be chosen.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Selection>))]
public enum Selection
{
    /// <summary>At most one.</summary>
    One,

    /// <summary>Any number, except that an exclusive option stands alone.</summary>
    Many,
}

/// <summary>One answer a question offers.</summary>
public sealed record Option
{
    /// <summary>Slug, unique within its question.</summary>
    public required string Id { get; init; }

    /// <summary>What the respondent reads.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// How common it is among teams who ask, in percent, 0 to 100: of a select-one question among its options, of a select-many question each option by itself.
    /// Null in the first form and on an exclusive option, which is what is left.
    /// </summary>
    public decimal? Share { get; init; }

    /// <summary>True on "None of these": it cannot be combined with other options of a select-many question.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Exclusive { get; init; }

    /// <summary>What choosing it says about criteria. A criterion that is not listed gets nothing.</summary>
    public required IReadOnlyList<OptionStrength> Strengths { get; init; }
}

/// <summary>How strongly an option makes a criterion matter.</summary>
public sealed record OptionStrength
{
    /// <summary>The criterion.</summary>
    public required string Criterion { get; init; }

    /// <summary>Above 0, at most 1, in whole hundredths.</summary>
    public required decimal Strength { get; init; }
}
