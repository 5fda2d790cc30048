namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>What alternatives are compared by, and what its ratings are worth.</summary>
public sealed record ModelCriterion
{
    /// <summary>Any text of up to 64 characters, once in a model.</summary>
    public required string Id { get; init; }

    /// <summary>How much it matters: 0 or more, in any unit; the model divides by the sum of all.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The rating with the value 0. The larger of the two for a cost.</summary>
    public required decimal Worst { get; init; }

    /// <summary>The rating with the value 1; another than <see cref="Worst"/>.</summary>
    public required decimal Best { get; init; }

    /// <summary>
    /// The value function as straight pieces between two points or more, whose ratings only rise or only fall. Null for one straight
    /// piece from worst to best. Beyond its ends a value function stays level.
    /// </summary>
    public IReadOnlyList<ValuePoint>? Points { get; init; }
}

/// <summary>What one rating is worth.</summary>
/// <param name="Rating">In the unit of the criterion.</param>
/// <param name="Value">0 to 1.</param>
public readonly record struct ValuePoint(decimal Rating, decimal Value);
