using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Engine.Tests.Authoring;

public class CatalogueDiffTests
{
    public static TheoryData<int> Pairs => [.. Enumerable.Range(1, 30)];

    [Fact]
    public void A_catalogue_does_not_differ_from_itself() => CatalogueDiff.Between(Seeds.Catalogue, Seeds.Catalogue).Should().BeEmpty();

    [Fact]
    public void A_changed_rating_is_one_change_at_the_slugs_of_criterion_and_alternative()
    {
        var changes = CatalogueDiff.Between(Seeds.Catalogue, WithRating("high-concurrency", "go", rating => rating with { Value = 3 }));

        changes.Should().ContainSingle().Which.Should().Be(new CatalogueChange
        {
            Path = "criteria/high-concurrency/ratings/go/value",
            Kind = ChangeKind.Changed,
            Before = "4",
            After = "3",
        });
    }

    [Fact]
    public void An_item_added_in_front_moves_no_other_item()
    {
        var added = Seeds.Catalogue.Criteria[0] with { Id = "novelty" };

        var change = CatalogueDiff.Between(Seeds.Catalogue, Seeds.Catalogue with { Criteria = [added, .. Seeds.Catalogue.Criteria] }).Should().ContainSingle().Subject;

        change.Should().Match<CatalogueChange>(one => one.Path == "criteria/novelty" && one.Kind == ChangeKind.Added && one.FollowsAfter == null);
    }

    [Fact]
    public void The_last_question_put_first_is_one_move()
    {
        var questions = Seeds.Catalogue.Questions;
        var after = Seeds.Catalogue with { Questions = [questions[^1], .. questions.SkipLast(1)] };

        var change = CatalogueDiff.Between(Seeds.Catalogue, after).Should().ContainSingle().Subject;

        change.Kind.Should().Be(ChangeKind.Moved);
        (change.TextBefore, change.TextAfter).Should().Be(("behind non-negotiables", "first"));
    }

    [Fact]
    public void A_condition_is_shown_in_words()
    {
        var constraint = Seeds.Catalogue.Constraints.Single(one => one.Id == "hard-real-time");
        var after = constraint with { When = new Not(new All([constraint.When, new AnsweredWith("joiners", ["over-30-percent"])])) };

        var change = CatalogueDiff.Between(Seeds.Catalogue, Seeds.Catalogue with
        {
            Constraints = [after, .. Seeds.Catalogue.Constraints.Where(one => one != constraint)],
        }).Should().ContainSingle().Subject;

        change.TextBefore.Should().Be("non-negotiables is hard-real-time or safety-mandate is memory-safe-no-gc");
        change.TextAfter.Should().Be(
            "not ((non-negotiables is hard-real-time or safety-mandate is memory-safe-no-gc) and joiners is over-30-percent)");
    }

    [Fact]
    public void Two_effects_on_one_alternative_have_different_paths()
    {
        var constraint = Seeds.Catalogue.Constraints.Single(one => one.Id == "rust-without-experience");
        var after = constraint with { Effects = [constraint.Effects[0], constraint.Effects[1] with { Reason = "Other words." }] };

        CatalogueDiff.Between(Seeds.Catalogue, Seeds.Catalogue with
        {
            Constraints = [.. Seeds.Catalogue.Constraints.Select(one => one == constraint ? after : one)],
        }).Should().ContainSingle().Which.Path.Should().Be("constraints/rust-without-experience/effects/rust~2/reason");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Applying_the_changes_gives_the_other_catalogue_and_their_inverses_lead_back(int seed)
    {
        var (before, after) = (Shuffled(seed), Shuffled(seed + 1000));
        var changes = CatalogueDiff.Between(before, after);

        Applied(before, changes).Should().Equal(CatalogueReader.Write(after));
        Applied(after, [.. changes.Select(change => change.Inverse)]).Should().Equal(CatalogueReader.Write(before));
        changes.Select(change => (change.Path, change.Kind)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void From_nothing_to_the_seeds_and_back()
    {
        var small = TestCatalogue.WithWeights([1, 1], ("go", [4, 0]), ("cobol", [0, 4]));
        var changes = CatalogueDiff.Between(small, Seeds.Catalogue);

        Applied(small, changes).Should().Equal(CatalogueReader.Write(Seeds.Catalogue));
        Applied(Seeds.Catalogue, [.. changes.Select(change => change.Inverse)]).Should().Equal(CatalogueReader.Write(small));
    }

    internal static Catalogue WithRating(string criterion, string alternative, Func<Rating, Rating> change) => Seeds.Catalogue with
    {
        Criteria = [.. Seeds.Catalogue.Criteria.Select(one => one.Id != criterion ? one : one with
        {
            Ratings = [.. one.Ratings.Select(rating => rating.Alternative == alternative ? change(rating) : rating)],
        })],
    };

    /// <summary>The slugs are the same for every seed; what they hold, which are there, and in what order, is not.</summary>
    private static Catalogue Shuffled(int seed)
    {
        var random = new Random(seed);
        var catalogue = GeneratedCatalogue.Of(Shape.Small with { Questions = 5 + (seed % 4), Criteria = 3 + (seed % 3), Constraints = 3 + (seed % 5) }, seed);
        T[] Mixed<T>(IEnumerable<T> items)
        {
            var mixed = items.ToArray();
            random.Shuffle(mixed);
            return mixed;
        }
        return catalogue with
        {
            Criteria = [.. Mixed(catalogue.Criteria).Select(criterion => criterion with { Ratings = Mixed(criterion.Ratings) })],
            Questions = [.. Mixed(catalogue.Questions).Select(question => question with { Options = Mixed(question.Options) })],
            Constraints = [.. Mixed(catalogue.Constraints).Select(constraint => constraint with { Effects = Mixed(constraint.Effects.Concat(constraint.Effects.Take(1))) })],
        };
    }

    private static byte[] Applied(Catalogue catalogue, IReadOnlyList<CatalogueChange> changes)
    {
        CatalogueTree.Of(catalogue).TryApply(changes, out var tree, out var problem).Should().BeTrue(problem);
        return CatalogueReader.Write(tree.Catalogue);
    }
}
