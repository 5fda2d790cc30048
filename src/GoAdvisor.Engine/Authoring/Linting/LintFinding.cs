using GoAdvisor.Engine.Authoring.Tree;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>Something in a catalogue that is allowed and yet probably not meant.</summary>
public sealed record LintFinding
{
    /// <summary>Which rule found it.</summary>
    public required LintRule Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required LintSeverity Severity { get; init; }

    /// <summary>Where it is, as a path of <see cref="CatalogueTree"/>.</summary>
    public required string Path { get; init; }

    /// <summary>What was found, and how sure that is.</summary>
    public required string What { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Mend { get; init; }
}

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LintSeverity>))]
public enum LintSeverity
{
    /// <summary>Worth knowing; may well be meant.</summary>
    Note,

    /// <summary>Skews or hides something; mend it, or know why not.</summary>
    Warning,

    /// <summary>A part of the catalogue does nothing, or cannot be what was meant.</summary>
    Error,
}

/// <summary>What is looked for.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LintRule>))]
public enum LintRule
{
    /// <summary>A criterion that no option gives any strength.</summary>
    OrphanCriterion,

    /// <summary>A criterion whose weight is always 0, because what caps it never has any.</summary>
    WeightlessCriterion,

    /// <summary>A criterion on which every alternative is rated alike.</summary>
    FlatCriterion,

    /// <summary>A criterion by which another alternative is rated above the one it favours.</summary>
    FavouredNotBest,

    /// <summary>A question that gives no strength and that no condition looks at.</summary>
    IdleQuestion,

    /// <summary>A follow-up that is never asked.</summary>
    QuestionNeverAsked,

    /// <summary>A tick that does nothing.</summary>
    IdleOption,

    /// <summary>Options of one question that do exactly the same.</summary>
    TwinOptions,

    /// <summary>A constraint that no answers can make fire.</summary>
    ConstraintNeverFires,

    /// <summary>A constraint that fires whatever is answered.</summary>
    ConstraintAlwaysFires,

    /// <summary>An effect that never applies when its constraint fires.</summary>
    EffectNeverApplies,

    /// <summary>An alternative that no answers put first.</summary>
    AlternativeNeverFirst,

    /// <summary>An alternative that another one equals or beats on every criterion.</summary>
    DominatedAlternative,

    /// <summary>A reason that is not given.</summary>
    MissingReason,

    /// <summary>A rating, constraint or verdict without a source.</summary>
    MissingSource,

    /// <summary>A source that nothing cites.</summary>
    UnusedSource,

    /// <summary>Some alternatives are first far more often than others before anybody has answered anything.</summary>
    EqualWeightBias,

    /// <summary>Far more criteria favour one alternative than another.</summary>
    UnevenFavour,

    /// <summary>A criterion that holds for nearly all realistic teams.</summary>
    NearlyAlwaysWeighs,

    /// <summary>A criterion that weighs nothing for any realistic team.</summary>
    NeverWeighs,

    /// <summary>Two criteria of which hardly ever one holds without the other.</summary>
    AlwaysTogether,

    /// <summary>An option whose share is not stated.</summary>
    MissingShare,

    /// <summary>Shares of a select-one question that do not add up to 100.</summary>
    ShareSum,

    /// <summary>A rating that no source backs and that is called certain.</summary>
    CertainWithoutSource,

    /// <summary>An alternative on which a constraint does not say what it does.</summary>
    UnansweredConstraint,
}
