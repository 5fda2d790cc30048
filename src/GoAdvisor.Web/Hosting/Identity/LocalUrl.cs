namespace GoAdvisor.Web.Hosting.Identity;

internal static class LocalUrl
{
    /// <summary>The URL when it is local, else null: browsers read "//" and "/\" as another host, and drop tabs and line breaks.</summary>
    public static string? Check(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;
}
