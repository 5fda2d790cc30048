namespace GoAdvisor.Web.Components.Text;

/// <summary>Text and CSS class of badges, the same on pages and in reports.</summary>
public static class Badges
{
    public static (string Class, string Words) Badge(this VerdictKind kind) => kind switch
    {
        VerdictKind.Clear => ("good", "Clear"),
        VerdictKind.Leaning => ("warn", "Leaning"),
        VerdictKind.TooClose => ("warn", "Too close to call"),
        VerdictKind.Sole => ("warn", "Only one left"),
        VerdictKind.Insufficient => ("calm", "Not enough answers"),
        _ => ("bad", "Nothing left"),
    };

    public static (string Class, string Words) Badge(this ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => ("good", "Supported"),
        ClaimVerdict.Partly => ("warn", "Partly"),
        ClaimVerdict.Contradicted => ("bad", "Contradicted"),
        _ => ("calm", "Unverified"),
    };

    /// <param name="acts">Whether the effect changes the score.</param>
    public static (string Class, string Words) Badge(this EffectKind kind, int? cap, bool acts, Terms terms) => kind switch
    {
        EffectKind.Exclude => ("bad", terms.Out),
        EffectKind.Cap when acts => ("warn", $"{terms.Held} {cap}"),
        EffectKind.Cap => ("calm", $"limit {cap}, no effect"),
        _ => ("calm", "warning"),
    };
}
