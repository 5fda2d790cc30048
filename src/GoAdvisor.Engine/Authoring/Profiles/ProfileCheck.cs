namespace GoAdvisor.Engine.Authoring.Profiles;

/// <summary>Whether the worked profiles of a catalogue still give what they must.</summary>
public static class ProfileCheck
{
    /// <summary>One result per profile, in catalogue order.</summary>
    public static IReadOnlyList<ProfileResult> Run(DecisionModel model) => [.. model.Catalogue.Profiles.Select(profile => Check(model, profile))];

    private static ProfileResult Check(DecisionModel model, Profile profile)
    {
        if (!model.TryRead(profile.Answers, out var answers, out var problems))
            throw new InvalidCatalogueException([.. problems.Select(problem => new CatalogueProblem($"profiles/{profile.Id}/answers/{problem.Question}", problem.What))]);
        var alternatives = model.Catalogue.Alternatives;
        var scores = new AlternativeScore[alternatives.Count];
        var denominator = model.Score(answers, scores);
        var best = scores.Max(score => score.BeforeConstraints);
        return new ProfileResult
        {
            Profile = profile,
            Winners = [.. alternatives.Where((_, a) => scores[a].BeforeConstraints == best)],
            Scores = [.. alternatives.Index().Where(one => profile.Expected.Scores.ContainsKey(one.Item.Id))
                .Select(one => Score(one.Item, profile.Expected.Scores[one.Item.Id], scores[one.Index].BeforeConstraints, denominator))],
        };
    }

    /// <summary>A score may be rounded either way from the half; compared in integers.</summary>
    private static ProfileScore Score(Alternative alternative, int expected, int numerator, int denominator) => new(
        alternative, expected, denominator == 0 ? 0 : (double)numerator / denominator,
        2 * Math.Abs(numerator - ((long)expected * denominator)) <= denominator && (denominator != 0 || expected == 0));
}

/// <summary>What a worked profile gives.</summary>
public sealed record ProfileResult
{
    /// <summary>The profile.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Who has the highest score before constraints; several on a tie.</summary>
    public required IReadOnlyList<Alternative> Winners { get; init; }

    /// <summary>The scores that the profile states.</summary>
    public required IReadOnlyList<ProfileScore> Scores { get; init; }

    /// <summary>Whether the expected alternative has the highest score, alone.</summary>
    public bool WinnerHolds => Winners is [var winner] && winner.Id == Profile.Expected.Winner;

    /// <summary>Whether everything is as expected.</summary>
    public bool Passes => WinnerHolds && Scores.All(score => score.Holds);
}

/// <summary>
/// A score of a worked profile: as stated in whole points, as the catalogue gives it before constraints, and whether the latter rounds to the former.
/// </summary>
public sealed record ProfileScore(Alternative Alternative, int Expected, double Found, bool Holds)
{
    /// <summary>Points above the stated score, negative below.</summary>
    public double Off => Found - Expected;
}
