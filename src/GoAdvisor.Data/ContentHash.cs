using System.Security.Cryptography;

namespace GoAdvisor.Data;

internal static class ContentHash
{
    /// <summary>SHA-256 of the text in UTF-8, in lower-case hex.</summary>
    public static string Of(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
