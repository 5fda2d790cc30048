namespace GoAdvisor.Web.Components.Text;

/// <summary>What badges say, and the class that colours them; the same on pages and in reports.</summary>
public static class Badges
{
    /// <summary>How firm a verdict is.</summary>
    public static (string Class, string Words) Badge(this VerdictKind kind) => kind switch
    {
        VerdictKind.Clear => ("good", "Clear"),
        VerdictKind.Leaning => ("warn", "Leaning"),
        VerdictKind.TooClose => ("warn", "Too close to call"),
        VerdictKind.Insufficient => ("calm", "Not enough answers"),
        _ => ("bad", "Nothing left"),
    };

    /// <summary>How a statement of the article stands up.</summary>
    public static (string Class, string Words) Badge(this ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported => ("good", "Supported"),
        ClaimVerdict.Partly => ("warn", "Partly"),
        ClaimVerdict.Contradicted => ("bad", "Contradicted"),
        _ => ("calm", "Unverified"),
    };

    /// <summary>What an effect does to an alternative.</summary>
    /// <param name="kind">Exclude, cap or warn.</param>
    /// <param name="cap">Of a cap, its points.</param>
    /// <param name="acts">Whether it changes the score.</param>
    public static (string Class, string Words) Badge(this EffectKind kind, int? cap, bool acts) => kind switch
    {
        EffectKind.Exclude => ("bad", "excluded"),
        EffectKind.Cap when acts => ("warn", $"capped at {cap}"),
        EffectKind.Cap => ("calm", $"cap {cap}, not reached"),
        _ => ("calm", "warning"),
    };
}
