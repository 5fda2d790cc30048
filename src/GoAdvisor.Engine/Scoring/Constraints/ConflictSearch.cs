using System.Globalization;

namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>Finds answers that pull against each other, from what the catalogue says and nothing else.</summary>
public static class ConflictSearch
{
    private const int MaxPairs = 3;

    /// <summary>The middle of the rating scale.</summary>
    private const int MiddleRating = 2;

    /// <summary>The conflicts in the answers of an evaluation, most severe first.</summary>
    public static IReadOnlyList<Conflict> Find(Catalogue catalogue, Evaluation evaluation)
    {
        if (evaluation.Alternatives.All(result => result.Excluded))
            return [NothingLeft(evaluation), .. LikelyConstraints(catalogue, evaluation)];
        List<AlternativeResult> favourites = [.. LimitedFavourites(evaluation)];
        return [
            .. favourites.Select(favourite => FavouriteLimited(evaluation, favourite)),
            .. LimitedPreferences(catalogue, evaluation, favourites),
            .. LikelyConstraints(catalogue, evaluation),
            .. CriteriaApart(catalogue, evaluation)];
    }

    private static Conflict NothingLeft(Evaluation evaluation)
    {
        var excluding = evaluation.Constraints.Where(result => result.Effects.Any(effect => effect.Kind == EffectKind.Exclude)).ToList();
        var parts = excluding.Select(result => $"“{result.Constraint.Name}” excludes {Excluded(evaluation, result).Listed()}");
        return new Conflict(ConflictKind.NothingLeft, $"Your constraints leave nothing: {string.Join("; ", parts)}.", Because(excluding));
    }

    private static IEnumerable<AlternativeResult> LimitedFavourites(Evaluation evaluation)
    {
        var highest = evaluation.Alternatives.Max(result => result.ScoreBeforeConstraints);
        return evaluation.Alternatives.Where(result => highest > 0 && result.ScoreBeforeConstraints == highest && result.Rank != 1);
    }

    private static Conflict FavouriteLimited(Evaluation evaluation, AlternativeResult favourite)
    {
        var score = Rounded.Points(favourite.ScoreBeforeConstraints).ToString("0.0", CultureInfo.InvariantCulture);
        return new Conflict(
            ConflictKind.FavouriteLimited,
            $"{favourite.Alternative.Name} has the highest score, {score}, but {DescribeLimit(favourite, "it")}.",
            Because(ConstraintsOn(evaluation, favourite)));
    }

    private static IEnumerable<Conflict> LimitedPreferences(Catalogue catalogue, Evaluation evaluation, List<AlternativeResult> reported) =>
        from criterion in evaluation.Criteria
        from origin in criterion.From
        where origin.Question.Kind == QuestionKind.Preference && Math.Min(origin.Strength, criterion.Weight) >= (double)catalogue.Thresholds.ArticleMatchWeight
        let favoured = evaluation.Alternatives.Single(result => result.Alternative.Id == criterion.Criterion.Favours)
        where LimitingEffects(favoured).Count > 0 && !reported.Contains(favoured)
        group criterion by (origin.Question, origin.Option, favoured) into wish
        let favoured = wish.Key.favoured
        select new Conflict(
            ConflictKind.PreferenceLimited,
            $"“{wish.Key.Option.Label}” speaks for {favoured.Alternative.Name}, but {DescribeLimit(favoured, favoured.Alternative.Name)}.",
            [new AnswerGiven(wish.Key.Question, wish.Key.Option), .. Because(ConstraintsOn(evaluation, favoured))]);

    private static IEnumerable<Conflict> LikelyConstraints(Catalogue catalogue, Evaluation evaluation) =>
        from result in evaluation.Constraints
        where result.IsSuggested
        let answers = result.Because.Select(given => $"“{given.Option.Label}”").Listed()
        select new Conflict(
            ConflictKind.LikelyConstraint,
            $"{answers} makes “{result.Constraint.Name}” likely, which you have not said to hold; it would {DescribeEffects(catalogue, result.Constraint)}.",
            result.Because,
            ToAnswer(catalogue, result));

    /// <summary>The question that decides whether the constraint holds, other than those that make it likely.</summary>
    private static Question? ToAnswer(Catalogue catalogue, ConstraintResult result) => result.Constraint.When.Leaves
        .Select(leaf => catalogue.Questions.First(question => question.Id == leaf.Question))
        .OrderByDescending(question => question.Select == Selection.Many)
        .FirstOrDefault(question => result.Because.All(given => given.Question != question));

    private static IEnumerable<Conflict> CriteriaApart(Catalogue catalogue, Evaluation evaluation)
    {
        var heavy = evaluation.Criteria.Where(criterion => criterion.Weight >= (double)catalogue.Thresholds.ArticleMatchWeight).ToList();
        return (from i in Enumerable.Range(0, heavy.Count)
                from j in Enumerable.Range(i + 1, heavy.Count - i - 1)
                where catalogue.Alternatives.All(alternative => Rating(heavy[i], alternative) < MiddleRating || Rating(heavy[j], alternative) < MiddleRating)
                orderby heavy[i].Weight + heavy[j].Weight descending
                select new Conflict(
                    ConflictKind.CriteriaApart,
                    $"“{heavy[i].Criterion.Name}” and “{heavy[j].Criterion.Name}” both matter, but no alternative does well on both.",
                    [.. new[] { heavy[i].From[0], heavy[j].From[0] }.Select(origin => new AnswerGiven(origin.Question, origin.Option)).Distinct()]))
            .Take(MaxPairs);
    }

    private static int Rating(CriterionResult criterion, Alternative alternative) => criterion.Criterion.Ratings.First(rating => rating.Alternative == alternative.Id).Value;

    /// <summary>What lowers its score: exclusions if there are any, otherwise the lowest cap.</summary>
    private static List<AppliedEffect> LimitingEffects(AlternativeResult result)
    {
        var exclusions = result.Effects.Where(applied => applied.Effect.Kind == EffectKind.Exclude).ToList();
        return exclusions.Count > 0 ? exclusions
            : [.. result.Effects.Where(applied => result.IsLimitedBy(applied.Effect)).OrderBy(applied => applied.Effect.Cap).Take(1)];
    }

    private static string DescribeLimit(AlternativeResult limited, string name)
    {
        var limiting = LimitingEffects(limited);
        var names = limiting.Select(applied => $"“{applied.Constraint.Name}”").Listed();
        return limiting[0].Effect is { Cap: { } cap }
            ? string.Create(CultureInfo.InvariantCulture, $"{names} caps {name} at {cap}")
            : $"{names} {(limiting.Count == 1 ? "excludes" : "exclude")} {name}";
    }

    private static IEnumerable<ConstraintResult> ConstraintsOn(Evaluation evaluation, AlternativeResult limited)
    {
        var limiting = LimitingEffects(limited);
        return evaluation.Constraints.Where(result => limiting.Exists(applied => applied.Constraint == result.Constraint));
    }

    private static IReadOnlyList<AnswerGiven> Because(IEnumerable<ConstraintResult> constraints) =>
        [.. constraints.SelectMany(result => result.Because).Distinct()];

    private static IEnumerable<string> Excluded(Evaluation evaluation, ConstraintResult result) =>
        from effect in result.Effects
        where effect.Kind == EffectKind.Exclude
        select evaluation.Alternatives.Single(candidate => candidate.Alternative.Id == effect.Alternative).Alternative.Name;

    private static string DescribeEffects(Catalogue catalogue, Constraint constraint)
    {
        var excluded = NamesOf(catalogue, constraint, EffectKind.Exclude);
        var capped = NamesOf(catalogue, constraint, EffectKind.Cap);
        return (excluded.Count, capped.Count) switch
        {
            (0, 0) => $"warn of {NamesOf(catalogue, constraint, EffectKind.Warn).Listed()}",
            (0, _) => $"cap {capped.Listed()}",
            (_, 0) => $"exclude {excluded.Listed()}",
            _ => $"exclude {excluded.Listed()} and cap {capped.Listed()}",
        };
    }

    private static List<string> NamesOf(Catalogue catalogue, Constraint constraint, EffectKind kind) => [..
        from alternative in catalogue.Alternatives
        where constraint.Effects.Any(effect => effect.Kind == kind && effect.Alternative == alternative.Id)
        select alternative.Name];
}
