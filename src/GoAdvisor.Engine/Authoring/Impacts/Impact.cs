using System.Numerics;

namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>What a change of the catalogue does to the whole space of answers: the same random answer sets, before and after.</summary>
public sealed record Impact
{
    /// <summary>How many answer sets were tried.</summary>
    public required int Samples { get; init; }

    /// <summary>Every alternative of either catalogue, in the order of the one after; those that are only in the one before come last.</summary>
    public required IReadOnlyList<ImpactOnAlternative> Alternatives { get; init; }

    /// <summary>Share of the sets, 0 to 1, in which others are first than before; going from a tie to one of the tied counts as well.</summary>
    public required double ChangedShare { get; init; }

    /// <summary>Share of the sets, 0 to 1, in which nobody is first, before: every alternative is excluded, or no answer gives any weight.</summary>
    public required double NobodyBefore { get; init; }

    /// <summary>Share of the sets, 0 to 1, in which nobody is first, after.</summary>
    public required double NobodyAfter { get; init; }

    /// <summary>From whom to whom the first place goes, the most frequent first.</summary>
    public required IReadOnlyList<FirstPlaceMove> Moves { get; init; }

    /// <summary>Compares what was found for the same answer sets.</summary>
    /// <exception cref="ArgumentException">There are not as many sets on both sides.</exception>
    public static Impact Between(FirstPlaces before, FirstPlaces after) => before.Samples == after.Samples
        ? new ImpactCount(before, after).Make()
        : throw new ArgumentException("Both sides need the same number of answer sets.", nameof(after));

    private sealed class ImpactCount(FirstPlaces before, FirstPlaces after)
    {
        private readonly IReadOnlyList<Alternative> wereThere = before.Model.Catalogue.Alternatives;
        private readonly List<Alternative> alternatives = [.. after.Model.Catalogue.Alternatives
            .Concat(before.Model.Catalogue.Alternatives.ExceptBy(after.Model.Catalogue.Alternatives.Select(one => one.Id), one => one.Id))];

        public Impact Make()
        {
            var moves = CountMoves(out var nobodyBefore, out var nobodyAfter);
            return new Impact
            {
                Samples = after.Samples,
                Alternatives = Alternatives(),
                ChangedShare = Share(moves.Values.Sum()),
                NobodyBefore = Share(nobodyBefore),
                NobodyAfter = Share(nobodyAfter),
                Moves = [.. moves.OrderByDescending(move => move.Value).ThenBy(move => move.Key)
                    .Select(move => new FirstPlaceMove(Named(move.Key.From), Named(move.Key.To), Share(move.Value)))],
            };
        }

        private Dictionary<(ulong From, ulong To), int> CountMoves(out int nobodyBefore, out int nobodyAfter)
        {
            var places = wereThere.Select(was => alternatives.FindIndex(one => one.Id == was.Id)).ToArray();
            var inOrder = places.Index().All(place => place.Index == place.Item);
            var moves = new Dictionary<(ulong From, ulong To), int>();
            (nobodyBefore, nobodyAfter) = (0, 0);
            for (var i = 0; i < after.Samples; i++)
            {
                var (was, now) = (inOrder ? before.Firsts[i] : Renamed(before.Firsts[i], places), (ulong)after.Firsts[i]);
                nobodyBefore += was == 0 ? 1 : 0;
                nobodyAfter += now == 0 ? 1 : 0;
                if (was != now)
                    moves[(was, now)] = moves.GetValueOrDefault((was, now)) + 1;
            }
            return moves;
        }

        private ImpactOnAlternative[] Alternatives()
        {
            var (was, now) = (before.Counts(), after.Counts());
            return [.. alternatives.Select(one => new ImpactOnAlternative(
                one, Of(was.FirstOrDefault(count => count.Alternative.Id == one.Id)), Of(now.FirstOrDefault(count => count.Alternative.Id == one.Id))))];
        }

        private FirstPlaceShare? Of(FirstPlaceCount? count) => count is null ? null : new FirstPlaceShare(Share(count.First), Share(count.Alone));

        private double Share(int count) => (double)count / after.Samples;

        private IReadOnlyList<Alternative> Named(ulong mask) => [.. alternatives.Where((_, a) => (mask >> a & 1) != 0)];

        private static ulong Renamed(uint mask, int[] places)
        {
            ulong renamed = 0;
            for (var rest = mask; rest != 0; rest &= rest - 1)
                renamed |= 1UL << places[BitOperations.TrailingZeroCount(rest)];
            return renamed;
        }
    }
}

/// <summary>How often an alternative is first, before and after.</summary>
/// <param name="Alternative">The alternative, as it is after where it is in both.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is no longer there.</param>
public sealed record ImpactOnAlternative(Alternative Alternative, FirstPlaceShare? Before, FirstPlaceShare? After);

/// <summary>Shares of random answer sets, 0 to 1.</summary>
/// <param name="First">Nobody is above; on a tie several are first, so that the shares of all may add up to more than 1.</param>
/// <param name="Alone">Nobody is beside either.</param>
public sealed record FirstPlaceShare(double First, double Alone);

/// <summary>Answer sets in which others are first than before.</summary>
/// <param name="From">Who was first; nobody when the list is empty.</param>
/// <param name="To">Who is first now.</param>
/// <param name="Share">Share of all sets, 0 to 1.</param>
public sealed record FirstPlaceMove(IReadOnlyList<Alternative> From, IReadOnlyList<Alternative> To, double Share);
