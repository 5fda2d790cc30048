using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Data.Accounts;

namespace GoAdvisor.Data.Access;

/// <summary>
/// What a token looks like: a prefix that names its purpose (so that a leaked one is recognised, by scanners too) and 256
/// random bits in base64url. With that much entropy a plain hash is enough; there is nothing to guess.
/// </summary>
internal static class TokenText
{
    private const int SecretBytes = 32;

    public static string Generate(TokenPurpose purpose) =>
        Prefix(purpose) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether it can be a token of that purpose at all; what cannot need not be looked up.</summary>
    public static bool IsWellFormed(TokenPurpose purpose, string token)
    {
        var prefix = Prefix(purpose);
        return token.Length == prefix.Length + Base64Url.GetEncodedLength(SecretBytes)
            && token.StartsWith(prefix, StringComparison.Ordinal)
            && Base64Url.IsValid(token.AsSpan(prefix.Length), out var length) && length == SecretBytes;
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Prefix(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.Visitor => "gav_",
        TokenPurpose.Bearer => "gab_",
        TokenPurpose.Resume => "gar_",
        TokenPurpose.Setup => "gas_",
        TokenPurpose.Invitation => "gai_",
        TokenPurpose.Session => "gau_",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "is no purpose of a token"),
    };
}
