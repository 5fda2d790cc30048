using GoAdvisor.Engine;

namespace GoAdvisor.Engine.Tests;

public class ConditionTests
{
    private static readonly Catalogue Base = TestCatalogue.WithWeights([1, 1, 1], ("a", [4, 0, 2]), ("b", [0, 4, 2]));

    [Theory]
    [InlineData("", Truth.Unknown)]
    [InlineData("q1=no", Truth.False)]
    [InlineData("q1=yes", Truth.True)]
    public void Answered_with_is_unknown_until_the_question_is_answered(string answer, Truth expected) =>
        State(TestCatalogue.Yes("q1"), answer).Should().Be(expected);

    [Theory]
    [InlineData("", Truth.Unknown)]
    [InlineData("q1=no", Truth.True)]
    [InlineData("q1=yes", Truth.False)]
    public void Not_keeps_what_is_unknown_unknown(string answer, Truth expected) =>
        State(new Not(TestCatalogue.Yes("q1")), answer).Should().Be(expected);

    [Theory]
    [InlineData("q1=yes", Truth.Unknown)]
    [InlineData("q1=no", Truth.False)]
    [InlineData("q1=yes q2=yes", Truth.True)]
    [InlineData("q1=yes q2=no", Truth.False)]
    public void All_is_false_as_soon_as_one_part_is(string answers, Truth expected) =>
        State(new All([TestCatalogue.Yes("q1"), TestCatalogue.Yes("q2")]), answers).Should().Be(expected);

    [Theory]
    [InlineData("q1=yes", Truth.True)]
    [InlineData("q1=no", Truth.Unknown)]
    [InlineData("q1=no q2=no", Truth.False)]
    public void Any_is_true_as_soon_as_one_part_is(string answers, Truth expected) =>
        State(new Any([TestCatalogue.Yes("q1"), TestCatalogue.Yes("q2")]), answers).Should().Be(expected);

    [Fact]
    public void A_constraint_names_the_answers_that_decided_it()
    {
        var model = Model(new All([TestCatalogue.Yes("q1"), new Not(TestCatalogue.Yes("q2"))]));
        var because = model.With("q1=yes", "q2=no").Constraints.Single().Because;
        because.Select(given => $"{given.Question.Id}={given.Option.Id}").Should().Equal("q1=yes", "q2=no");
    }

    private static Truth State(Condition condition, string answers) =>
        Model(condition).With(answers.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Constraints.Single().State;

    private static DecisionModel Model(Condition condition) =>
        DecisionModel.Compile(Base with { Constraints = [TestCatalogue.Constraint("k", condition, TestCatalogue.Exclude("a"))] });
}
