namespace GoAdvisor.Engine.Tests.Scoring;

public class WorkedProfileTests
{
    public static TheoryData<string> Profiles => [.. Seeds.Catalogue.Profiles.Select(profile => profile.Id)];

    [Fact]
    public void The_seeds_bring_eight_worked_profiles() => Seeds.Catalogue.Profiles.Should().HaveCount(8);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_worked_profile_gives_its_published_scores(string id)
    {
        var profile = Seeds.Catalogue.Profiles.Single(profile => profile.Id == id);
        var evaluation = Seeds.Model.Evaluate(Seeds.Model.Answers(profile.Answers));

        foreach (var (alternative, published) in profile.Expected.Scores)
            evaluation.Of(alternative).ScoreBeforeConstraints.Should().BeApproximately(published, 0.5, "{0} was published in whole points", alternative);
        evaluation.Alternatives.MaxBy(result => result.ScoreBeforeConstraints)!.Alternative.Id.Should().Be(profile.Expected.Winner);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_worked_profile_agrees_with_the_formula_written_out(string id)
    {
        var profile = Seeds.Catalogue.Profiles.Single(profile => profile.Id == id);
        var evaluation = Seeds.Model.Evaluate(Seeds.Model.Answers(profile.Answers));

        foreach (var (alternative, score) in PlainFormula.Scores(Seeds.Catalogue, profile.Answers))
            evaluation.Of(alternative).ScoreBeforeConstraints.Should().BeApproximately((double)score, 1e-9);
    }
}

/// <summary>The formulas of the decision model, written as they stand in its description, slowly and in exact decimals.</summary>
internal static class PlainFormula
{
    public static Dictionary<string, decimal> Weights(Catalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var weights = catalogue.Criteria.ToDictionary(criterion => criterion.Id, criterion => catalogue.Questions
            .SelectMany(question => question.Options.Where(option => answers.GetValueOrDefault(question.Id, []).Contains(option.Id)))
            .SelectMany(option => option.Strengths.Where(given => given.Criterion == criterion.Id).Select(given => given.Strength))
            .DefaultIfEmpty(0).Max());
        foreach (var criterion in catalogue.Criteria.Where(criterion => criterion.CappedBy is not null))
            weights[criterion.Id] = Math.Min(weights[criterion.Id], criterion.CappedBy!.Max(other => weights[other]));
        return weights;
    }

    public static Dictionary<string, decimal> Scores(Catalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var weights = Weights(catalogue, answers);
        var total = weights.Values.Sum();
        return catalogue.Alternatives.ToDictionary(alternative => alternative.Id, alternative => total == 0 ? 0 : 100 * catalogue.Criteria
            .Sum(criterion => weights[criterion.Id] * criterion.Ratings.Single(rating => rating.Alternative == alternative.Id).Value) / (4 * total));
    }
}
