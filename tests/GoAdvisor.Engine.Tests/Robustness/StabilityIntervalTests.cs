using CsCheck;

namespace GoAdvisor.Engine.Tests.Robustness;

public class StabilityIntervalTests
{
    /// <summary>Coarse numbers, so that ties, level lines and lines through the bends of others come up often.</summary>
    private static readonly Gen<ScoreLine> Line = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 16])
        .Select((at0, at1, cap) => new ScoreLine(at0, at1, cap <= 8 ? (Rational)cap : null));

    private static readonly Gen<(ScoreLine[] Lines, Rational Share)> Case =
        Gen.Select(Line.Array[1, 6], Gen.Int[0, 24]).Select((lines, share) => (lines, Rational.Of(share, 24)));

    [Fact]
    public void Two_lines_that_cross_end_both_intervals_where_they_do()
    {
        // 2 + 4x and 5 − x cross at x = 3/5.
        var (first, ranking) = Find(Rational.Of(1, 4), new(2, 6), new(5, 4));

        first.Should().Be(new WeightInterval(0, 0.6));
        ranking.Should().Be(new WeightInterval(0, 0.6));
    }

    [Fact]
    public void A_change_behind_the_first_place_ends_the_ranking_only()
    {
        var (first, ranking) = Find(Rational.Of(1, 2), new(9, 9), new(1, 4), new(2, 3), new(0, 8));

        first.Should().Be(new WeightInterval(0, 1));
        // 8x meets 2 + x at 2/7 and 1 + 3x at 1/5; the two cross each other at 1/2, which is here: a tie that no step keeps.
        ranking.Should().Be(new WeightInterval(0.5, 0.5));
    }

    [Fact]
    public void A_cap_holds_a_score_below_another_that_its_line_would_overtake()
    {
        Find(Rational.Of(1, 2), new(5, 5), new(0, 10, Cap: 4)).First.Should().Be(new WeightInterval(0, 1));
        Find(Rational.Of(1, 4), new(5, 5), new(0, 10, Cap: 6)).First.Should().Be(new WeightInterval(0, 0.5));
        Find(Rational.Of(3, 4), new(5, 5), new(0, 10, Cap: 6)).First.Should().Be(new WeightInterval(0.5, 1));
    }

    [Fact]
    public void A_tie_lasts_as_long_as_both_scores_run_along_each_other()
    {
        Find(Rational.Of(1, 2), new(3, 7), new(3, 7)).Ranking.Should().Be(new WeightInterval(0, 1));
        Find(Rational.Of(3, 4), new(0, 10, Cap: 5), new(5, 5)).Ranking.Should().Be(new WeightInterval(0.5, 1));
        Find(Rational.Of(1, 2), new(3, 7), new(7, 3)).Ranking.Should().Be(new WeightInterval(0.5, 0.5));
    }

    [Fact]
    public void A_lone_score_never_changes_its_place()
    {
        Find(Rational.Of(1, 3), new ScoreLine(1, 2)).Should().Be((new WeightInterval(0, 1), new WeightInterval(0, 1)));
        Find(Rational.Of(1, 3)).Should().Be((new WeightInterval(0, 1), new WeightInterval(0, 1)));
    }

    [Fact]
    public void A_line_bends_where_it_meets_its_cap()
    {
        (new ScoreLine(0, 10, Cap: 4).Bend == Rational.Of(2, 5)).Should().BeTrue();
        (new ScoreLine(8, 2, Cap: 5).Bend == Rational.Of(1, 2)).Should().BeTrue();
        new ScoreLine(0, 10).Bend.Should().BeNull();
        new ScoreLine(0, 10, Cap: 10).Bend.Should().BeNull();
        new ScoreLine(0, 10, Cap: 0).Bend.Should().BeNull();
        new ScoreLine(6, 6, Cap: 6).Bend.Should().BeNull();
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Each_interval_holds_the_present_share_and_the_ranking_lies_within_the_first_place() => Case.Check(given =>
    {
        var (first, ranking) = StabilityInterval.Find(given.Lines, given.Share);
        var share = (double)given.Share;
        return first.Min <= ranking.Min && ranking.Min <= share && share <= ranking.Max && ranking.Max <= first.Max;
    });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Inside_nothing_changes() => Case.Check(given =>
    {
        var (first, ranking) = StabilityInterval.Find(given.Lines, given.Share);
        return Between(first).All(x => First(given.Lines, x).SequenceEqual(First(given.Lines, given.Share)))
            && Between(ranking).All(x => Ranks(given.Lines, x).SequenceEqual(Ranks(given.Lines, given.Share)));
    });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void At_an_end_or_just_beyond_it_something_has_changed() => Case.Check(given =>
    {
        var (first, ranking) = StabilityInterval.Find(given.Lines, given.Share);
        return Beyond(first).All(x => !First(given.Lines, x.End).SequenceEqual(First(given.Lines, given.Share))
                || !First(given.Lines, x.Outside).SequenceEqual(First(given.Lines, given.Share)))
            && Beyond(ranking).All(x => !Ranks(given.Lines, x.End).SequenceEqual(Ranks(given.Lines, given.Share))
                || !Ranks(given.Lines, x.Outside).SequenceEqual(Ranks(given.Lines, given.Share)));
    });

    private static (WeightInterval First, WeightInterval Ranking) Find(Rational share, params ScoreLine[] lines) => StabilityInterval.Find(lines, share);

    /// <summary>All ends are fractions of small numbers, of which a double is enough to tell which one.</summary>
    private static Rational Exact(double end)
    {
        for (var denominator = 1; ; denominator++)
        {
            var fraction = Rational.Of((long)Math.Round(end * denominator), denominator);
            if (Math.Abs((double)fraction - end) < 1e-12)
                return fraction;
        }
    }

    private static IEnumerable<Rational> Between(WeightInterval interval)
    {
        var (min, max) = (Exact(interval.Min), Exact(interval.Max));
        return min == max ? [] : Enumerable.Range(1, 999).Select(i => min + ((max - min) * Rational.Of(i, 1000)));
    }

    private static IEnumerable<(Rational End, Rational Outside)> Beyond(WeightInterval interval)
    {
        var step = Rational.Of(1, 1_000_000);
        if (interval.Min > 0)
            yield return (Exact(interval.Min), Exact(interval.Min) - step);
        if (interval.Max < 1)
            yield return (Exact(interval.Max), Exact(interval.Max) + step);
    }

    private static IEnumerable<int> Ranks(ScoreLine[] lines, Rational share)
    {
        var scores = lines.Select(line => line.At(share)).ToList();
        return scores.Select(score => 1 + scores.Count(other => other > score));
    }

    private static IEnumerable<int> First(ScoreLine[] lines, Rational share) =>
        Ranks(lines, share).Index().Where(rank => rank.Item == 1).Select(rank => rank.Index);
}
