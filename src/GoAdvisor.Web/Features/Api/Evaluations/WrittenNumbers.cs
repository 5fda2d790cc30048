namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>
/// The numbers of one response as text. An evaluation repeats few numbers many times (a contribution follows from one of five ratings and
/// a handful of weights), and finding the shortest digits of one takes as long as writing ten.
/// </summary>
internal sealed class WrittenNumbers
{
    private const int Slots = 64;

    /// <summary>The longest there is: sign, 17 digits, point, and an exponent of a sign and three digits.</summary>
    private const int Longest = 24;

    private readonly long[] known = new long[Slots];
    private readonly byte[] lengths = new byte[Slots];
    private readonly byte[] texts = new byte[Slots * Longest];

    /// <param name="json">Where a number can stand.</param>
    /// <param name="value">Finite.</param>
    public void Write(Utf8JsonWriter json, double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var slot = (int)((ulong)(bits * -7046029254386353131) >> 58);
        var text = texts.AsSpan(slot * Longest, Longest);
        if (lengths[slot] == 0 || known[slot] != bits)
        {
            value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
            (known[slot], lengths[slot]) = (bits, (byte)length);
        }
        json.WriteRawValue(text[..lengths[slot]], skipInputValidation: true);
    }
}
