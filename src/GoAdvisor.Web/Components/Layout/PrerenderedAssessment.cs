namespace GoAdvisor.Web.Components.Layout;

/// <summary>
/// What the static rendering of a page loaded, so that the circuit which follows at once need not load it again. The browser keeps it meanwhile,
/// so it counts for the same holder only, and no longer than five seconds.
/// </summary>
public sealed record PrerenderedAssessment(Holder Holder, DateTimeOffset At, AssessmentSnapshot Assessment)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>The one at hand while it counts, else what the store gives the holder.</summary>
    public static async Task<PrerenderedAssessment?> LoadAsync(
        PrerenderedAssessment? atHand, AssessmentStore assessments, Guid id, Holder holder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (atHand is not null && atHand.Holder == holder && atHand.Assessment.Id == id && now - atHand.At < Lifetime)
            return atHand;
        return await assessments.FindAsync(id, holder, cancellationToken) is { } found ? new PrerenderedAssessment(holder, now, found) : null;
    }
}
