using GoAdvisor.Engine;
using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>What a change of the catalogue would do to the saved assessments that have any answer.</summary>
/// <param name="Assessments">How many there are.</param>
/// <param name="LosingAnswers">How many have answers that the other catalogue does not know.</param>
/// <param name="Moves">From whom to whom the first place would go, the most frequent first.</param>
/// <param name="Changed">The first <see cref="SavedImpact.Listed"/> of them by name, in the order they were made.</param>
public sealed record SavedImpactResult(int Assessments, int LosingAnswers, IReadOnlyList<SavedMove> Moves, IReadOnlyList<SavedChange> Changed)
{
    /// <summary>How many would have another first place.</summary>
    public int ChangedCount => Moves.Sum(move => move.Assessments);
}

/// <summary>A first place that goes from some to others.</summary>
/// <param name="From">Slugs joined by a space; several on a tie, none when nobody is first.</param>
/// <param name="To">As <paramref name="From"/>.</param>
/// <param name="Assessments">In how many assessments.</param>
public sealed record SavedMove(string From, string To, int Assessments);

/// <summary>A saved assessment that would have another first place.</summary>
/// <param name="Title">Null when it is not for the one who asks.</param>
/// <param name="IsOpen">Whether the one who asks can open it.</param>
public sealed record SavedChange(Guid Id, string? Title, bool IsOpen, string From, string To, int LostAnswers);

/// <summary>The count while it is made.</summary>
internal sealed class SavedCount
{
    private readonly Dictionary<(string From, string To), int> moves = [];
    private int assessments;
    private int losing;

    /// <summary>No more than are listed.</summary>
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
