namespace GoAdvisor.Web.Components.Text;

/// <summary>The terms that pages and documents have for leads. Reports that were recorded before they changed keep those they were read in.</summary>
/// <param name="Draw">One draw.</param>
/// <param name="Draws">Several.</param>
/// <param name="Held">What a cap does to a score: "held at 60".</param>
/// <param name="Out">What an exclusion does.</param>
public sealed record Terms(string Draw, string Draws, string Held, string Out)
{
    public static Terms Current { get; } = new("variation", "variations", "held at", "out");

    private static readonly Terms First = new("draw", "draws", "capped at", "excluded");

    /// <param name="edition">Of a report; null for the first.</param>
    public static Terms Of(int? edition) => edition is null ? First : Current;
}
