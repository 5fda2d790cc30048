namespace GoAdvisor.Engine.Catalogues;

/// <summary>
/// The forms that a catalogue can have. The first knows no shares, so its draws leave open questions open; from the second on every part that an honest draw
/// needs is stated.
/// </summary>
public static class CatalogueFormats
{
    /// <summary>The form that is written for new catalogues.</summary>
    public const int Current = 2;

    /// <summary>What a catalogue lacks to be of the current form, part by part, whichever form it says it has; empty when nothing is missing.</summary>
    public static IReadOnlyList<CatalogueProblem> Missing(Catalogue catalogue) => [
        .. Settings(catalogue),
        .. catalogue.Sources.Where(source => source.Read is null)
            .Select(source => new CatalogueProblem($"sources/{source.Id}", "needs 'read', the day it was read")),
        .. catalogue.Criteria.Where(criterion => criterion.Origin is null)
            .Select(criterion => new CatalogueProblem($"criteria/{criterion.Id}", "needs 'origin': article or goadvisor")),
        .. from question in catalogue.Questions
           from option in question.Options
           where option.Share is null && !IsRest(question, option)
           select new CatalogueProblem($"questions/{question.Id}/options/{option.Id}", "needs 'share', how common it is in percent"),
        .. from constraint in catalogue.Constraints
           from alternative in catalogue.Alternatives
           where constraint.Effects.All(effect => effect.Alternative != alternative.Id)
           select new CatalogueProblem($"constraints/{constraint.Id}/effects/{alternative.Id}", "needs an effect: exclude, cap, warn or none"),
    ];

    /// <summary>Whether an option is what is left when nothing else is ticked, so that its share follows from the others.</summary>
    public static bool IsRest(Question question, Option option) => question.Select == Selection.Many && option.Exclusive;

    private static IEnumerable<CatalogueProblem> Settings(Catalogue catalogue)
    {
        if (catalogue.Thresholds.ClearCoverage is null)
            yield return new CatalogueProblem("thresholds", "needs 'clearCoverage', the share of answers that a clear verdict takes");
        if (catalogue.Draws.BackgroundMax is null)
            yield return new CatalogueProblem("draws", "needs 'backgroundMax', the largest weight added to every criterion");
        if (catalogue.Draws.CapSpread is null)
            yield return new CatalogueProblem("draws", "needs 'capSpread', by how many points a cap may be off");
        if (catalogue.Questionnaire is null)
            yield return new CatalogueProblem("questionnaire", "is missing; it says which questions come first");
        if (catalogue.JointCeilings is null)
            yield return new CatalogueProblem("jointCeilings", "is missing; it may be empty");
        if (catalogue.Archetypes is null)
            yield return new CatalogueProblem("archetypes", "is missing; it may be empty");
    }
}
