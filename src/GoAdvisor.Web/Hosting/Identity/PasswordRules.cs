using System.Globalization;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>What a password must be: long, and none that others try first. It need not have digits or signs in it.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 256;

    private const int ShortestNamePart = 4;

    /// <summary>What is wrong with it and how to mend that; null when it can be used.</summary>
    /// <param name="email">The account's address, no part of which may be in it.</param>
    /// <param name="name">The person's name, likewise.</param>
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
