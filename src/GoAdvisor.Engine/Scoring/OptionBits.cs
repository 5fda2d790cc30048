using System.Numerics;

namespace GoAdvisor.Engine.Scoring;

/// <summary>Sets of options as bits: one for each option of a catalogue, 64 to a word. All sets of one model have the same number of words.</summary>
internal static class OptionBits
{
    /// <summary>How many words a set takes.</summary>
    public static int Words(int options) => (options + 63) / 64;

    /// <summary>The word that an option is in.</summary>
    public static int Word(int option) => option >> 6;

    /// <summary>The bit of an option in its word.</summary>
    public static ulong Bit(int option) => 1UL << option;

    /// <summary>The option of a set's lowest bit in one of its words, which has one.</summary>
    public static int Lowest(int word, ulong bits) => (word << 6) + BitOperations.TrailingZeroCount(bits);

    public static bool Has(this ReadOnlySpan<ulong> set, int option) => (set[option >> 6] >> option & 1) != 0;

    public static void Add(this Span<ulong> set, int option) => set[option >> 6] |= 1UL << option;

    public static void Remove(this Span<ulong> set, int option) => set[option >> 6] &= ~(1UL << option);

    /// <summary>Adds the options of another set.</summary>
    public static void Add(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] |= others[word];
    }

    /// <summary>Removes the options of another set.</summary>
    public static void Remove(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] &= ~others[word];
    }

    /// <summary>Removes all options but those of another set.</summary>
    public static void Keep(this Span<ulong> set, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < set.Length; word++)
            set[word] &= others[word];
    }

    /// <summary>Whether two sets share an option in some of their words.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other one.</param>
    /// <param name="first">The first word that is looked at; most questions have their options in one.</param>
    /// <param name="last">The last one.</param>
    public static bool Share(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, int first, int last)
    {
        for (var word = first; word <= last; word++)
        {
            if ((left[word] & right[word]) != 0)
                return true;
        }
        return false;
    }

    /// <summary>How many options there are in it.</summary>
    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
            count += BitOperations.PopCount(word);
        return count;
    }
}
