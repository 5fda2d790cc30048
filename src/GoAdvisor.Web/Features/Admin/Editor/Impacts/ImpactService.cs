using GoAdvisor.Engine.Authoring.Impacts;
using GoAdvisor.Engine.Authoring.Linting;
using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Web.Features.Admin.Editor.Impacts;

/// <summary>Each measurement keeps all processors busy, so they take turns.</summary>
public sealed class ImpactService(ImpactMeter meter) : IDisposable
{
    private readonly SemaphoreSlim turns = new(1);

    /// <param name="after">Mostly the draft; while it is inconsistent there is nothing to measure.</param>
    public async Task<ImpactOfDraft> MeasureAsync(DecisionModel before, CatalogueTree after, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (await Task.Run(() => after.Model, cancellationToken) is not { } model)
            return new ImpactOfDraft(null, null, []);
        var impact = await InTurnAsync(() => meter.MeasureAsync(before, model, progress, cancellationToken), cancellationToken);
        return new ImpactOfDraft(model, impact, await Task.Run(() => ProfileCheck.Run(model), cancellationToken));
    }

    /// <summary>What the linter finds; only what can be read, where the catalogue is inconsistent.</summary>
    public Task<IReadOnlyList<LintFinding>> LintAsync(CatalogueTree tree, CancellationToken cancellationToken) => InTurnAsync(
        () => Task.Run(() => tree.Model is { } model ? CatalogueLinter.Run(model) : CatalogueLinter.Read(tree.Catalogue), cancellationToken), cancellationToken);

    public void Dispose() => turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> measure, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await measure();
        }
        finally
        {
            turns.Release();
        }
    }
}

/// <summary>What a change does, as far as no saved assessment has to be read.</summary>
public sealed record ImpactOfDraft(DecisionModel? Model, Impact? Answers, IReadOnlyList<ProfileResult> Profiles);
