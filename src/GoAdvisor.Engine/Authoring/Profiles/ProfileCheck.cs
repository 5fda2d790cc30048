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
        // Where constraints decide a case, the first form could not say so.
        var after = model.Catalogue.Format is not null;
        var best = scores.Max(score => after ? score.Place : score.BeforeConstraints);
        return new ProfileResult
        {
            Profile = profile,
            Verdict = profile.Expected.Verdict is null ? null : new EvaluationBuilder(model, answers).Verdict().Kind,
            Winners = [.. alternatives.Where((_, a) => (after ? scores[a].Place : scores[a].BeforeConstraints) == best)],
            Scores = [.. alternatives.Index().Where(one => profile.Expected.Scores.ContainsKey(one.Item.Id))
                .Select(one => Score(one.Item, profile.Expected.Scores[one.Item.Id], scores[one.Index].BeforeConstraints, denominator))],
        };
    }

    /// <summary>A score may be rounded either way from the half; compared in integers.</summary>
    private static ProfileScore Score(Alternative alternative, int expected, long numerator, long denominator) => new(
        alternative, expected, denominator == 0 ? 0 : (double)numerator / denominator,
        2 * Math.Abs(numerator - (expected * denominator)) <= denominator && (denominator != 0 || expected == 0));
}

/// <summary>What a worked profile gives.</summary>
public sealed record ProfileResult
{
    /// <summary>The profile.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Who is first, in the first form of a catalogue before constraints; several on a tie.</summary>
    public required IReadOnlyList<Alternative> Winners { get; init; }

    /// <summary>The verdict; null where the profile expects none.</summary>
    public VerdictKind? Verdict { get; init; }

    /// <summary>Whether the verdict is one of those that are right; true where the profile expects none.</summary>
    public bool VerdictHolds => Verdict is not { } kind || Profile.Expected.Verdict?.Contains(kind) == true;

    /// <summary>The scores that the profile states.</summary>
    public required IReadOnlyList<ProfileScore> Scores { get; init; }

    /// <summary>Whether the expected alternative has the highest score, alone.</summary>
    public bool WinnerHolds => Winners is [var winner] && winner.Id == Profile.Expected.Winner;

    /// <summary>Whether everything is as expected.</summary>
    public bool Passes => WinnerHolds && VerdictHolds && Scores.All(score => score.Holds);
}

/// <summary>
/// A score of a worked profile: as stated in whole points, as the catalogue gives it before constraints, and whether the latter rounds to the former.
/// </summary>
public sealed record ProfileScore(Alternative Alternative, int Expected, double Found, bool Holds)
{
    /// <summary>Points above the stated score, negative below.</summary>
    public double Off => Found - Expected;
}
