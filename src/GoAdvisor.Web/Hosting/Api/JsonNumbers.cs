using System.Text.Json;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>Reads numbers from a parsed body and names what is not as it should be, by its path.</summary>
internal static class JsonNumbers
{
    /// <summary>A number as it is written, to 28 decimals. When there is none the mistake is named and the answer is null.</summary>
    public static decimal? ReadNumber(this JsonElement element, string path, ValidationErrors bad)
    {
        if (element.ValueKind != JsonValueKind.Number)
            bad.Add(path, $"must be a number, not {JsonFields.Kind(element)}");
        else if (element.TryGetDecimal(out var number))
            return number;
        else if (element.TryGetDouble(out var tiny) && Math.Abs(tiny) < 1)
            return 0;
        else
            bad.Add(path, "is too large a number; use a larger unit");
        return null;
    }

    /// <summary>A property that must be a number.</summary>
    public static decimal? ReadNumber(this Dictionary<string, JsonElement> fields, string path, string field, ValidationErrors bad)
    {
        if (fields.TryGetValue(field, out var element))
            return element.ReadNumber($"{path}.{field}", bad);
        bad.Add($"{path}.{field}", "is required: a number");
        return null;
    }

    /// <summary>A whole number; the usual one when it is absent, null, or not as it should be.</summary>
    public static int ReadInt(this Dictionary<string, JsonElement> fields, string field, int usual, ValidationErrors bad) =>
        (int?)fields.ReadInt(field, int.MinValue, int.MaxValue, bad) ?? usual;

    /// <summary>A whole number between two others, both included; null when it is absent, null, or not as it should be.</summary>
    public static long? ReadInt(this Dictionary<string, JsonElement> fields, string field, long least, long most, ValidationErrors bad)
    {
        if (!fields.TryGetValue(field, out var element) || element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.Number)
            bad.Add(field, $"must be a whole number, not {JsonFields.Kind(element)}");
        // 10000.0 and 1e4 are whole numbers too.
        else if (!element.TryGetDecimal(out var number) || number < least || number > most)
            bad.Add(field, $"must be a whole number from {least}{(most == long.MaxValue ? "" : $" to {most}")}");
        else if (number != decimal.Truncate(number))
            bad.Add(field, "must be a whole number, without a fraction");
        else
            return (long)number;
        return null;
    }
}
