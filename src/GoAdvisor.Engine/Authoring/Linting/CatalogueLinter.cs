using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>
/// Finds what a catalogue may contain but probably should not. Each finding says whether it is proved; docs/decision-model.md has the rules and thresholds.
/// </summary>
public static class CatalogueLinter
{
    /// <summary>How many random answer sets are tried where trying has to do.</summary>
    public const int Samples = 100_000;

    private const int Seed = 1;

    /// <summary>All findings, most severe first. First places are counted here unless <paramref name="places"/> are given.</summary>
    /// <exception cref="ArgumentException">The first places are those of another model.</exception>
    public static IReadOnlyList<LintFinding> Run(DecisionModel model, FirstPlaces? places = null)
    {
        if (places is not null && places.Model != model)
            throw new ArgumentException("These first places are those of another model.", nameof(places));
        return Sorted([
            .. new LintByReading(model.Catalogue).Run(),
            .. new LintOfConditions(model, Seed).Run(),
            .. new LintOfPlaces(model, places ?? new FirstPlaces(model, Samples, Seed).FillAll()).Run(),
            .. model.Catalogue.DrawsAnswers ? new LintOfWeights(model, Seed).Run() : []]);
    }

    /// <summary>What can be found without evaluating anything: for a draft that is not consistent yet.</summary>
    public static IReadOnlyList<LintFinding> Read(Catalogue catalogue) => Sorted(new LintByReading(catalogue).Run());

    private static IReadOnlyList<LintFinding> Sorted(IEnumerable<LintFinding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
