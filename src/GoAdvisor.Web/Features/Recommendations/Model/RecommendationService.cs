using System.Collections.Concurrent;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The one way to a recommendation, for pages, files and milestones.</summary>
public sealed class RecommendationService(CatalogueStore catalogues, LongComputations computations, TimeProvider clock)
{
    /// <summary>How many recommendations are kept for the circuits that follow their pages.</summary>
    private const int Kept = 32;

    /// <summary>By the assessment as it was read, as JSON.</summary>
    private readonly ConcurrentDictionary<string, (Recommendation Recommendation, DateTimeOffset At)> kept = [];

    /// <summary>The recommendation for an assessment as it was read. A page and the circuit that follows it at once get the same one.</summary>
    /// <param name="cancellationToken">Gives it up, in line or on the way.</param>
    public async Task<Recommendation> MakeAsync(AssessmentSnapshot assessment, CancellationToken cancellationToken)
    {
        var (content, now) = (JsonSerializer.Serialize(assessment), clock.GetUtcNow());
        foreach (var (old, _) in kept.Where(made => now - made.Value.At >= PrerenderedAssessment.Lifetime))
            kept.TryRemove(old, out _);
        if (kept.TryGetValue(content, out var found))
            return found.Recommendation;
        var recommendation = await MakeAsync(assessment, decision: null, cancellationToken);
        if (kept.Count < Kept)
            kept[content] = (recommendation, now);
        return recommendation;
    }

    /// <summary>The same with what was decided; null while it is not recorded.</summary>
    public async Task<Recommendation> MakeAsync(AssessmentSnapshot assessment, ReportDecision? decision, CancellationToken cancellationToken)
    {
        var published = await catalogues.GetAsync(assessment.CatalogueVersion, cancellationToken);
        return await UseAsync<Recommendation>(cancel => RecommendationBuilder.Build(published, assessment, decision, cancel), Task.FromResult, cancellationToken);
    }

    /// <summary>What is made of a recommendation, such as a file, in the same turn.</summary>
    public Task<T> UseAsync<T>(Func<CancellationToken, Recommendation> make, Func<Recommendation, Task<T>> use, CancellationToken cancellationToken) =>
        computations.RunAsync(ComputationLine.Assessments, () => use(make(cancellationToken)), cancellationToken);
}
