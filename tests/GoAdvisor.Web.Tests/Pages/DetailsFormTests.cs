using GoAdvisor.Web.Features;
using GoAdvisor.Web.Features.Assessments;

namespace GoAdvisor.Web.Tests.Pages;

public class DetailsFormTests
{
    [Theory]
    [InlineData("Geofence look-ups")]
    [InlineData("  padded  ")]
    [InlineData("地理围栏查询")]
    [InlineData("بحث السياج")]
    [InlineData("🚀")]
    public void Any_title_a_reader_can_see_is_fine(string title) => new DetailsForm { Title = title }.Problems().Should().BeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B\u200B")]
    [InlineData("\u202E")]
    public void A_title_nobody_can_see_is_refused(string? title) =>
        new DetailsForm { Title = title }.Problems().Should().ContainSingle().Which.Field.Should().Be(DetailsForm.TitleField);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void A_title_with_control_characters_is_refused(string title) =>
        new DetailsForm { Title = title }.Problems().Should().ContainSingle().Which.Message.Should().Contain("control characters");

    [Fact]
    public void Texts_that_are_too_long_are_refused_with_how_much_to_take_away()
    {
        var problems = new DetailsForm { Title = new string('x', 201), Context = new string('y', 102_400) }.Problems();
        problems.Should().Equal(
            (DetailsForm.TitleField, "The title has 201 characters; 200 are allowed. Shorten it by 1."),
            (DetailsForm.ContextField, "The context has 102,400 characters; 10,000 are allowed. Shorten it by 92,400."));
    }

    [Fact]
    public void A_blank_context_is_none() => new DetailsForm { Title = "x", Context = " \n " }.CleanContext.Should().BeNull();
}
