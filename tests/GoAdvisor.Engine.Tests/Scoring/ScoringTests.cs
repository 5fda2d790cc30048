namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>The fast way to the scores against the plain one.</summary>
public class ScoringTests
{
    /// <summary>Each has another number of vectors: of criteria, of options, of alternatives.</summary>
    public static TheoryData<int, int, int, int> Shapes => new()
    {
        { 2, 1, 2, 2 }, { 4, 17, 25, 6 }, { 7, 31, 20, 5 }, { 8, 32, 30, 6 }, { 9, 40, 60, 8 }, { 16, 33, 12, 30 }, { 31, 64, 50, 12 }, { 32, 100, 200, 10 },
    };

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Random_answers_to_the_seeded_catalogue_score_as_it_says()
    {
        const int Parts = 8;
        var answers = SampleSize.Of(usual: 200_000, inLongRun: 5_000_000);
        var wrong = new string?[Parts];
        Parallel.For(0, Parts, part => wrong[part] = FirstDifference(Seeds.Model, part, answers / Parts));
        wrong.OfType<string>().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Any_catalogue_scores_as_it_says(int alternatives, int criteria, int questions, int maxOptions)
    {
        var shape = new Shape(alternatives, criteria, questions, maxOptions, Constraints: 12);
        for (var seed = 0; seed < 6; seed++)
            FirstDifference(DecisionModel.Compile(GeneratedCatalogue.Of(shape, seed)), seed, 250).Should().BeNull("catalogue {0} is plain", seed);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Any_catalogue_of_the_present_form_scores_as_it_says(int alternatives, int criteria, int questions, int maxOptions)
    {
        var shape = new Shape(alternatives, criteria, questions, maxOptions, Constraints: 12);
        for (var seed = 0; seed < 6; seed++)
        {
            var catalogue = SharedCatalogue.Of(GeneratedCatalogue.Of(shape, seed), seed);
            FirstDifference(DecisionModel.Compile(catalogue), seed, 250).Should().BeNull("catalogue {0} is plain", seed);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Machines_without_wide_vectors_add_up_the_same(int alternatives, int criteria, int questions, int maxOptions)
    {
        var catalogue = GeneratedCatalogue.Of(new Shape(alternatives, criteria, questions, maxOptions, Constraints: 1), seed: 7);
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 7));
        for (var i = 0; i < 50; i++)
        {
            var score = plain.Score(source.Next());
            byte[] weights = [.. score.Weights.Select(weight => (byte)weight), .. new byte[model.Tables.Width - criteria]];
            int[] sums = [.. score.Before.Select(before => before / 100), score.Denominator / 4];
            for (var from = 0; from < sums.Length; from += 8)
            {
                var eight = model.Scoring.SumsFromScalar(from, weights);
                Enumerable.Range(0, 8).Select(lane => eight[lane]).Should().Equal(Enumerable.Range(from, 8).Select(row => row < sums.Length ? sums[row] : 0));
            }
        }
    }

    [Fact]
    public void The_shapes_fill_more_than_two_words_with_options_and_use_every_kind_of_rule()
    {
        var catalogue = GeneratedCatalogue.Of(Shape.Large, seed: 1);
        catalogue.Questions.Sum(question => question.Options.Count).Should().BeGreaterThan(128);
        catalogue.Questions.Should().Contain(question => question.AskedWhen != null);
        catalogue.Questions.SelectMany(question => question.Options).Should().Contain(option => option.Exclusive);
        catalogue.Criteria.Should().Contain(criterion => criterion.CappedBy != null);
        var effects = catalogue.Constraints.SelectMany(constraint => constraint.Effects).ToList();
        effects.Should().Contain(effect => effect.Kind == EffectKind.Exclude).And.Contain(effect => effect.Kind == EffectKind.Cap)
            .And.Contain(effect => effect.When != null).And.Contain(effect => effect.Unless != null);
        var conditions = catalogue.Constraints.Select(constraint => constraint.When).ToList();
        conditions.Should().Contain(condition => condition.Children.Any(child => child is Not)).And.Contain(condition => condition is All)
            .And.Contain(condition => condition is Any);
    }

    [Fact]
    public void Answers_that_were_read_are_the_options_counted_over_the_catalogue()
    {
        var catalogue = GeneratedCatalogue.Of(Shape.Large, seed: 2);
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 2));
        for (var i = 0; i < 100; i++)
        {
            var chosen = source.Next();
            var read = model.Answers(plain.Text(chosen));
            plain.Score(chosen);
            read.Bits.ToArray().Should().Equal(AnswerSource.Bits(chosen));
            read.Count.Should().Be(chosen.Count(option => option));
        }
    }

    private static string? FirstDifference(DecisionModel model, int seed, int count)
    {
        var (plain, source) = (new PlainModel(model.Catalogue), new AnswerSource(model.Catalogue, seed));
        var scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        var ceilings = new int[scores.Length];
        for (var i = 0; i < count; i++)
        {
            var chosen = source.Next();
            var answers = new AnswerSet(model, AnswerSource.Bits(chosen));
            var expected = plain.Score(chosen);
            var denominator = model.Score(answers, scores);
            model.Scoring.Ceilings(answers.Bits, ceilings);
            // A joint ceiling that bites may be told in smaller numbers of the same proportion.
            var times = denominator == 0 || model.Tables.JointCeilings.Length == 0 ? 1 : expected.Denominator / denominator;
            var same = denominator * times == expected.Denominator && ceilings.AsSpan().SequenceEqual(expected.Ceilings);
            for (var a = 0; a < scores.Length; a++)
            {
                same &= scores[a].BeforeConstraints * times == expected.Before[a]
                    && scores[a].Excluded == expected.Ceilings[a] < 0
                    && (scores[a].Excluded ? -1 : scores[a].Place * times) == expected.Place(a);
            }
            if (!same)
                return $"answers {i} of seed {seed}: {string.Join(' ', plain.Text(chosen).Select(answer => $"{answer.Key}={string.Join('+', answer.Value)}"))}";
        }
        return null;
    }
}
