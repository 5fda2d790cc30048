using CsCheck;

namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>The invariants of the decision model, over random answers to the seeded catalogue.</summary>
[Trait(SampleSize.Trait, SampleSize.Long)]
public class InvariantTests
{
    private static readonly Catalogue Catalogue = Seeds.Catalogue;

    private static readonly Gen<Dictionary<string, IReadOnlyList<string>>> Answers =
        Gen.Int[0, int.MaxValue].Array[Catalogue.Questions.Count * 2].Select(numbers => Catalogue.Questions
            .Select((question, i) => (question, Chosen: Choose(question, numbers[2 * i], numbers[(2 * i) + 1])))
            .ToDictionary(entry => entry.question.Id, entry => entry.Chosen));

    private static readonly Gen<int> AnyNumber = Gen.Int[0, int.MaxValue];

    [Fact]
    public void Contributions_add_up_to_the_score() => Answers.Check(answers =>
    {
        var evaluation = Evaluate(answers);
        return evaluation.Alternatives.Select((result, a) => (result, Sum: evaluation.Criteria.Sum(criterion => criterion.Contributions[a])))
            .All(entry => Math.Abs(entry.result.ScoreBeforeConstraints - entry.Sum) < 1e-9);
    });

    [Fact]
    public void Scores_lie_in_0_to_100_and_constraints_never_raise_them() => Answers.Check(answers => Evaluate(answers).Alternatives
        .All(result => result.Score is >= 0 and <= 100 && result.ScoreBeforeConstraints <= 100 && result.Score <= result.ScoreBeforeConstraints));

    [Fact]
    public void The_order_of_answers_changes_nothing() => Gen.Select(Answers, AnyNumber).Check((answers, seed) =>
    {
        var shuffled = answers.ToArray();
        new Random(seed).Shuffle(shuffled);
        var reordered = shuffled.ToDictionary(entry => entry.Key, IReadOnlyList<string> (entry) => [.. entry.Value.Reverse()]);
        return Same(Evaluate(answers), Evaluate(reordered));
    });

    [Fact]
    public void Dont_know_instead_of_an_answer_never_triggers_a_constraint_and_never_raises_coverage() =>
        Gen.Select(Answers, AnyNumber).Check((answers, pick) =>
        {
            var before = Evaluate(answers);
            var after = Evaluate(Without(answers, Catalogue.Questions[pick % Catalogue.Questions.Count].Id));
            return after.Coverage.Share <= before.Coverage.Share
                && after.Constraints.Zip(before.Constraints).All(pair => !pair.First.Fired || pair.Second.Fired)
                && after.Alternatives.Zip(before.Alternatives).All(pair => pair.First.Effects.All(applied =>
                    pair.Second.Effects.Contains(applied) || applied.Effect.Unless is not null));
        });

    [Fact]
    public void Ticking_a_further_constraint_never_brings_an_excluded_alternative_back() =>
        Gen.Select(Answers, AnyNumber).Check((answers, pick) =>
        {
            var question = Seeds.Question("non-negotiables");
            var offered = question.Options.Where(option => !option.Exclusive).ToList();
            var ticked = answers[question.Id].Where(id => offered.Any(option => option.Id == id)).ToList();
            var more = With(answers, question.Id, [.. ticked.Append(offered[pick % offered.Count].Id).Distinct()]);
            return Evaluate(With(answers, question.Id, ticked)).Alternatives.Zip(Evaluate(more).Alternatives)
                .All(pair => !pair.First.Excluded || pair.Second.Excluded);
        });

    [Fact]
    public void Who_leads_and_is_rated_at_least_as_high_still_leads_when_that_weight_is_raised() =>
        Gen.Select(Answers, AnyNumber).Check((answers, pick) =>
        {
            var c = pick % Catalogue.Criteria.Count;
            var before = Raising.Evaluate(Raising.Answers(answers));
            var raised = Raising.Evaluate(Raising.Answers(With(answers, "raise", [Catalogue.Criteria[c].Id])));
            var pairs = from x in before.Alternatives.Index() from y in before.Alternatives.Index() select (x, y);
            return raised.Criteria[c].Weight >= before.Criteria[c].Weight && pairs.All(pair =>
                pair.x.Item.ScoreBeforeConstraints <= pair.y.Item.ScoreBeforeConstraints + 1e-9
                || RatingOf(c, pair.x.Index) < RatingOf(c, pair.y.Index)
                || raised.Alternatives[pair.x.Index].ScoreBeforeConstraints > raised.Alternatives[pair.y.Index].ScoreBeforeConstraints);
        });

    /// <summary>The seeded catalogue with one more question, whose options each give one plain criterion its full weight.</summary>
    private static readonly DecisionModel Raising = DecisionModel.Compile(Catalogue with
    {
        Criteria = [.. Catalogue.Criteria.Select(criterion => criterion with { CappedBy = null })],
        Questions = [.. Catalogue.Questions, Catalogue.Questions[0] with
        {
            Id = "raise",
            Options = [.. Catalogue.Criteria.Select(criterion => new Option
            {
                Id = criterion.Id, Label = criterion.Name, Strengths = [new OptionStrength { Criterion = criterion.Id, Strength = 1 }],
            })],
        }],
    });

    [Fact]
    public void A_copy_of_an_alternative_scores_like_the_original_and_moves_nobody() =>
        Gen.Select(Answers, AnyNumber).Check((answers, pick) =>
        {
            var original = Catalogue.Alternatives[pick % Catalogue.Alternatives.Count].Id;
            var withCopy = Copies[original];
            var (before, after) = (Evaluate(answers), withCopy.Evaluate(withCopy.Answers(answers)));
            return before.Alternatives.Zip(after.Alternatives).All(pair => pair.First.Score == pair.Second.Score && pair.First.Excluded == pair.Second.Excluded)
                && after.Of("copy").ScoreBeforeConstraints == before.Of(original).ScoreBeforeConstraints;
        });

    [Fact]
    public void Every_evaluation_agrees_with_the_formula_written_out() => Answers.Check(answers =>
    {
        var evaluation = Evaluate(answers);
        var plain = PlainFormula.Scores(Catalogue, answers);
        return evaluation.Alternatives.All(result => Math.Abs(result.ScoreBeforeConstraints - (double)plain[result.Alternative.Id]) < 1e-9);
    });

    [Fact]
    public void Ranks_follow_the_scores_and_equal_scores_share_one() => Answers.Check(answers =>
    {
        var left = Evaluate(answers).Alternatives.Where(result => !result.Excluded).ToList();
        return left.All(result => result.Rank == 1 + left.Count(other => other.Score > result.Score + 1e-12));
    });

    [Fact]
    public void The_preview_and_the_scores_alone_agree_with_the_evaluation() => Answers.Check(answers =>
    {
        var set = Seeds.Model.Answers(answers);
        var evaluation = Seeds.Model.Evaluate(set);
        var preview = Seeds.Model.Preview(set);
        var scores = new AlternativeScore[Catalogue.Alternatives.Count];
        var denominator = Seeds.Model.Score(set, scores);
        return preview.Verdict.Text == evaluation.Verdict.Text && preview.Coverage == evaluation.Coverage
            && preview.Scores.Select(score => (score.Rank, score.Score)).SequenceEqual(evaluation.Alternatives.Select(result => (result.Rank, result.Score)))
            && scores.Zip(evaluation.Alternatives).All(pair => denominator == 0
                || ((double)pair.First.BeforeConstraints / denominator == pair.Second.ScoreBeforeConstraints && pair.First.Excluded == pair.Second.Excluded));
    });

    [Fact]
    public void What_is_to_be_settled_first_does_change_the_first_place() => Answers.Check(
        answers =>
        {
            var partial = answers.Where((_, i) => i % 3 != 0).ToDictionary();
            var evaluation = Evaluate(partial);
            return evaluation.DecisiveQuestions.All(unsettled => unsettled.Changes.All(change =>
            {
                var settled = With(partial, unsettled.Question.Id, [change.Option.Id]);
                foreach (var other in change.Together.GroupBy(given => given.Question.Id))
                    settled[other.Key] = [.. settled.GetValueOrDefault(other.Key, []), .. other.Select(given => given.Option.Id)];
                var then = Evaluate(settled);
                return First(then).SetEquals(change.First.Select(alternative => alternative.Id))
                    && (change.EndsClear ? then.Verdict.Kind != VerdictKind.Clear : !First(then).SetEquals(First(evaluation)));
            }));
        },
        usual: 20,
        inLongRun: 1_000);

    private static readonly Dictionary<string, DecisionModel> Copies =
        Catalogue.Alternatives.ToDictionary(alternative => alternative.Id, alternative => DecisionModel.Compile(WithCopy(alternative.Id)));

    private static Catalogue WithCopy(string original) => Catalogue with
    {
        Alternatives = [.. Catalogue.Alternatives, new Alternative { Id = "copy", Name = "Copy", Meaning = "A copy." }],
        Criteria = [.. Catalogue.Criteria.Select(criterion => criterion with { Ratings = WithCopy(criterion.Ratings, original) })],
        Aspects = [.. Catalogue.Aspects.Select(aspect => aspect with { Ratings = WithCopy(aspect.Ratings, original) })],
    };

    private static IReadOnlyList<Rating> WithCopy(IReadOnlyList<Rating> ratings, string original) =>
        [.. ratings, ratings.Single(rating => rating.Alternative == original) with { Alternative = "copy" }];

    private static IReadOnlyList<string> Choose(Question question, int first, int second)
    {
        // A quarter stays "don't know"; a select-many question gets a random set, or its exclusive option alone.
        if (first % 4 == 0)
            return [];
        if (question.Select == Selection.One)
            return [question.Options[second % question.Options.Count].Id];
        var random = new Random(second);
        var exclusive = question.Options.FirstOrDefault(option => option.Exclusive);
        if (exclusive is not null && first % 4 == 1)
            return [exclusive.Id];
        return [.. question.Options.Where(option => !option.Exclusive && random.Next(6) == 0).Select(option => option.Id)];
    }

    private static int RatingOf(int criterion, int alternative) =>
        Catalogue.Criteria[criterion].Ratings.Single(rating => rating.Alternative == Catalogue.Alternatives[alternative].Id).Value;

    private static HashSet<string> First(Evaluation evaluation) =>
        [.. evaluation.Alternatives.Where(result => result.Rank == 1).Select(result => result.Alternative.Id)];

    private static Evaluation Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => Seeds.Model.Evaluate(Seeds.Model.Answers(answers));

    private static Dictionary<string, IReadOnlyList<string>> With(
        IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string question, IReadOnlyList<string> options) =>
        new(answers) { [question] = options };

    private static Dictionary<string, IReadOnlyList<string>> Without(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string question) =>
        With(answers, question, []);

    private static bool Same(Evaluation left, Evaluation right) =>
        left.Verdict.Text == right.Verdict.Text
        && left.Alternatives.Select(result => (result.Score, result.Rank)).SequenceEqual(right.Alternatives.Select(result => (result.Score, result.Rank)));
}
