using CsCheck;

namespace GoAdvisor.Engine.Tests;

public class TruncationTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("abcd", 0, "…")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ab😀c", 4, "ab😀…")]
    [InlineData("ab😀c", 3, "ab…")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301…")]
    [InlineData("👨‍👩‍👧 and", 7, "…")]
    [InlineData("👨‍👩‍👧 and", 8, "👨‍👩‍👧…")]
    [InlineData("🇩🇪🇫🇷", 6, "🇩🇪…")]
    [InlineData("ab\ud83d", 2, "ab…")]
    public void A_text_ends_before_the_character_that_would_be_cut(string text, int length, string truncated) => text.Truncated(length).Should().Be(truncated);

    [Fact]
    public void Nothing_is_put_behind_it_where_nothing_is_wanted() => "Mozilla/5.0".Truncated(7, ending: "").Should().Be("Mozilla");

    [Fact]
    public void What_is_left_is_a_beginning_of_the_text_and_no_longer_than_it_may_be() => Gen.Select(Gen.String, Gen.Int[0, 40]).Sample((text, length) =>
    {
        var left = text.Truncated(length, ending: "");

        text.Should().StartWith(left);
        left.Length.Should().BeLessThanOrEqualTo(length);
        (left == text).Should().Be(text.Length <= length);
    });
}
