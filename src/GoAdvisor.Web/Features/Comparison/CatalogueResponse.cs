namespace GoAdvisor.Web.Features.Comparison;

/// <summary>A catalogue in API v1, everything in the catalogue's order. Parts without references are the engine's own types.</summary>
internal sealed record CatalogueResponse(
    int Version,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<CatalogueCriterion> Criteria,
    IReadOnlyList<CatalogueAspect> Aspects,
    IReadOnlyList<CatalogueQuestion> Questions,
    IReadOnlyList<CatalogueConstraint> Constraints,
    Thresholds Thresholds)
{
    public static CatalogueResponse From(PublishedCatalogue published)
    {
        var catalogue = published.Catalogue;
        var sources = catalogue.Sources.ToDictionary(source => source.Id, source => new CatalogueSource(source.Id, source.Title, source.Links));
        return new CatalogueResponse(
            published.Number,
            catalogue.Alternatives,
            catalogue.Sections,
            [.. catalogue.Criteria.Select(criterion => new CatalogueCriterion(
                criterion.Id,
                criterion.Name,
                criterion.Statement,
                criterion.Favours,
                criterion.Anchors,
                criterion.CappedBy,
                Ratings(criterion.Ratings)))],
            [.. catalogue.Aspects.Select(aspect => new CatalogueAspect(aspect.Id, aspect.Name, aspect.Anchors, Ratings(aspect.Ratings)))],
            [.. catalogue.Questions.Select(CatalogueQuestion.Of)],
            [.. catalogue.Constraints.Select(constraint => new CatalogueConstraint(
                constraint.Id,
                constraint.Name,
                constraint.Reason,
                constraint.When,
                constraint.LikelyWhen,
                [.. constraint.Effects.Select(CatalogueEffect.Of)],
                Cited(constraint.Sources)))],
            catalogue.Thresholds);

        CatalogueRating[] Ratings(IReadOnlyList<Rating> ratings) => [.. ratings.Select(rating => new CatalogueRating(
            rating.Alternative,
            rating.Value,
            rating.Uncertainty,
            rating.Reason,
            rating.Sources is [var first, ..] ? first : CatalogueRating.Editorial,
            Cited(rating.Sources)))];

        CatalogueSource[] Cited(IReadOnlyList<string> ids) => [.. ids.Select(id => sources[id])];
    }
}

internal sealed record CatalogueCriterion(
    string Id, string Name, string Statement, string Favours, Anchors Anchors, IReadOnlyList<string>? CappedBy, IReadOnlyList<CatalogueRating> Ratings);

internal sealed record CatalogueAspect(string Id, string Name, Anchors Anchors, IReadOnlyList<CatalogueRating> Ratings);

internal sealed record CatalogueRating(
    string Alternative, int Value, int Uncertainty, string Reason, string Source, IReadOnlyList<CatalogueSource> Sources)
{
    /// <summary>The source of a rating that is the authors' judgement.</summary>
    public const string Editorial = "editorial";
}

internal sealed record CatalogueSource(string Id, string Title, IReadOnlyList<string> Links);

internal sealed record CatalogueQuestion(
    string Id,
    string Section,
    QuestionKind Kind,
    Selection Select,
    string Text,
    string Why,
    string WhereToLook,
    Condition? AskedWhen,
    IReadOnlyList<CatalogueOption> Options)
{
    public static CatalogueQuestion Of(Question question) => new(
        question.Id,
        question.Section,
        question.Kind,
        question.Select,
        question.Text,
        question.Why,
        question.WhereToLook,
        question.AskedWhen,
        [.. question.Options.Select(option => new CatalogueOption(option.Id, option.Label, option.Exclusive, option.Strengths))]);
}

internal sealed record CatalogueOption(string Id, string Label, bool Exclusive, IReadOnlyList<OptionStrength> Strengths);

internal sealed record CatalogueConstraint(
    string Id,
    string Name,
    string Reason,
    Condition When,
    Condition? LikelyWhen,
    IReadOnlyList<CatalogueEffect> Effects,
    IReadOnlyList<CatalogueSource> Sources);

internal sealed record CatalogueEffect(string Alternative, EffectKind Effect, int? Cap, Condition? When, Condition? Unless, string Reason)
{
    public static CatalogueEffect Of(Effect effect) =>
        new(effect.Alternative, effect.Kind, effect.Cap, effect.When, effect.Unless, effect.Reason);
}
