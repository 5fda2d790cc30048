using GoAdvisor.Web.Components.Forms;

namespace GoAdvisor.Web.Tests.Components;

public class TypedNumberTests
{
    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("0,5", 0.5)]
    [InlineData(" ,5 ", 0.5)]
    [InlineData("50 %", 0.5)]
    [InlineData("50\u00A0%", 0.5)]
    [InlineData("7,5%", 0.075)]
    [InlineData("-1", -1)]
    public void A_comma_a_point_and_a_percent_sign_are_read(string text, double number)
    {
        TypedNumber.TryRead(text, out var read).Should().BeTrue();
        ((double)read).Should().Be(number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("1.000,5")]
    [InlineData("1,000.5")]
    [InlineData("1e1")]
    [InlineData("half")]
    public void What_could_mean_something_else_is_not_read(string? text) => TypedNumber.TryRead(text, out _).Should().BeFalse();
}
