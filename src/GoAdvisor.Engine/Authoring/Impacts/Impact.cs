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

    /// <summary>Compares the first places of two models over the same answer sets.</summary>
    /// <exception cref="ArgumentException">The numbers of sets differ.</exception>
    public static Impact Between(FirstPlaces before, FirstPlaces after) => before.Samples == after.Samples
        ? new ImpactCount(before, after).Make()
        : throw new ArgumentException("Both sides need the same number of answer sets.", nameof(after));

    private sealed class ImpactCount(FirstPlaces before, FirstPlaces after)
    {
        private readonly IReadOnlyList<Alternative> previousAlternatives = before.Model.Catalogue.Alternatives;
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
            var places = previousAlternatives.Select(was => alternatives.FindIndex(one => one.Id == was.Id)).ToArray();
            var inOrder = places.Index().All(place => place.Index == place.Item);
            var moves = new Dictionary<(ulong From, ulong To), int>();
            (nobodyBefore, nobodyAfter) = (0, 0);
            for (var i = 0; i < after.Samples; i++)
            {
                var (was, now) = (inOrder ? before.Firsts[i] : Remap(before.Firsts[i], places), (ulong)after.Firsts[i]);
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

        private static ulong Remap(uint mask, int[] places)
        {
            ulong remapped = 0;
            for (var rest = mask; rest != 0; rest &= rest - 1)
                remapped |= 1UL << places[BitOperations.TrailingZeroCount(rest)];
            return remapped;
        }
    }
}

/// <summary>How often an alternative is first; null where it does not exist.</summary>
public sealed record ImpactOnAlternative(Alternative Alternative, FirstPlaceShare? Before, FirstPlaceShare? After);

/// <summary>
/// Shares of random answer sets, 0 to 1, in which an alternative is first and first without a tie. Because of ties the first ones may add up to more than 1.
/// </summary>
public sealed record FirstPlaceShare(double First, double Alone);

/// <summary>The share of all answer sets, 0 to 1, in which the first place moves from these alternatives to those; an empty list means nobody.</summary>
public sealed record FirstPlaceMove(IReadOnlyList<Alternative> From, IReadOnlyList<Alternative> To, double Share);
