namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>The value of a condition in Kleene's three-valued logic. The order makes "all" a minimum and "any" a maximum.</summary>
public enum Truth
{
    /// <summary>Definitely not.</summary>
    False,

    /// <summary>Depends on questions that are not answered.</summary>
    Unknown,

    /// <summary>Definitely so.</summary>
    True,
}
