namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>Other weights tried out under the same answers.</summary>
public class ReweighTests
{
    [Fact]
    public void With_the_present_weights_it_is_the_preview()
    {
        foreach (var catalogue in new[] { Seeds.Catalogue, GeneratedCatalogue.Of(Shape.Small, 1), GeneratedCatalogue.Of(Shape.Large, 1) })
        {
            var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 1));
            for (var i = 0; i < 10; i++)
            {
                var answers = model.Answers(plain.Text(source.Next()));
                var preview = model.Preview(answers);
                var weights = model.Evaluate(answers).Criteria.Select(criterion => (int)Math.Round(100 * criterion.Weight));
                var reweighed = model.Reweigh(answers, [.. weights]);

                reweighed.Scores.Should().Equal(preview.Scores);
                reweighed.Coverage.Should().Be(preview.Coverage);
                reweighed.Verdict.Should().BeEquivalentTo(preview.Verdict);
            }
        }
    }

    [Fact]
    public void Other_weights_give_other_scores_under_the_same_constraints()
    {
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [1, 3])) with
        {
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Cap("a", 80))],
        };
        var model = DecisionModel.Compile(catalogue);
        var answers = model.Answers("q1=yes", "q2=yes");

        model.Reweigh(answers, [30, 10]).Scores.Select(score => (score.Score, score.Held)).Should().Equal((75, false), (37.5, false));
        model.Reweigh(answers, [100, 0]).Scores.Select(score => (score.Score, score.Held)).Should().Equal((80, true), (25, false));
        model.Reweigh(answers, [0, 0]).Scores.Select(score => (score.Score, score.Rank)).Should().Equal((0, 1), (0, 1));
        model.Preview(answers).Scores.Select(score => score.Score).Should().Equal([50, 50], "what was tried out is not kept");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 101)]
    [InlineData(-1, 100)]
    public void Too_few_too_many_or_impossible_weights_are_refused(params int[] weights)
    {
        var model = DecisionModel.Compile(TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [1, 3])));
        model.Invoking(it => it.Reweigh(it.Unanswered, weights)).Should().Throw<ArgumentException>()
            .WithMessage("It takes 2 weights of 0 to 100 hundredths, one per criterion.*");
    }
}
