using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace GoAdvisor.Data.Accounts.Credentials;

/// <summary>
/// Codes of authenticator apps: six digits every 30 seconds, by RFC 6238 with SHA-1, which all apps support and which is not known to be weak in an HMAC.
/// </summary>
public static class OneTimeCode
{
    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewKey() => InBase32(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string Address(string key, string account) =>
        $"otpauth://totp/GoAdvisor:{Uri.EscapeDataString(account)}?secret={key}&issuer=GoAdvisor&digits={Digits}&period={StepSeconds}";

    public static string At(string key, DateTimeOffset moment) => Code(FromBase32(key), Step(moment));

    /// <summary>Accepts one step before or after for clock differences; null when the code does not match. Non-digits in the code are ignored.</summary>
    internal static long? MatchingStep(string key, string code, DateTimeOffset now)
    {
        var secret = FromBase32(key);
        var typed = System.Text.Encoding.ASCII.GetBytes([.. code.Where(char.IsAsciiDigit).Take(Digits + 1)]);
        long? found = null;
        for (var step = Step(now) - 1; step <= Step(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), typed))
                found = step;
        }
        return found;
    }

    internal static string InBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        int bits = 0, held = 0;
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        return text.ToString();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        int bits = 0, held = 0;
        foreach (var letter in text)
        {
            held = (held << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }

    private static long Step(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        CryptographicOperations.HmacData(HashAlgorithmName.SHA1, secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
