using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Tests.Catalogues;

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

    [Fact]
    public void Answers_that_decided_nothing_are_not_named()
    {
        var model = Model(new Any([new All([TestCatalogue.Yes("q1"), TestCatalogue.Yes("q2")]), TestCatalogue.Yes("q3"), TestCatalogue.Yes("q3")]));
        var because = model.With("q1=yes", "q2=no", "q3=yes").Constraints.Single().Because;
        because.Select(given => given.Question.Id).Should().Equal("q3");
    }

    [Fact]
    public void A_follow_up_that_is_not_asked_weighs_nothing_and_fires_nothing()
    {
        var catalogue = Base with
        {
            Questions = [.. Base.Questions.Select(question => question.Id == "q2" ? question with { AskedWhen = TestCatalogue.Yes("q1") } : question)],
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q2"), TestCatalogue.Exclude("a"))],
        };
        var model = DecisionModel.Compile(catalogue);
        var asked = model.With("q1=yes", "q2=yes");
        (asked.Criteria[1].Weight, asked.Constraints[0].State, asked.Coverage).Should().Be((1, Truth.True, new Coverage(1, 2)));
        var unasked = model.With("q1=no", "q2=yes");
        (unasked.Criteria[1].Weight, unasked.Constraints[0].State).Should().Be((0, Truth.Unknown));
    }

    [Fact]
    public void Answers_are_held_to_the_model_that_read_them()
    {
        var (one, other) = (Model(TestCatalogue.Yes("q1")), Model(TestCatalogue.Yes("q1")));
        one.Invoking(model => model.Evaluate(other.Answers("q1=yes"))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_question_answered_twice_is_refused()
    {
        IReadOnlyList<string> yes = ["yes"], no = ["no"];
        Model(TestCatalogue.Yes("q1")).TryRead([new("q1", yes), new("q1", no)], out var set, out var problems).Should().BeFalse();
        problems.Should().ContainSingle().Which.What.Should().Be("'q1' is answered twice");
        set.Count.Should().Be(0);
    }

    private static Truth State(Condition condition, string answers) =>
        Model(condition).With(answers.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Constraints.Single().State;

    private static DecisionModel Model(Condition condition) =>
        DecisionModel.Compile(Base with { Constraints = [TestCatalogue.Constraint("k", condition, TestCatalogue.Exclude("a"))] });
}
