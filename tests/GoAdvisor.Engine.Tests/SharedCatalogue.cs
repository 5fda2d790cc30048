namespace GoAdvisor.Engine.Tests;

/// <summary>Catalogues of the present form: with shares, a background, caps that spread, origins, joint ceilings and archetypes.</summary>
internal static class SharedCatalogue
{
    private static readonly HashSet<string> Unordered = ["system-kind", "payload", "preferred-style", "run-target", "safety-mandate"];

    private static readonly Dictionary<string, decimal[]> SeededShares = new()
    {
        ["system-kind"] = [40, 15, 26, 15, 4],
        ["peak-connections"] = [74, 19, 6, 1],
        ["request-work"] = [76, 17, 7],
        ["p99-latency"] = [48, 41, 9, 2],
        ["max-pause"] = [78, 16, 4, 2],
        ["payload"] = [70, 18, 12],
        ["instance-life"] = [52, 34, 14],
        ["memory-limit"] = [42, 42, 12, 4],
        ["service-count"] = [28, 45, 21, 6],
        ["expected-life"] = [8, 47, 33, 12],
        ["jvm-share"] = [38, 24, 17, 21],
        ["js-share"] = [22, 30, 28, 20],
        ["systems-people"] = [56, 22, 15, 7],
        ["ramp-up"] = [38, 44, 14, 4],
        ["preferred-style"] = [30, 45, 25],
        ["joiners"] = [32, 50, 18],
        ["first-release"] = [7, 33, 44, 16],
        ["browser-sharing"] = [50, 34, 10, 6],
        ["framework-need"] = [22, 53, 25],
        ["enterprise-systems"] = [60, 22, 11, 7],
        ["run-target"] = [6, 24, 48, 15, 7],
        ["compute-bill"] = [38, 50, 12],
        ["safety-mandate"] = [87, 10, 1, 2],
        ["non-negotiables"] = [2, 1.5m, 8, 7, 5, 6, 1.5m, 2, 4, 4, 6, 2.5m, 2, 3, 5, 22, 0],
        ["approved-alternatives"] = [45, 85, 75, 20],
    };

    /// <summary>The first catalogue with the shares of its options as editors judged them, to try on real questions what the form adds.</summary>
    public static Catalogue Seeded { get; } = WithSeededShares();

    public static DecisionModel SeededModel { get; } = DecisionModel.Compile(Seeded);

    /// <summary>Any catalogue in the present form, with shares and tilts at random, always the same for the same seed.</summary>
    public static Catalogue Of(Catalogue catalogue, int seed)
    {
        var random = new Random(seed);
        var free = catalogue.Criteria.Where(criterion => criterion.CappedBy is null).Select(criterion => criterion.Id).ToList();
        return catalogue with
        {
            Format = CatalogueFormats.Current,
            Sources = [.. catalogue.Sources.Select(source => source with { Read = "2026-11-27" })],
            Thresholds = catalogue.Thresholds with { SufficientCoverage = 0.4m, ClearCoverage = 0.6m },
            Draws = catalogue.Draws with { BackgroundMax = 0.1m, CapSpread = 10 },
            Questionnaire = new QuestionnaireSettings { TwoMinutes = [catalogue.Questions[0].Id] },
            Criteria = [.. catalogue.Criteria.Select(criterion => criterion with
            {
                Origin = random.Next(4) == 0 ? CriterionOrigin.Goadvisor : CriterionOrigin.Article,
                MaxWeight = random.Next(5) == 0 ? 0.5m : null,
            })],
            Questions = [.. catalogue.Questions.Select(question => question with
            {
                Ordered = question.Select == Selection.One && random.Next(2) == 0,
                Options = [.. question.Options.Select(option => option with
                {
                    Share = CatalogueFormats.IsRest(question, option) ? null : question.Select == Selection.One ? random.Next(1, 60) : random.Next(0, 50),
                })],
            })],
            Constraints = [.. catalogue.Constraints.Select(constraint => ForAll(catalogue, constraint, random))],
            JointCeilings = free.Count < 2 ? [] : [new JointCeiling { Id = "joint", Criteria = [free[0], free[1]], Ceiling = random.Next(2) == 0 ? 1 : 0.83m, Reason = "Test.", Sources = [] }],
            Archetypes = [.. Enumerable.Range(1, random.Next(4)).Select(k => Archetype(catalogue, $"k{k}", random))],
        };
    }

    private static Constraint ForAll(Catalogue catalogue, Constraint constraint, Random random) => constraint with
    {
        Unless = random.Next(6) == 0 ? TestCatalogue.Yes(catalogue.Questions[0].Id) with { Options = [catalogue.Questions[0].Options[0].Id] } : null,
        Effects = [
            .. constraint.Effects.Select(effect => effect with { SparesLast = effect.Kind != EffectKind.Warn && random.Next(8) == 0 }),
            .. catalogue.Alternatives.Where(alternative => constraint.Effects.All(effect => effect.Alternative != alternative.Id))
                .Select(alternative => new Effect { Alternative = alternative.Id, Kind = EffectKind.None, Reason = "Test." })],
    };

    private static Archetype Archetype(Catalogue catalogue, string id, Random random) => new()
    {
        Id = id,
        Name = id,
        Weight = random.Next(1, 30),
        Reason = "Test.",
        Sources = [],
        Tilts = [.. catalogue.Questions.Where(_ => random.Next(3) == 0).Select(question => new ShareTilt
        {
            Question = question.Id,
            Factors = question.Options.Where(_ => random.Next(2) == 0).ToDictionary(option => option.Id, _ => random.Next(1, 60) / 10m),
        })],
    };

    private static Catalogue WithSeededShares()
    {
        var shared = Of(Seeds.Catalogue, seed: 1);
        return shared with
        {
            Criteria = [.. Seeds.Catalogue.Criteria.Select(criterion => criterion with { Origin = CriterionOrigin.Article })],
            JointCeilings = [],
            Constraints = [.. Seeds.Catalogue.Constraints.Select(constraint => ForAll(Seeds.Catalogue, constraint, new Random(5)) with { Unless = null })
                .Select(constraint => constraint with { Effects = [.. constraint.Effects.Select(effect => effect with { SparesLast = false })] })],
            Questions = [.. Seeds.Catalogue.Questions.Select(WithShares)],
            Archetypes = [
                Kind("crud-start-up", 24, ("system-kind", [("crud-api", 3)]), ("first-release", [("under-4-weeks", 2), ("1-to-3-months", 1.5m)]),
                    ("expected-life", [("prototype", 2), ("over-10-years", 0.3m)])),
                Kind("enterprise-service", 24, ("system-kind", [("domain-transactions", 4)]), ("jvm-share", [("over-60-percent", 3), ("none", 0.4m)]),
                    ("enterprise-systems", [("two", 3), ("three-or-more", 4), ("none", 0.5m)]), ("framework-need", [("full-stack-framework", 3)]),
                    ("expected-life", [("over-10-years", 3)]), ("non-negotiables", [("existing-jvm", 3)])),
                Kind("web-tier", 14, ("system-kind", [("backend-for-frontend", 6)]), ("js-share", [("over-60-percent", 3), ("none", 0.3m)]),
                    ("browser-sharing", [("rendering", 4), ("validation-and-rules", 3), ("none", 0.4m)]), ("non-negotiables", [("node-toolchain", 3), ("browser-and-server", 3)])),
                Kind("platform-component", 12, ("system-kind", [("platform-component", 5)]), ("run-target", [("kubernetes", 1.5m)])),
                Kind("others", 26),
            ],
        };
    }

    private static Question WithShares(Question question)
    {
        var shares = SeededShares.GetValueOrDefault(question.Id, []);
        return question with
        {
            Ordered = question.Select == Selection.One && !Unordered.Contains(question.Id),
            Options = [.. question.Options.Index().Select(option => option.Item with
            {
                Share = CatalogueFormats.IsRest(question, option.Item) ? null : shares[option.Index],
            })],
        };
    }

    private static Archetype Kind(string id, decimal weight, params (string Question, (string Option, decimal Factor)[] Factors)[] tilts) => new()
    {
        Id = id,
        Name = id,
        Weight = weight,
        Reason = "Editorial.",
        Sources = [],
        Tilts = [.. tilts.Select(tilt => new ShareTilt { Question = tilt.Question, Factors = tilt.Factors.ToDictionary(entry => entry.Option, entry => entry.Factor) })],
    };
}
