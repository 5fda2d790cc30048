using System.Security.Cryptography;

namespace GoAdvisor.Data;

public static class StorableText
{
    /// <summary>Replaces NUL and lone surrogates, which PostgreSQL does not accept.</summary>
    /// <exception cref="ArgumentException">The text is longer than the limit.</exception>
    public static string Of(string text, int limit)
    {
        if (text.Length > limit)
            throw new ArgumentException($"The text has {text.Length} characters; at most {limit} can be stored.", nameof(text));
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
    }
}

internal static class ContentHash
{
    /// <summary>SHA-256 of the text in UTF-8, in lower-case hex.</summary>
    public static string Of(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
