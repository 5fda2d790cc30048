using System.Buffers.Text;
using System.Security.Cryptography;

namespace GoAdvisor.Data.Access;

/// <summary>
/// A prefix for the purpose, so that secret scanners recognise a leaked token, and 256 random bits in base64url. With that much entropy a plain hash is enough.
/// </summary>
internal static class TokenText
{
    private const int SecretBytes = 32;

    public static string Generate(TokenPurpose purpose) =>
        Prefix(purpose) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Tokens that are not well-formed need no query.</summary>
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
