using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>
/// Counts only assessments with answers. <paramref name="Moves"/> has the most frequent first, <paramref name="Changed"/> the first <see
/// cref="SavedImpact.Listed"/> by creation.
/// </summary>
public sealed record SavedImpactResult(int Assessments, int LosingAnswers, IReadOnlyList<SavedMove> Moves, IReadOnlyList<SavedChange> Changed)
{
    public int ChangedCount => Moves.Sum(move => move.Assessments);
}

/// <summary>Slugs joined by a space: several on a tie, empty when nothing is first.</summary>
public sealed record SavedMove(string From, string To, int Assessments);

/// <summary><paramref name="Title"/> is null when the user may not see it; <paramref name="IsOpen"/>: whether the user can open the assessment.</summary>
public sealed record SavedChange(Guid Id, string? Title, bool IsOpen, string From, string To, int LostAnswers);

internal sealed class SavedCount
{
    private readonly Dictionary<(string From, string To), int> moves = [];
    private int assessments;
    private int losing;

    /// <summary>At most <see cref="SavedImpact.Listed"/>.</summary>
    public List<(Guid Id, WinnerChange Change)> Changed { get; } = [];

    public void Add(Guid id, WinnerChange change)
    {
        assessments++;
        losing += change.LostAnswers > 0 ? 1 : 0;
        if (!change.Changes)
            return;
        moves[(change.Before, change.After)] = moves.GetValueOrDefault((change.Before, change.After)) + 1;
        if (Changed.Count < SavedImpact.Listed)
            Changed.Add((id, change));
    }

    public SavedCount Add(SavedCount more)
    {
        assessments += more.assessments;
        losing += more.losing;
        foreach (var (move, count) in more.moves)
            moves[move] = moves.GetValueOrDefault(move) + count;
        Changed.AddRange(more.Changed.Take(SavedImpact.Listed - Changed.Count));
        return this;
    }

    public SavedImpactResult Result(Dictionary<Guid, (string? Title, bool IsOpen)> titles) => new(
        assessments, losing,
        [.. moves.OrderByDescending(move => move.Value).ThenBy(move => move.Key).Select(move => new SavedMove(move.Key.From, move.Key.To, move.Value))],
        [.. Changed.Select(one => new SavedChange(one.Id, titles.GetValueOrDefault(one.Id).Title, titles.GetValueOrDefault(one.Id).IsOpen, one.Change.Before, one.Change.After, one.Change.LostAnswers))]);
}
