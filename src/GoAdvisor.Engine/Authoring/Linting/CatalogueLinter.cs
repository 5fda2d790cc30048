using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>
/// Looks for what a catalogue may hold and probably should not. It says what it has proved and what it has merely not found; see
/// docs/decision-model.md for the rules and their thresholds.
/// </summary>
public static class CatalogueLinter
{
    /// <summary>How many random answer sets are tried where trying has to do.</summary>
    public const int Samples = 100_000;

    private const int Seed = 1;

    /// <summary>Everything that is found, the gravest first, else in the order of the catalogue.</summary>
    /// <param name="model">The catalogue to look at.</param>
    /// <param name="places">First places over random answer sets, where somebody has counted them already; else they are counted here.</param>
    public static IReadOnlyList<LintFinding> Run(DecisionModel model, FirstPlaces? places = null)
    {
        if (places is not null && places.Model != model)
            throw new ArgumentException("These first places are those of another model.", nameof(places));
        return Sorted([
            .. new LintByReading(model.Catalogue).Run(),
            .. new LintOfConditions(model, Seed).Run(),
            .. new LintOfPlaces(model, places ?? new FirstPlaces(model, Samples, Seed).Filled()).Run()]);
    }

    /// <summary>What can be found without evaluating anything: for a draft that is not consistent yet.</summary>
    public static IReadOnlyList<LintFinding> Read(Catalogue catalogue) => Sorted(new LintByReading(catalogue).Run());

    private static IReadOnlyList<LintFinding> Sorted(IEnumerable<LintFinding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
