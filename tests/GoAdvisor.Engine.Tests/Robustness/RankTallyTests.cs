namespace GoAdvisor.Engine.Tests.Robustness;

public class RankTallyTests
{
    private static readonly DrawSettings Settings = new(4, 1, WeightDraws.Simplex);

    [Fact]
    public void Shares_of_ranks_wins_and_weights_are_counted_draw_by_draw()
    {
        var tally = Count(1e-12, ([3, 2, 1], [0.5, 0.5]), ([1, 2, 3], [0.25, 0.75]), ([3, 3, 1], [1, 0]), ([2, 3, 2], [0, 1]));
        var counted = tally.ToRobustness(Settings, [0.5, null, 0.25]).Alternatives;

        // In the third draw the first two share rank 1 and nobody has rank 2; in the fourth the others share rank 2.
        counted[0].RankAcceptability.Should().Equal(0.5, 0.25, 0.25);
        counted[1].RankAcceptability.Should().Equal(0.5, 0.5, 0);
        counted[2].RankAcceptability.Should().Equal(0.25, 0.25, 0.5);
        counted[0].Beats.Should().Equal(0, 0.25, 0.5);
        counted[1].Beats.Should().Equal(0.5, 0, 0.75);
        counted[2].Beats.Should().Equal(0.25, 0.25, 0);
        counted[0].CentralWeights.Should().Equal(0.75, 0.25);
        counted[1].CentralWeights.Should().Equal(0.5, 0.5);
        counted[2].CentralWeights.Should().Equal(0.25, 0.75);
        counted.Select(alternative => alternative.Confidence).Should().Equal(0.5, null, 0.25);
    }

    [Fact]
    public void What_is_excluded_has_no_rank_and_is_beaten_by_everybody_who_is_not()
    {
        var tally = Count(0, ([RankTally.Excluded, 1, RankTally.Excluded], [1, 0]), ([0, 1, RankTally.Excluded], [1, 0]));
        var counted = tally.ToRobustness(Settings, [null, null, null]).Alternatives;

        counted[0].RankAcceptability.Should().Equal(0, 0.5, 0);
        counted[1].RankAcceptability.Should().Equal(1, 0, 0);
        counted[2].RankAcceptability.Should().Equal(0, 0, 0);
        counted[2].CentralWeights.Should().BeNull();
        counted[0].Beats.Should().Equal(0, 0, 0.5);
        counted[1].Beats.Should().Equal(1, 0, 1);
        counted[2].Beats.Should().Equal(0, 0, 0);
        tally.IsFirst([RankTally.Excluded, RankTally.Excluded, RankTally.Excluded], 0).Should().BeFalse();
    }

    [Fact]
    public void Scores_that_differ_in_their_last_bits_are_equal_where_that_is_asked_for()
    {
        double[] scores = [0.1 + 0.2, 0.3, 0];
        Count(1e-12, (scores, [1, 0])).ToRobustness(Settings, [1, 1, null]).Alternatives[1].First.Should().Be(1);
        Count(0, (scores, [1, 0])).ToRobustness(Settings, [1, 1, null]).Alternatives[1].First.Should().Be(0);
        Count(1e-12).IsFirst(scores, 1).Should().BeTrue();
        Count(0).IsFirst(scores, 1).Should().BeFalse();
    }

    [Fact]
    public void Weights_that_never_vary_are_their_own_mean_exactly()
    {
        var tally = new RankTally(2, 3, 0);
        for (var draw = 0; draw < 1000; draw++)
            tally.Add([1, 0], [0.1, 0.2, 0.7]);
        tally.CentralWeights(0).Should().Equal(0.1, 0.2, 0.7);
    }

    private static RankTally Count(double equalWithin, params (double[] Scores, double[] Weights)[] draws)
    {
        var tally = new RankTally(3, 2, equalWithin);
        foreach (var (scores, weights) in draws)
            tally.Add(scores, weights);
        return tally;
    }
}
