namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>Findings that need no evaluation. All are certain.</summary>
internal sealed class LintByReading(Catalogue catalogue)
{
    private const int UnevenFavour = 2;

    private readonly HashSet<string> strengthened = [.. catalogue.Questions.SelectMany(question => question.Options)
        .SelectMany(option => option.Strengths).Where(given => given.Strength > 0).Select(given => given.Criterion)];

    private readonly ILookup<string, AnsweredWith> leaves = Conditions(catalogue).SelectMany(condition => condition.Leaves).ToLookup(leaf => leaf.Question);

    public IEnumerable<LintFinding> Run() =>
        [.. Criteria(), .. Questions(), .. Dominated(), .. Reasons(), .. Sources(), .. Favour(), .. PresentForm()];

    private static IEnumerable<Condition> Conditions(Catalogue catalogue) => catalogue.Questions.Select(question => question.AskedWhen)
        .Concat(catalogue.Constraints.SelectMany(constraint => constraint.Conditions.Append(constraint.LikelyWhen)))
        .OfType<Condition>();

    private IEnumerable<LintFinding> Criteria()
    {
        foreach (var criterion in catalogue.Criteria)
        {
            var at = $"criteria/{criterion.Id}";
            if (!strengthened.Contains(criterion.Id))
            {
                yield return Found(LintRule.OrphanCriterion, LintSeverity.Error, at, "No option gives it any strength, so it never has weight.",
                    "Give it a strength in an option of some question, or remove it.");
            }
            else if (criterion.CappedBy is { } caps && !caps.Any(strengthened.Contains))
            {
                yield return Found(LintRule.WeightlessCriterion, LintSeverity.Error, $"{at}/cappedBy",
                    $"Its weight is always 0: it never exceeds that of {string.Join(", ", caps)}, which no option gives any strength.",
                    "Name criteria that options do strengthen.");
            }
            if (criterion.Ratings.Select(rating => rating.Value).Distinct().Count() == 1)
            {
                yield return Found(LintRule.FlatCriterion, LintSeverity.Warning, $"{at}/ratings",
                    $"Every alternative is rated {criterion.Ratings[0].Value}, so it only draws the scores together.",
                    "Rate what tells them apart, or make it an aspect, which carries no weight.");
            }
            if (criterion.Ratings.FirstOrDefault(rating => rating.Alternative == criterion.Favours) is { } own
                && criterion.Ratings.Where(rating => rating.Value > own.Value).ToList() is { Count: > 0 } better)
            {
                yield return Found(LintRule.FavouredNotBest, LintSeverity.Warning, $"{at}/favours",
                    $"It favours {criterion.Favours}, rated {own.Value}, but {Names(better.Select(rating => rating.Alternative))} is rated higher.",
                    "Correct the ratings, or say whom the statement favours.");
            }
        }
    }

    private IEnumerable<LintFinding> Questions()
    {
        foreach (var question in catalogue.Questions)
        {
            var at = $"questions/{question.Id}";
            if (!question.Options.Any(option => option.Strengths.Count > 0) && !leaves[question.Id].Any())
            {
                yield return Found(LintRule.IdleQuestion, LintSeverity.Error, at, "No option gives a strength and no condition looks at it: its answer decides nothing.",
                    "Give its options strengths, or remove it; an answer more to give needs a reason.");
                continue;
            }
            var alike = question.Options.Where(option => !option.Exclusive).GroupBy(option => EffectKey(question, option)).ToList();
            if (question.Select == Selection.Many)
            {
                foreach (var option in alike.Where(group => group.Key.Length == 0).SelectMany(group => group))
                {
                    yield return Found(LintRule.IdleOption, LintSeverity.Warning, $"{at}/options/{option.Id}", "Ticking it does nothing.",
                        "Give it a strength, look for it in a condition, or remove it.");
                }
            }
            foreach (var twins in alike.Where(group => group.Count() > 1 && (group.Key.Length > 0 || question.Select == Selection.One)))
            {
                yield return Found(LintRule.TwinOptions, LintSeverity.Note, $"{at}/options/{twins.Last().Id}",
                    $"{Names(twins.Select(option => option.Id))} do exactly the same.",
                    "Merge them, give them different strengths, or keep them where respondents would miss one.");
            }
        }
    }

    /// <summary>A key of what an option does: equal for options with the same effect, empty for none.</summary>
    private string EffectKey(Question question, Option option)
    {
        var strengths = option.Strengths.OrderBy(given => given.Criterion, StringComparer.Ordinal).Select(given => $"{given.Criterion} {given.Strength / 1.000m}");
        var conditions = leaves[question.Id].Index().Where(leaf => leaf.Item.Options.Contains(option.Id)).Select(leaf => $"#{leaf.Index}");
        return string.Join(';', strengths.Concat(conditions));
    }

    private IEnumerable<LintFinding> Dominated()
    {
        foreach (var worse in catalogue.Alternatives)
        {
            var better = catalogue.Alternatives.Where(other => other != worse && Dominates(other, worse)).ToList();
            if (better.Count == 0)
                continue;
            yield return Found(LintRule.DominatedAlternative, LintSeverity.Warning, $"alternatives/{worse.Id}",
                $"On every criterion {Names(better.Select(one => one.Id))} is rated at least as high, so only constraints can put {worse.Id} in front.",
                "Look for a criterion in which it is better, or leave it out.");
        }
    }

    private bool Dominates(Alternative other, Alternative worse)
    {
        var pairs = catalogue.Criteria.Select(criterion => (Other: ValueOf(criterion, other), Worse: ValueOf(criterion, worse))).ToList();
        return pairs.TrueForAll(pair => pair.Other >= pair.Worse) && pairs.Exists(pair => pair.Other > pair.Worse);
    }

    private static int? ValueOf(Criterion criterion, Alternative alternative) =>
        criterion.Ratings.FirstOrDefault(rating => rating.Alternative == alternative.Id)?.Value;

    private IEnumerable<LintFinding> Reasons() =>
        from row in Rows().SelectMany(row => row.Ratings.Select(rating => (Path: $"{row.Path}/ratings/{rating.Alternative}", rating.Reason)))
            .Concat(catalogue.Constraints.Select(constraint => (Path: $"constraints/{constraint.Id}", constraint.Reason)))
            .Concat(catalogue.Constraints.SelectMany(constraint => constraint.Effects.Select(effect =>
                (Path: $"constraints/{constraint.Id}/effects/{effect.Alternative}", effect.Reason))))
        where string.IsNullOrWhiteSpace(row.Reason)
        select Found(LintRule.MissingReason, LintSeverity.Error, $"{row.Path}/reason", "It gives no reason.", "Say why, so that others can disagree.");

    private IEnumerable<LintFinding> Sources()
    {
        foreach (var (path, rating) in catalogue.Criteria.SelectMany(row => row.Ratings.Select(rating => ($"criteria/{row.Id}/ratings/{rating.Alternative}", rating))))
        {
            if (rating.Sources.Count == 0)
                yield return Found(LintRule.MissingSource, LintSeverity.Note, $"{path}/sources", "The rating is editorial: no source backs it.", "Cite a source, or leave it as the authors' judgement.");
        }
        foreach (var constraint in catalogue.Constraints.Where(constraint => constraint.Sources.Count == 0))
            yield return Found(LintRule.MissingSource, LintSeverity.Note, $"constraints/{constraint.Id}/sources", "No source backs the rule.", "Cite a source, or leave it as the authors' judgement.");
        foreach (var claim in catalogue.Claims.Where(claim => claim.Sources.Count == 0 && claim.Verdict != ClaimVerdict.Unverified))
            yield return Found(LintRule.MissingSource, LintSeverity.Warning, $"claims/{claim.Id}/sources", "The verdict has no source.", "Cite a source, or call the claim unverified.");
        var cited = Rows().SelectMany(row => row.Ratings).SelectMany(rating => rating.Sources)
            .Concat(catalogue.Constraints.SelectMany(constraint => constraint.Sources)).Concat(catalogue.Claims.SelectMany(claim => claim.Sources))
            .Concat(catalogue.Profiles.SelectMany(profile => profile.Sources))
            .Concat(catalogue.Questions.SelectMany(question => question.ShareSources ?? []))
            .Concat((catalogue.JointCeilings ?? []).SelectMany(joint => joint.Sources))
            .Concat((catalogue.Archetypes ?? []).SelectMany(archetype => archetype.Sources)).ToHashSet();
        foreach (var source in catalogue.Sources.Where(source => !cited.Contains(source.Id)))
            yield return Found(LintRule.UnusedSource, LintSeverity.Note, $"sources/{source.Id}", "Nothing cites it.", "Cite it where it backs something, or remove it.");
    }

    private IEnumerable<LintFinding> Favour()
    {
        var counts = catalogue.Alternatives.Select(alternative => (alternative.Id, Count: catalogue.Criteria.Count(criterion => criterion.Favours == alternative.Id))).ToList();
        if (counts.Count == 0)
            yield break;
        var (most, least) = (counts.MaxBy(count => count.Count), counts.MinBy(count => count.Count));
        if (most.Count <= UnevenFavour * least.Count)
            yield break;
        yield return Found(LintRule.UnevenFavour, LintSeverity.Warning, "criteria",
            $"{most.Count} criteria favour {most.Id}, but only {least.Count} favour {least.Id}: more than {UnevenFavour} times as many. "
                + $"All: {string.Join(", ", counts.Select(count => $"{count.Id} {count.Count}"))}.",
            $"Write down when to choose {least.Id}, or merge overlapping statements in favour of {most.Id}.");
    }

    /// <summary>What the first form of a catalogue cannot say.</summary>
    private IEnumerable<LintFinding> PresentForm() => catalogue.Format is null ? [] : [.. Shares(), .. Certain(), .. Unanswered()];

    private IEnumerable<LintFinding> Shares()
    {
        foreach (var question in catalogue.Questions)
        {
            foreach (var option in question.Options.Where(option => option.Share is null && !CatalogueFormats.IsRest(question, option)))
            {
                yield return Found(LintRule.MissingShare, LintSeverity.Error, $"questions/{question.Id}/options/{option.Id}/share",
                    "It does not say how common it is, so open questions cannot be drawn.", "State its share in percent, an estimate if need be.");
            }
            if (question.Select == Selection.One && question.Options.All(option => option.Share is not null) && question.Options.Sum(option => option.Share) is var sum and not 100)
            {
                yield return Found(LintRule.ShareSum, LintSeverity.Note, $"questions/{question.Id}/options",
                    string.Create(CultureInfo.InvariantCulture, $"The shares add up to {sum} %; each counts in proportion."), "Make them add up to 100.");
            }
        }
    }

    private IEnumerable<LintFinding> Certain() =>
        from criterion in catalogue.Criteria
        from rating in criterion.Ratings
        where rating.Uncertainty == 0 && rating.Sources.Count == 0
        select Found(LintRule.CertainWithoutSource, LintSeverity.Warning, $"criteria/{criterion.Id}/ratings/{rating.Alternative}/uncertainty",
            "It is called certain, and no source backs it; the draws take it as ±1.", "Cite a source, or say ±1.");

    private IEnumerable<LintFinding> Unanswered() =>
        from constraint in catalogue.Constraints
        from alternative in catalogue.Alternatives
        where constraint.Effects.All(effect => effect.Alternative != alternative.Id)
        select Found(LintRule.UnansweredConstraint, LintSeverity.Error, $"constraints/{constraint.Id}/effects",
            $"It does not say what it does to {alternative.Id}.", "Say exclude, cap, warn or none.");

    private IEnumerable<(string Path, IReadOnlyList<Rating> Ratings)> Rows() => catalogue.Criteria.Select(row => ($"criteria/{row.Id}", row.Ratings))
        .Concat(catalogue.Aspects.Select(row => ($"aspects/{row.Id}", row.Ratings)));

    private static string Names(IEnumerable<string> ids) => string.Join(" and ", ids);

    private static LintFinding Found(LintRule rule, LintSeverity severity, string path, string what, string mend) =>
        new() { Rule = rule, Severity = severity, Path = path, What = what, Mend = mend };
}
