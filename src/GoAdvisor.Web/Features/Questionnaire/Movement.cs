namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>How many points an alternative's score moved.</summary>
public sealed record Movement(Alternative Alternative, double Points)
{
    /// <summary>What shows at one decimal.</summary>
    private const double Smallest = 0.05;

    /// <summary>The alternatives that moved, largest movement first; null when there was no score that could move.</summary>
    public static IReadOnlyList<Movement>? Between(Preview before, Preview after) => before.Scores.All(score => score.Score == 0)
        ? null
        : [.. before.Scores.Zip(after.Scores, (old, now) => new Movement(now.Alternative, now.Score - old.Score))
            .Where(movement => Math.Abs(movement.Points) >= Smallest)
            .OrderByDescending(movement => Math.Abs(movement.Points))];
}
