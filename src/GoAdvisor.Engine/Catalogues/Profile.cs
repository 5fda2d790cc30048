namespace GoAdvisor.Engine.Catalogues;

/// <summary>A worked case: a team's answers and the result the catalogue must keep giving.</summary>
public sealed record Profile
{
    /// <summary>Slug, unique among profiles.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for lists.</summary>
    public required string Name { get; init; }

    /// <summary>Who the team is and what it builds.</summary>
    public required string Team { get; init; }

    /// <summary>What people who know the case say the answer is, and what really happened.</summary>
    public required string Judgement { get; init; }

    /// <summary>The kind of team it stands for, an archetype of the catalogue; null when none is named.</summary>
    public string? Archetype { get; init; }

    /// <summary>Question id → ids of the chosen options. A question left out was not answered.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>What the catalogue must give.</summary>
    public required ProfileExpectation Expected { get; init; }

    /// <summary>Ids of the sources that tell the case.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>The result a worked case must keep giving.</summary>
public sealed record ProfileExpectation
{
    /// <summary>The alternative that is first, after constraints; in the first form of a catalogue the one with the highest score before them.</summary>
    public required string Winner { get; init; }

    /// <summary>The kinds of verdict that are right for it; null when that is left open.</summary>
    public IReadOnlyList<VerdictKind>? Verdict { get; init; }

    /// <summary>Alternatives a reasonable panel would accept as well.</summary>
    public required IReadOnlyList<string> AlsoAcceptable { get; init; }

    /// <summary>Alternative → score before constraints, rounded to a whole number.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>Percent of draws in which the winner stayed first when the case was published.</summary>
    public required int StablePercent { get; init; }
}
