namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>A password must be long and not a common one. Digits and signs are not required.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 256;

    private const int ShortestNamePart = 4;

    /// <summary>The error and how to correct it; null when the password is acceptable.</summary>
    /// <param name="email">Must not appear in the password, nor any part of it.</param>
    public static string? Problem(string? password, string email, string name)
    {
        if (string.IsNullOrEmpty(password))
            return $"Choose a password of at least {Shortest} characters.";
        var length = new StringInfo(password).LengthInTextElements;
        if (length < Shortest)
            return $"The password has {length} characters; use at least {Shortest}. Four words that have nothing to do with each other will do.";
        if (password.Length > Longest)
            return $"The password has {password.Length} characters; use at most {Longest}.";
        if (Parts(email).Concat(Parts(name)).Append("goadvisor").FirstOrDefault(part => CommonPasswords.Contains(password, part)) is { } known)
            return $"The password has “{known}” in it, which is part of your name, your address or this product. Use other words.";
        return CommonPasswords.IsCommon(password)
            ? "This is among the passwords that are tried first. Use words that have nothing to do with each other."
            : null;
    }

    private static IEnumerable<string> Parts(string text) => text
        .Split(['@', '.', '-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.Length >= ShortestNamePart)
        .Select(part => part.ToLowerInvariant());
}
