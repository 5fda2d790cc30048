using CsCheck;

namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>Sets of options against plain sets of numbers, over the ends of words.</summary>
public class OptionBitsTests
{
    private const int Options = 130;

    private static readonly Gen<HashSet<int>> Sets = Gen.Int[0, Options - 1].Array[0, 40].Select(options => options.ToHashSet());

    [Fact]
    public void Single_options_come_and_go() => Gen.Select(Sets, Gen.Int[0, Options - 1]).Sample((set, option) =>
    {
        var bits = Bits(set);
        bits.Add(option);
        bits.Has(option).Should().BeTrue();
        Set(bits).Should().BeEquivalentTo(set.Append(option).Distinct());
        bits.Remove(option);
        bits.Has(option).Should().BeFalse();
        Set(bits).Should().BeEquivalentTo(set.Except([option]));
    });

    [Fact]
    public void Whole_sets_are_added_removed_and_kept() => Gen.Select(Sets, Sets).Sample((one, other) =>
    {
        Set(Changed(one, bits => bits.Add(Bits(other)))).Should().BeEquivalentTo(one.Union(other));
        Set(Changed(one, bits => bits.Remove(Bits(other)))).Should().BeEquivalentTo(one.Except(other));
        Set(Changed(one, bits => bits.Keep(Bits(other)))).Should().BeEquivalentTo(one.Intersect(other));
    });

    [Fact]
    public void Sets_share_an_option_in_the_words_that_are_looked_at() => Gen.Select(Sets, Sets).Sample((one, other) =>
    {
        OptionBits.Share(Bits(one), Bits(other), 0, 2).Should().Be(one.Overlaps(other));
        OptionBits.Share(Bits(one), Bits(other), 1, 1).Should().Be(one.Intersect(other).Any(option => option is >= 64 and < 128));
        OptionBits.Count(Bits(one)).Should().Be(one.Count);
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    public void A_set_has_as_many_words_as_it_needs(int options, int words) => OptionBits.Words(options).Should().Be(words);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(129)]
    public void An_option_is_found_again_by_its_word_and_bit(int option) => OptionBits.Lowest(OptionBits.Word(option), OptionBits.Bit(option)).Should().Be(option);

    private static ulong[] Changed(HashSet<int> set, Action<ulong[]> change)
    {
        var bits = Bits(set);
        change(bits);
        return bits;
    }

    private static ulong[] Bits(HashSet<int> set)
    {
        var bits = new ulong[OptionBits.Words(Options)];
        foreach (var option in set)
            bits.Add(option);
        return bits;
    }

    private static IEnumerable<int> Set(ulong[] bits) => Enumerable.Range(0, Options).Where(option => bits.Has(option));
}
