using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>What one step of a rating does to the lead, against catalogues that say so, compiled anew.</summary>
public class RatingFlipTests
{
    [Fact]
    public void Each_scores_as_a_catalogue_with_this_rating_does_for_seeded_answers() => AreThoseOfChangedCatalogues(Seeds.Catalogue, seed: 1, count: 2);

    [Fact]
    public void Each_scores_as_a_catalogue_with_this_rating_does()
    {
        for (var seed = 0; seed < 10; seed++)
            AreThoseOfChangedCatalogues(GeneratedCatalogue.Of(Shape.Small, seed), seed, count: 8);
    }

    [Fact]
    public void They_come_by_descending_change_of_the_lead()
    {
        var model = DecisionModel.Compile(TestCatalogue.WithWeights([0.75m, 0.25m], ("a", [4, 2]), ("b", [2, 3])));

        // a leads by 31.25 points; a step on c1 is 18.75, one on c2 6.25.
        model.FindRatingFlips(model.Answers("q1=yes", "q2=yes"))
            .Select(flip => $"{flip.Criterion.Id} {flip.Alternative.Id} {flip.From}>{flip.To} {flip.Lead:0.0}").Should().Equal(
                "c1 a 4>3 12.5", "c1 b 2>1 50.0", "c1 b 2>3 12.5", "c2 a 2>1 25.0", "c2 a 2>3 37.5", "c2 b 3>2 37.5", "c2 b 3>4 25.0");
    }

    [Fact]
    public void An_excluded_alternative_and_a_criterion_without_weight_have_none()
    {
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 2]), ("b", [2, 3]), ("c", [1, 1])) with
        {
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a"))],
        };
        var model = DecisionModel.Compile(catalogue);
        var flips = model.FindRatingFlips(model.Answers("q1=yes"));

        flips.Select(flip => flip.Criterion.Id).Should().OnlyContain(id => id == "c1");
        flips.Select(flip => flip.Alternative.Id).Should().BeEquivalentTo(["b", "b", "c", "c"]);
    }

    [Fact]
    public void Without_a_lead_there_are_none()
    {
        var catalogue = TestCatalogue.WithWeights([1], ("a", [4]), ("b", [2])) with
        {
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a"))],
        };
        var model = DecisionModel.Compile(catalogue);
        model.FindRatingFlips(model.Answers("q1=yes")).Should().BeEmpty("only one is left");
        model.FindRatingFlips(model.Unanswered).Should().BeEmpty("nothing has weight");
    }

    private static void AreThoseOfChangedCatalogues(Catalogue catalogue, int seed, int count)
    {
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, seed));
        for (var i = 0; i < count; i++)
        {
            var chosen = source.Next();
            var text = plain.Text(chosen);
            var present = plain.Score(chosen);
            var flips = model.FindRatingFlips(model.Answers(text));
            if (present.Denominator == 0 || present.Lead() is null)
            {
                flips.Should().BeEmpty();
                continue;
            }
            flips.Select(flip => (flip.Criterion.Id, flip.Alternative.Id, flip.To)).Should().BeEquivalentTo(
                from c in Enumerable.Range(0, present.Weights.Length)
                where present.Weights[c] > 0
                from a in Enumerable.Range(0, present.Ceilings.Length)
                where present.Ceilings[a] >= 0
                from to in new[] { present.Ratings[a][c] - 1, present.Ratings[a][c] + 1 }
                where to is >= 0 and <= 4
                select (catalogue.Criteria[c].Id, catalogue.Alternatives[a].Id, to));
            foreach (var flip in flips)
                ScoresLike(flip, Changed(catalogue, flip), text, present.First());
        }
    }

    private static void ScoresLike(RatingFlip flip, Catalogue changed, Dictionary<string, IReadOnlyList<string>> answers, List<int> first)
    {
        var model = DecisionModel.Compile(changed);
        var scores = new AlternativeScore[changed.Alternatives.Count];
        var denominator = model.Score(model.Answers(answers), scores);
        var best = scores.Max(score => score.Place);
        int[] after = [.. scores.Index().Where(score => score.Item.Place == best).Select(score => score.Index)];
        var lead = scores[first[0]].Place - scores.Where((_, a) => a != first[0]).Max(score => score.Place);

        flip.First.Should().Equal(after.Select(a => changed.Alternatives[a]));
        flip.ChangesFirst.Should().Be(!after.SequenceEqual(first));
        flip.Lead.Should().Be((double)lead / denominator);
    }

    private static Catalogue Changed(Catalogue catalogue, RatingFlip flip) => catalogue with
    {
        Criteria = [.. catalogue.Criteria.Select(criterion => criterion.Id != flip.Criterion.Id ? criterion : criterion with
        {
            Ratings = [.. criterion.Ratings.Select(rating => rating.Alternative != flip.Alternative.Id ? rating : rating with { Value = flip.To })],
        })],
    };
}
