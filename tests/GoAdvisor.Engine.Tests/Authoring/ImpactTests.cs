using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Tests.Authoring;

public class ImpactTests
{
    private const int Samples = 50_000;

    private static readonly FirstPlaces Before = new FirstPlaces(Seeds.Model, Samples, seed: 1).FillAll();

    [Fact]
    public void Nothing_changed_changes_nothing()
    {
        var impact = Impact.Between(Before, After(Seeds.Catalogue));

        impact.ChangedShare.Should().Be(0);
        impact.Moves.Should().BeEmpty();
        impact.Alternatives.Should().OnlyContain(one => one.Before == one.After);
    }

    [Fact]
    public void Sets_that_were_kept_give_the_same_as_sets_that_are_drawn_again()
    {
        var kept = new FirstPlaces(Seeds.Model, Samples, seed: 1, keepsSets: true).FillAll();
        var rated = DecisionModel.Compile(CatalogueDiffTests.WithRating("high-concurrency", "go", rating => rating with { Value = 0 }));
        var reordered = DecisionModel.Compile(Seeds.Catalogue with { Questions = [.. Seeds.Catalogue.Questions.Reverse().OrderBy(question => question.AskedWhen is not null)] });

        foreach (var model in new[] { rated, reordered })
            kept.ForModel(model).FillAll().Counts().Should().Equal(new FirstPlaces(model, Samples, seed: 1).FillAll().Counts());
    }

    [Fact]
    public void A_lower_rating_of_Go_takes_first_places_from_Go()
    {
        var impact = Impact.Between(Before, After(CatalogueDiffTests.WithRating("high-concurrency", "go", rating => rating with { Value = 0 })));

        var go = impact.Alternatives[0];
        go.After!.First.Should().BeLessThan(go.Before!.First);
        impact.Moves.Should().OnlyContain(move => move.From.Any(one => one.Id == "go"));
        impact.Moves.Sum(move => move.Share).Should().BeApproximately(impact.ChangedShare, 1e-12);
    }

    [Fact]
    public void Every_option_of_a_select_one_question_is_as_likely_as_the_others_and_ticks_average_one()
    {
        var chosen = Drawn(Seeds.Model);
        foreach (var question in Seeds.Catalogue.Questions.Where(question => question.AskedWhen is null))
        {
            foreach (var option in question.Options.Where(option => !option.Exclusive))
            {
                var expected = question.Select == Selection.One ? 1.0 / question.Options.Count : 1.0 / question.Options.Count(one => !one.Exclusive);
                chosen.Average(set => set[question.Id].Contains(option.Id) ? 1.0 : 0).Should().BeApproximately(expected, 0.02, "{0} of {1}", option.Id, question.Id);
            }
        }
        chosen.Should().OnlyContain(set => !set["non-negotiables"].Contains("none") || set["non-negotiables"].Count == 1);
        chosen.Should().OnlyContain(set => set["approved-alternatives"].Count == 0 || set["non-negotiables"].Contains("approved-list"));
    }

    [Fact]
    public void A_question_more_an_option_more_and_another_order_leave_the_other_draws_as_they_are()
    {
        var questions = Seeds.Catalogue.Questions;
        var joiners = Seeds.Question("joiners");
        var widened = joiners with { Options = [joiners.Options[0] with { Id = "nobody-knows" }, .. joiners.Options] };
        var changed = DecisionModel.Compile(Seeds.Catalogue with
        {
            Questions = [TestCatalogue.Question("new", ("a", null, 0), ("b", null, 0)) with { Section = joiners.Section },
                .. questions.Where(one => one != joiners && one.AskedWhen is null).Reverse(), widened, .. questions.Where(one => one.AskedWhen is not null)],
        });

        foreach (var (was, now) in Drawn(Seeds.Model).Zip(Drawn(changed)))
        {
            foreach (var question in questions.Where(one => one != joiners))
                now[question.Id].Should().BeEquivalentTo(was[question.Id]);
            if (now["joiners"] is not ["nobody-knows"])
                now["joiners"].Should().Equal(was["joiners"]);
        }
    }

    [Fact]
    public void First_places_are_those_of_the_evaluation()
    {
        var bits = new ulong[AnswerDraws.Chunk * Seeds.Model.Tables.Words];
        new AnswerDraws(Seeds.Model, seed: 1).Draw(2, bits);
        for (var set = 0; set < 200; set++)
        {
            var answers = new AnswerSet(Seeds.Model, bits[(set * Seeds.Model.Tables.Words)..][..Seeds.Model.Tables.Words]);
            var ranked = Seeds.Model.Evaluate(answers).Alternatives.Index().Where(one => one.Item.Rank == 1).Select(one => one.Index);
            Before.Firsts[(2 * AnswerDraws.Chunk) + set].Should().Be(ranked.Aggregate(0U, (mask, a) => mask | 1U << a));
        }
    }

    [Fact]
    public void Alternatives_are_recognised_by_slug_wherever_they_stand_and_new_ones_were_not_there()
    {
        var catalogue = Seeds.Catalogue;
        var turned = Impact.Between(Before, After(catalogue with { Alternatives = [.. catalogue.Alternatives.Reverse()] }));
        turned.ChangedShare.Should().Be(0);
        turned.Alternatives.Should().OnlyContain(one => one.Before == one.After);

        var copied = Impact.Between(Before, After(CopyOfGo()));
        copied.Alternatives.Single(one => one.Alternative.Id == "copy").Before.Should().BeNull();
        copied.Moves.Should().OnlyContain(move => move.To.Count == move.From.Count + 1);
        Impact.Between(After(CopyOfGo()), Before).Alternatives.Single(one => one.Alternative.Id == "copy").After.Should().BeNull();
    }

    [Fact]
    public void Parts_can_be_filled_at_the_same_time_in_any_order()
    {
        var places = new FirstPlaces(Seeds.Model, Samples, seed: 1);
        Parallel.ForEach(Enumerable.Range(0, places.Parts).Reverse(), places.Fill);

        places.Firsts.SequenceEqual(Before.Firsts).Should().BeTrue();
        places.Counts().Sum(count => count.Alone).Should().BeLessThan(Samples);
    }

    private static FirstPlaces After(Catalogue catalogue) => new FirstPlaces(DecisionModel.Compile(catalogue), Samples, seed: 1).FillAll();

    private static Catalogue CopyOfGo() => Seeds.Catalogue with
    {
        Alternatives = [.. Seeds.Catalogue.Alternatives, Seeds.Catalogue.Alternatives[0] with { Id = "copy" }],
        Criteria = [.. Seeds.Catalogue.Criteria.Select(one => one with { Ratings = [.. one.Ratings, one.Ratings.First(r => r.Alternative == "go") with { Alternative = "copy" }] })],
        Aspects = [],
        Constraints = [.. Seeds.Catalogue.Constraints.Select(one => one with
        {
            Effects = [.. one.Effects, .. one.Effects.Where(effect => effect.Alternative == "go").Select(effect => effect with { Alternative = "copy" })],
        })],
    };

    /// <summary>One part of the random answer sets, by question.</summary>
    private static List<Dictionary<string, List<string>>> Drawn(DecisionModel model)
    {
        var bits = new ulong[AnswerDraws.Chunk * model.Tables.Words];
        new AnswerDraws(model, seed: 7).Draw(0, bits);
        return [.. bits.Chunk(model.Tables.Words).Select(words => new AnswerSet(model, words))
            .Select(set => model.Catalogue.Questions.ToDictionary(question => question.Id, question => set.Chosen(question).Select(option => option.Id).ToList()))];
    }
}
