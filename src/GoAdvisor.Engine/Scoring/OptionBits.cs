using System.Numerics;

namespace GoAdvisor.Engine.Scoring;

/// <summary>Sets of options, one bit per option of a catalogue, 64 to a word. All sets of one model have the same number of words.</summary>
internal static class OptionBits
{
    public static int Words(int options) => (options + 63) / 64;

    public static int Word(int option) => option >> 6;

    public static ulong Bit(int option) => 1UL << option;

    /// <summary>The option of the lowest bit in a word that is not 0.</summary>
    public static int Lowest(int word, ulong bits) => (word << 6) + BitOperations.TrailingZeroCount(bits);

    public static bool Has(this ReadOnlySpan<ulong> set, int option) => (set[option >> 6] >> option & 1) != 0;

    public static void Add(this Span<ulong> set, int option) => set[option >> 6] |= 1UL << option;

    public static void Remove(this Span<ulong> set, int option) => set[option >> 6] &= ~(1UL << option);

    public static void Add(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] |= others[word];
    }

    public static void Remove(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] &= ~others[word];
    }

    public static void Keep(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] &= others[word];
    }

    /// <summary>Whether two sets have an option in common. Only some words are compared: most questions have their options in one.</summary>
    public static bool Share(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, int first, int last)
    {
        for (var word = first; word <= last; word++)
        {
            if ((left[word] & right[word]) != 0)
                return true;
        }
        return false;
    }

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
            count += BitOperations.PopCount(word);
        return count;
    }
}
