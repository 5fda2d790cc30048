using System.Text.RegularExpressions;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>Checks that a catalogue is consistent: ids, references, ranges, and that every alternative is rated everywhere.</summary>
public static partial class CatalogueValidator
{
    /// <summary>Everything that is wrong with the catalogue, in its order; empty when it can be used.</summary>
    public static IReadOnlyList<CatalogueProblem> Validate(Catalogue catalogue) => new Pass(catalogue).Run();

    private sealed partial class Pass(Catalogue catalogue)
    {
        private const int MaxIdLength = 64;

        // What fits into one word of bits and onto the stack.
        private const int MaxAlternatives = 32;
        private const int MaxCriteria = 100;
        private const int MaxQuestions = 200;
        private const int MaxOptions = 2048;

        private readonly List<CatalogueProblem> problems = [];
        private readonly HashSet<string> alternatives = catalogue.Alternatives.Select(alternative => alternative.Id).ToHashSet();
        private readonly HashSet<string> sources = catalogue.Sources.Select(source => source.Id).ToHashSet();
        private readonly HashSet<string> sections = catalogue.Sections.Select(section => section.Id).ToHashSet();
        private readonly ILookup<string, Criterion> criteria = catalogue.Criteria.ToLookup(criterion => criterion.Id);
        private readonly ILookup<string, Question> questions = catalogue.Questions.ToLookup(question => question.Id);

        private IReadOnlyList<JointCeiling> JointCeilings => catalogue.JointCeilings ?? [];

        private IReadOnlyList<Archetype> Archetypes => catalogue.Archetypes ?? [];

        public IReadOnlyList<CatalogueProblem> Run()
        {
            Ids("sections", catalogue.Sections.Select(section => section.Id));
            Ids("alternatives", catalogue.Alternatives.Select(alternative => alternative.Id));
            Ids("sources", catalogue.Sources.Select(source => source.Id));
            Ids("criteria", catalogue.Criteria.Select(criterion => criterion.Id));
            Ids("aspects", catalogue.Aspects.Select(aspect => aspect.Id));
            Ids("questions", catalogue.Questions.Select(question => question.Id));
            Ids("constraints", catalogue.Constraints.Select(constraint => constraint.Id));
            Ids("claims", catalogue.Claims.Select(claim => claim.Id));
            Ids("profiles", catalogue.Profiles.Select(profile => profile.Id));
            Ids("jointCeilings", JointCeilings.Select(joint => joint.Id));
            Ids("archetypes", Archetypes.Select(archetype => archetype.Id));

            Check(catalogue.Format is null or CatalogueFormats.Current, "format", $"is {catalogue.Format}; the forms are 1, which is not written, and {CatalogueFormats.Current}");
            if (catalogue.Format is not null)
                problems.AddRange(CatalogueFormats.Missing(catalogue));

            Check(catalogue.Alternatives.Count >= 2, "alternatives", "holds fewer than two alternatives; there is nothing to compare");
            Check(catalogue.Alternatives.Count <= MaxAlternatives, "alternatives", $"holds more than {MaxAlternatives} alternatives");
            Check(catalogue.Criteria.Count <= MaxCriteria, "criteria", $"holds more than {MaxCriteria} criteria");
            Check(catalogue.Questions.Count <= MaxQuestions, "questions", $"asks more than {MaxQuestions} questions");
            Check(catalogue.Questions.Sum(question => question.Options.Count) <= MaxOptions, "questions", $"offers more than {MaxOptions} options in all");
            Check(catalogue.Criteria.Count >= 1, "criteria", "is empty; without a criterion nothing can be scored");
            Check(catalogue.Questions.Any(question => question.AskedWhen is null), "questions", "asks nothing that counts in coverage");
            foreach (var section in catalogue.Sections)
                Texts($"sections/{section.Id}", ("name", section.Name), ("title", section.Title), ("intro", section.Intro));
            foreach (var alternative in catalogue.Alternatives)
                Texts($"alternatives/{alternative.Id}", ("name", alternative.Name), ("meaning", alternative.Meaning));
            foreach (var source in catalogue.Sources)
                Source(source);
            foreach (var criterion in catalogue.Criteria)
                Criterion(criterion);
            foreach (var aspect in catalogue.Aspects)
            {
                var at = $"aspects/{aspect.Id}";
                Check(!criteria.Contains(aspect.Id), at, "has the id of a criterion; rows of the comparison table need ids of their own");
                Texts(at, ("name", aspect.Name));
                Row(at, aspect.Anchors, aspect.Ratings);
            }
            foreach (var question in catalogue.Questions)
                Question(question);
            foreach (var constraint in catalogue.Constraints)
                Constraint(constraint);
            foreach (var claim in catalogue.Claims)
            {
                Texts($"claims/{claim.Id}", ("statement", claim.Statement), ("finding", claim.Finding));
                SourcesExist($"claims/{claim.Id}", claim.Sources);
            }
            Settings();
            foreach (var joint in JointCeilings)
                JointCeiling(joint);
            foreach (var archetype in Archetypes)
                Archetype(archetype);
            foreach (var profile in catalogue.Profiles)
                Profile(profile);
            return problems;
        }

        private void Source(Source source)
        {
            var at = $"sources/{source.Id}";
            Texts(at, ("title", source.Title));
            Check(source.Links.Count > 0 || !string.IsNullOrWhiteSpace(source.Note), at, "has no link; a note must say why");
            foreach (var link in source.Links)
            {
                Check(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0, at,
                    $"links to '{link}'; only absolute https addresses are accepted");
            }
            Check(source.Read is null || DateOnly.TryParseExact(source.Read, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), at,
                $"was read on '{source.Read}'; write the day as yyyy-MM-dd");
        }

        private void Criterion(Criterion criterion)
        {
            var at = $"criteria/{criterion.Id}";
            Texts(at, ("name", criterion.Name), ("statement", criterion.Statement));
            Check(alternatives.Contains(criterion.Favours), at, $"favours '{criterion.Favours}', which is no alternative; use one of {Names(alternatives)}");
            Check(criterion.MaxWeight is not { } most || (most is > 0 and <= 1 && IsInHundredths(most)), at,
                "has a 'maxWeight' that is not above 0, at most 1, in whole hundredths");
            Check(criterion.CappedBy is not { Count: 0 }, at, "has an empty 'cappedBy'; name criteria or leave it out");
            foreach (var other in criterion.CappedBy ?? [])
            {
                Check(criteria.Contains(other) && other != criterion.Id, at, $"is capped by '{other}', which is no other criterion");
                Check(criteria[other].All(cap => cap.CappedBy is null), at, $"is capped by '{other}', which is itself capped; only plain criteria can cap");
            }
            Row(at, criterion.Anchors, criterion.Ratings);
        }

        private void Row(string at, Anchors anchors, IReadOnlyList<Rating> ratings)
        {
            Texts($"{at}/anchors", ("0", anchors.Worst), ("2", anchors.Middle), ("4", anchors.Best));
            foreach (var alternative in alternatives)
            {
                var count = ratings.Count(rating => rating.Alternative == alternative);
                Check(count == 1, at, $"has {count} ratings for '{alternative}'; give exactly one");
            }
            foreach (var rating in ratings)
            {
                var here = $"{at}/ratings/{rating.Alternative}";
                Check(alternatives.Contains(rating.Alternative), here, $"rates no alternative; use one of {Names(alternatives)}");
                Check(rating.Value is >= 0 and <= Rating.Best, here, $"has the value {rating.Value}; use 0 to {Rating.Best}");
                Check(rating.Uncertainty is 0 or 1, here, $"has the uncertainty {rating.Uncertainty}; use 0 or 1");
                Texts(here, ("reason", rating.Reason));
                SourcesExist(here, rating.Sources);
            }
        }

        private void Question(Question question)
        {
            var at = $"questions/{question.Id}";
            Texts(at, ("text", question.Text), ("why", question.Why), ("whereToLook", question.WhereToLook));
            Check(sections.Contains(question.Section), at, $"is in section '{question.Section}', which does not exist; use one of {Names(sections)}");
            Ids($"{at}/options", question.Options.Select(option => option.Id));
            Check(question.Options.Count >= 2, at, "has fewer than two options");
            var exclusive = question.Options.Count(option => option.Exclusive);
            Check(exclusive <= 1, at, $"has {exclusive} exclusive options; one is enough, and taking the last tick out has to leave that one");
            Check(!question.Ordered || question.Select == Selection.One, at, "is ordered although several options may be chosen; only one of a row has neighbours");
            SourcesExist(at, question.ShareSources ?? []);
            Check(question.Select == Selection.Many || question.Options.Any(option => option.Share is null or > 0), at, "gives none of its options a share above 0");
            Check(question.Options.Any(option => option.Exclusive) || question.Select == Selection.One || question.Options.Any(option => option.Share is null or > 0), at,
                "gives none of its options a share above 0, and has no exclusive option for that case");
            if (question.AskedWhen is { } askedWhen)
            {
                var before = catalogue.Questions.TakeWhile(other => other.Id != question.Id).Select(other => other.Id).ToHashSet();
                Condition($"{at}/askedWhen", askedWhen);
                foreach (var leaf in askedWhen.Leaves.Where(leaf => !before.Contains(leaf.Question)))
                    Check(false, $"{at}/askedWhen", $"looks at '{leaf.Question}', which is not asked before it");
            }
            foreach (var option in question.Options)
            {
                var here = $"{at}/options/{option.Id}";
                Texts(here, ("label", option.Label));
                Check(option.Share is null or (>= 0 and <= 100), here, $"has the share {option.Share}; use percent from 0 to 100");
                Check(option.Share is null || !CatalogueFormats.IsRest(question, option), here, "has a share; an exclusive option is what is left when nothing else is ticked");
                Check(!option.Exclusive || question.Select == Selection.Many, here, "is exclusive in a select-one question, where every option is");
                foreach (var (criterion, given) in option.Strengths.GroupBy(strength => strength.Criterion).Select(group => (group.Key, group)))
                {
                    Check(criteria.Contains(criterion), here, $"strengthens '{criterion}', which is no criterion");
                    Check(given.Count() == 1, here, $"strengthens '{criterion}' twice");
                    Check(given.All(s => s.Strength is > 0 and <= 1 && IsInHundredths(s.Strength)), here,
                        $"gives '{criterion}' a strength that is not above 0, at most 1, in whole hundredths");
                }
            }
        }

        private void Constraint(Constraint constraint)
        {
            var at = $"constraints/{constraint.Id}";
            Texts(at, ("name", constraint.Name), ("reason", constraint.Reason));
            SourcesExist(at, constraint.Sources);
            Condition($"{at}/when", constraint.When);
            Condition($"{at}/unless", constraint.Unless);
            Condition($"{at}/likelyWhen", constraint.LikelyWhen);
            Check(constraint.Effects.Count > 0, at, "has no effect");
            foreach (var effect in constraint.Effects)
            {
                var here = $"{at}/effects/{effect.Alternative}";
                Check(alternatives.Contains(effect.Alternative), here, $"acts on no alternative; use one of {Names(alternatives)}");
                Check(effect.Kind == EffectKind.Cap == effect.Cap.HasValue, here, "must have a 'cap' when its effect is 'cap', and only then");
                Check(effect.Cap is null or (>= 0 and <= 100), here, $"caps at {effect.Cap}; use 0 to 100");
                Texts(here, ("reason", effect.Reason));
                Condition($"{here}/when", effect.When);
                Condition($"{here}/unless", effect.Unless);
                Check(!effect.SparesLast || effect.Kind is EffectKind.Cap or EffectKind.Exclude, here, "spares the last one although it neither excludes nor caps");
                Check(effect.Kind != EffectKind.None || (effect.When is null && effect.Unless is null && constraint.Effects.Count(other => other.Alternative == effect.Alternative) == 1),
                    here, "has no effect under conditions or beside another one; 'none' stands alone");
            }
        }

        private void JointCeiling(JointCeiling joint)
        {
            var at = $"jointCeilings/{joint.Id}";
            Texts(at, ("reason", joint.Reason));
            SourcesExist(at, joint.Sources);
            Check(joint.Ceiling is > 0 and <= 2 && IsInHundredths(joint.Ceiling), at, "has a ceiling that is not above 0, at most 2, in whole hundredths");
            Check(joint.Criteria.Count == 2 && joint.Criteria[0] != joint.Criteria[^1], at, "joins two different criteria, not more or fewer");
            foreach (var id in joint.Criteria)
            {
                Check(criteria.Contains(id), at, $"joins '{id}', which is no criterion");
                Check(criteria[id].All(one => one.CappedBy is null), at, $"joins '{id}', which is an enabling criterion; its weight follows from others already");
                Check(JointCeilings.Count(other => other.Criteria.Contains(id)) == 1, at, $"joins '{id}', which has another joint ceiling");
            }
        }

        private void Archetype(Archetype archetype)
        {
            var at = $"archetypes/{archetype.Id}";
            Texts(at, ("name", archetype.Name), ("reason", archetype.Reason));
            SourcesExist(at, archetype.Sources);
            Check(archetype.Weight is > 0 and <= 1_000_000, at, "needs a weight above 0");
            Check(archetype.Profile is not { } profile || catalogue.Profiles.Any(one => one.Id == profile), at, $"is shown by '{archetype.Profile}', which is no profile");
            foreach (var tilt in archetype.Tilts)
            {
                var here = $"{at}/tilts/{tilt.Question}";
                var options = questions[tilt.Question].FirstOrDefault()?.Options;
                Check(options is not null, here, "tilts no question of this catalogue");
                Check(archetype.Tilts.Count(other => other.Question == tilt.Question) == 1, here, "is tilted twice");
                foreach (var (id, factor) in tilt.Factors)
                {
                    Check(options is null || options.Any(option => option.Id == id), here, $"has a factor for '{id}', which is no option of it");
                    Check(factor is >= 0 and <= 100, here, $"has the factor {factor} for '{id}'; use 0 to 100");
                }
                Check(options is null || options.Any(option => tilt.Factors.GetValueOrDefault(option.Id, 1) > 0), here, "leaves no option possible");
            }
        }

        private static bool IsInHundredths(decimal value) => decimal.Truncate(value * 100) == value * 100;

        private void Condition(string at, Condition? condition, int depth = 1)
        {
            if (condition is null)
                return;
            if (depth > Catalogues.Condition.MaxDepth)
            {
                Check(false, at, $"nests conditions deeper than {Catalogues.Condition.MaxDepth}");
                return;
            }
            if (condition is AnsweredWith answered)
            {
                var options = questions[answered.Question].FirstOrDefault()?.Options.Select(option => option.Id).ToList();
                Check(options is not null, at, $"looks at '{answered.Question}', which is no question");
                Check(answered.Options.Count > 0, at, $"names no option of '{answered.Question}'");
                foreach (var option in answered.Options.Where(option => options?.Contains(option) == false))
                    Check(false, at, $"looks for '{option}', which '{answered.Question}' does not offer; it offers {Names(options!)}");
                return;
            }
            Check(condition.Children.Count > 0, at, "joins no conditions");
            foreach (var child in condition.Children)
                Condition(at, child, depth + 1);
        }

        private void Settings()
        {
            var t = catalogue.Thresholds;
            Check(t.TooCloseLead is >= 0 and <= 100 && t.ClearLead >= t.TooCloseLead && t.ClearLead <= 100, "thresholds",
                "needs 0 ≤ tooCloseLead ≤ clearLead ≤ 100");
            Check(t.SufficientCoverage is >= 0 and <= 1, "thresholds", "needs sufficientCoverage from 0 to 1");
            Check(t.ArticleMatchWeight is > 0 and <= 1, "thresholds", "needs articleMatchWeight above 0, at most 1");
            Check(t.TooCloseFirstShare is >= 0 and <= 1 && t.ClearFirstShare >= t.TooCloseFirstShare && t.ClearFirstShare <= 1, "thresholds",
                "needs 0 ≤ tooCloseFirstShare ≤ clearFirstShare ≤ 1");
            Check(t.ClearCoverage is null || (t.ClearCoverage >= t.SufficientCoverage && t.ClearCoverage <= 1), "thresholds", "needs sufficientCoverage ≤ clearCoverage ≤ 1");
            var d = catalogue.Draws;
            Check(d.BackgroundMax is null or (>= 0 and <= 0.25m), "draws", "needs backgroundMax from 0 to 0.25");
            Check(d.CapSpread is null or (>= 0 and <= 25), "draws", "needs capSpread from 0 to 25 points");
            foreach (var id in catalogue.Questionnaire?.TwoMinutes ?? [])
            {
                Check(questions[id].Any(question => question.AskedWhen is null), $"questionnaire/twoMinutes/{id}", "is no question, or a follow-up; name questions that are always asked");
                Check(catalogue.Questionnaire?.TwoMinutes.Count(other => other == id) == 1, $"questionnaire/twoMinutes/{id}", "stands there twice");
            }
            Check(d.Count is >= 100 and <= 1_000_000, "draws", "needs a count from 100 to 1,000,000");
            Check(d.WeightFactorMin is > 0 and <= 1 && d.WeightFactorMax is >= 1 and <= 2, "draws",
                "needs 0 < weightFactorMin ≤ 1 ≤ weightFactorMax ≤ 2");
            var cells = (long)d.Count * (catalogue.Alternatives.Count + 1) * catalogue.Criteria.Count;
            Check(cells <= DrawTable.MaxCells, "draws",
                $"makes {cells} numbers, count × (alternatives + 1) × criteria; at most {DrawTable.MaxCells} are kept, so lower the count");
        }

        private void Profile(Profile profile)
        {
            var at = $"profiles/{profile.Id}";
            Texts(at, ("name", profile.Name), ("team", profile.Team), ("judgement", profile.Judgement));
            SourcesExist(at, profile.Sources);
            Check(profile.Archetype is not { } archetype || Archetypes.Any(one => one.Id == archetype), at, $"stands for '{profile.Archetype}', which is no archetype");
            Check(profile.Expected.Verdict is not { Count: 0 }, $"{at}/expected", "expects no kind of verdict; name some or leave it out");
            foreach (var (id, chosen) in profile.Answers)
            {
                if (questions[id].FirstOrDefault() is { } question)
                    problems.AddRange(AnswerRules.Check(question, chosen).Select(what => new CatalogueProblem($"{at}/answers/{id}", what)));
                else
                    Check(false, $"{at}/answers/{id}", "answers no question of this catalogue");
            }
            var expected = profile.Expected;
            foreach (var named in expected.AlsoAcceptable.Append(expected.Winner).Concat(expected.Scores.Keys).Where(id => !alternatives.Contains(id)))
                Check(false, $"{at}/expected", $"names '{named}', which is no alternative");
            Check(expected.StablePercent is >= 0 and <= 100, $"{at}/expected", "needs stablePercent from 0 to 100");
        }

        private void Ids(string at, IEnumerable<string> ids)
        {
            var seen = new HashSet<string>();
            foreach (var id in ids)
            {
                Check(Slug().IsMatch(id) && id.Length <= MaxIdLength, $"{at}/{id}",
                    $"needs an id of lower-case letters and digits joined by single hyphens, at most {MaxIdLength} long");
                Check(seen.Add(id), $"{at}/{id}", "has an id that is used twice");
            }
        }

        private void Texts(string at, params ReadOnlySpan<(string Name, string Text)> texts)
        {
            foreach (var (name, text) in texts)
                Check(!string.IsNullOrWhiteSpace(text), at, $"needs a '{name}'");
        }

        private void SourcesExist(string at, IReadOnlyList<string> ids)
        {
            foreach (var id in ids.Where(id => !sources.Contains(id)))
                Check(false, at, $"cites '{id}', which is no source");
        }

        private void Check(bool holds, string at, string what)
        {
            if (!holds)
                problems.Add(new CatalogueProblem(at, what));
        }

        private static string Names(IEnumerable<string> names) => string.Join(", ", names);

        [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
        private static partial Regex Slug();
    }
}

/// <summary>
/// A problem in a catalogue, with its file and path, such as <c>criteria.json: criteria/high-concurrency/ratings/java</c>, and what would be right.
/// </summary>
public sealed record CatalogueProblem(string Where, string What)
{
    /// <summary>The line of the file in which it stands, from 1; null where there is no file, or none is nearer than the whole.</summary>
    public int? Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>A catalogue cannot be used; every problem found is listed.</summary>
public sealed class InvalidCatalogueException(IReadOnlyList<CatalogueProblem> problems)
    : Exception($"The catalogue has {problems.Count} problem(s):{string.Concat(problems.Select(problem => $"\n  {problem}"))}")
{
    /// <summary>Everything that is wrong, in the order of the catalogue.</summary>
    public IReadOnlyList<CatalogueProblem> Problems { get; } = problems;
}
