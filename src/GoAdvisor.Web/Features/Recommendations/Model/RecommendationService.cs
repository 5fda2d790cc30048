using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The one way to a recommendation, for pages, files and milestones.</summary>
public sealed class RecommendationService(CatalogueStore catalogues, LongComputations computations)
{
    /// <param name="cancellationToken">Gives it up, in line or on the way.</param>
    public Task<Recommendation> MakeAsync(AssessmentSnapshot assessment, CancellationToken cancellationToken) => MakeAsync(assessment, decision: null, cancellationToken);

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
