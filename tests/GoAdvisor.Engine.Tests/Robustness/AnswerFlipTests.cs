namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>What would change the answer, against all changes tried one by one.</summary>
public class AnswerFlipTests
{
    public static TheoryData<int> Generated => [.. Enumerable.Range(0, 12)];

    [Fact]
    public void Every_single_flip_of_seeded_answers_is_found_and_nothing_else() => SinglesAreThoseTriedOneByOne(Seeds.Catalogue, seed: 1, count: 300);

    [Theory]
    [MemberData(nameof(Generated))]
    public void Every_single_flip_is_found_and_nothing_else(int seed)
    {
        SinglesAreThoseTriedOneByOne(GeneratedCatalogue.Of(Shape.Small, seed), seed, count: 150);
        SinglesAreThoseTriedOneByOne(GeneratedCatalogue.Of(Shape.Large, seed), seed, count: 8);
        SinglesAreThoseTriedOneByOne(SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Small, seed), seed), seed, count: 60);
        SinglesAreThoseTriedOneByOne(SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Large, seed), seed), seed, count: 4);
        SinglesAreThoseTriedOneByOne(GeneratedCatalogue.Of(Shape.Large with { Alternatives = 32, Criteria = 70 }, seed), seed, count: 3);
    }

    [Fact]
    public void Every_pair_of_seeded_answers_is_found_and_nothing_else() => PairsAreThoseTriedOneByOne(Seeds.Catalogue, seed: 2, count: 6);

    [Theory]
    [MemberData(nameof(Generated))]
    public void Every_pair_is_found_and_nothing_else(int seed)
    {
        PairsAreThoseTriedOneByOne(GeneratedCatalogue.Of(Shape.Small, seed), seed, count: 40);
        PairsAreThoseTriedOneByOne(SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Small, seed), seed), seed, count: 10);
    }

    [Fact]
    public void Every_flip_evaluates_to_what_it_claims()
    {
        foreach (var catalogue in new[] { Seeds.Catalogue, GeneratedCatalogue.Of(Shape.Small, 3), GeneratedCatalogue.Of(Shape.Large, 4) })
        {
            var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 5));
            for (var i = 0; i < 3; i++)
            {
                var text = plain.Text(source.Next());
                var present = First(model.Evaluate(model.Answers(text)));
                foreach (var flip in model.FindFlips(model.Answers(text)).Flips.Chunk(7).Select(chunk => chunk[0]))
                {
                    var changed = new Dictionary<string, IReadOnlyList<string>>(text);
                    foreach (var change in flip.Changes)
                        changed[change.Question.Id] = [.. change.To.Select(option => option.Id)];
                    var evaluation = model.Evaluate(model.Answers(changed));
                    First(evaluation).Should().Equal(flip.First.Select(alternative => alternative.Id)).And.NotEqual(present);
                    evaluation.Verdict.Lead.Should().Be(flip.Lead);
                    flip.Winner.Should().Be(flip.First.Count == 1 ? flip.First[0] : null);
                }
            }
        }
    }

    [Fact]
    public void Of_a_select_one_question_each_other_option_is_tried()
    {
        // c1 alone decides: a with "yes", nobody with "no".
        var model = DecisionModel.Compile(TestCatalogue.WithWeights([1], ("a", [4]), ("b", [0])));
        var flips = model.FindFlips(model.Unanswered);
        (flips.Flips.Count, flips.Tried, flips.Kept).Should().Be((0, 0, 0), "what is not known cannot be wrong");

        flips = model.FindFlips(model.Answers("q1=yes"));
        flips.Flips.Select(PlainFlips.Describe).Should().Equal("q1: yes > no gives a+b by 0");
        (flips.Tried, flips.Kept).Should().Be((1, 0));
    }

    [Fact]
    public void Of_a_select_many_question_the_last_tick_taken_out_leaves_none_of_these()
    {
        var model = Ticks(exclusive: true);
        Found(model, "q2=yes", "ticks=one").Should().Equal("ticks: one > none gives b by 50", "ticks: one > one+two gives  by");
        Found(model, "q2=yes", "ticks=none").Should().Equal(
            "ticks: none > one gives a by 25", "q2: yes > no gives a+b by 0", "ticks: none > two gives a by");
        Found(model, "q2=yes", "ticks=one two").Should().Equal("ticks: one+two > one gives a by 25", "ticks: one+two > two gives a by");

        Found(Ticks(exclusive: false), "q2=yes", "ticks=one").Should().Equal("ticks: one > one+two gives  by");
    }

    [Fact]
    public void A_tick_that_asks_a_follow_up_flips_together_with_its_answer()
    {
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [0, 3]));
        var model = DecisionModel.Compile(catalogue with
        {
            Questions = [catalogue.Questions[0], TestCatalogue.Question("list", ("yes", null, 0), ("no", null, 0)),
                TestCatalogue.Question("listed", ("a", null, 0), ("b", null, 0)) with { AskedWhen = TestCatalogue.Yes("list") }],
            Constraints = [TestCatalogue.Constraint("k", new AnsweredWith("listed", ["b"]), TestCatalogue.Exclude("a"))],
        });

        Found(model, "q1=yes", "list=no").Should().Equal("q1: yes > no gives a+b by 0", "list: no > yes, listed:  > b gives b by");
        Found(model, "q1=yes", "list=yes", "listed=b").Should().Equal("list: yes > no gives a by 100", "listed: b > a gives a by 100");
    }

    [Fact]
    public void Flips_come_by_descending_lead_the_single_ones_first()
    {
        var source = new AnswerSource(Seeds.Catalogue, 8);
        for (var i = 0; i < 5; i++)
        {
            var flips = Seeds.Model.FindFlips(new AnswerSet(Seeds.Model, AnswerSource.Bits(source.Next()))).Flips;
            flips.Select(flip => flip.Changes.Count).Should().BeInAscendingOrder();
            foreach (var sameSize in flips.GroupBy(flip => flip.Changes.Count))
                sameSize.Select(flip => flip.Lead ?? 0).Should().BeInDescendingOrder();
        }
    }

    private static IEnumerable<string> Found(DecisionModel model, params string[] answers) =>
        model.FindFlips(model.Answers(answers)).Flips.Select(flip => PlainFlips.Describe(flip).TrimEnd());

    /// <summary>Of equal weight: q2, where b leads 3 to 1, and tick "one", where a leads 4 to 0. Tick "two" excludes b, both ticks everybody.</summary>
    private static DecisionModel Ticks(bool exclusive)
    {
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 1]), ("b", [0, 3]));
        var ticks = TestCatalogue.Question("ticks", ("one", "c1", 1), ("two", null, 0), ("none", null, 0));
        return DecisionModel.Compile(catalogue with
        {
            Questions = [catalogue.Questions[1], ticks with
            {
                Select = Selection.Many,
                Options = [.. ticks.Options.Select(option => option with { Exclusive = exclusive && option.Id == "none" })],
            }],
            Constraints =
            [
                TestCatalogue.Constraint("k1", new AnsweredWith("ticks", ["two"]), TestCatalogue.Exclude("b")),
                TestCatalogue.Constraint("k2", new All([new AnsweredWith("ticks", ["one"]), new AnsweredWith("ticks", ["two"])]), TestCatalogue.Exclude("a")),
            ],
        });
    }

    private static void SinglesAreThoseTriedOneByOne(Catalogue catalogue, int seed, int count)
    {
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, seed));
        for (var i = 0; i < count; i++)
        {
            var chosen = source.Next();
            var found = model.FindSingleFlips(new AnswerSet(model, AnswerSource.Bits(chosen)));
            var flips = new PlainFlips(plain, chosen);
            found.Flips.Select(PlainFlips.Describe).Order().Should().Equal(flips.Singles.Select(move => flips.Describe(move)).Order());
            (found.Tried, found.Kept).Should().Be((flips.Tried, flips.Tried - flips.Singles.Count));
        }
    }

    private static void PairsAreThoseTriedOneByOne(Catalogue catalogue, int seed, int count)
    {
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, seed));
        for (var i = 0; i < count; i++)
        {
            var chosen = source.Next();
            var answers = new AnswerSet(model, AnswerSource.Bits(chosen));
            var found = model.FindFlips(answers);
            var flips = new PlainFlips(plain, chosen);
            found.Flips.Where(flip => flip.Changes.Count == 2).Select(PlainFlips.Describe).Order()
                .Should().Equal(flips.Pairs().Select(pair => flips.Describe(pair)).Order());
            var singles = model.FindSingleFlips(answers);
            found.Flips.Take(singles.Flips.Count).Select(PlainFlips.Describe).Should().Equal(singles.Flips.Select(PlainFlips.Describe));
            (found.Tried, found.Kept).Should().Be((singles.Tried, singles.Kept));
        }
    }

    private static IEnumerable<string> First(Evaluation evaluation) =>
        evaluation.Alternatives.Where(result => result.Rank == 1).Select(result => result.Alternative.Id);
}
