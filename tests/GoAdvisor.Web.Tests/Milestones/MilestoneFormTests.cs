using GoAdvisor.Data.Milestones;
using GoAdvisor.Web.Features.Milestones;

namespace GoAdvisor.Web.Tests.Milestones;

public class MilestoneFormTests
{
    [Fact]
    public void A_name_and_the_day_are_enough() => Form().Problems(mostOpen: false).Should().BeEmpty();

    [Theory]
    [InlineData(null, "Give the milestone a name*")]
    [InlineData("  ", "Give the milestone a name*")]
    [InlineData("\u200B", "Give the milestone a name*")]
    [InlineData("a\nb", "The name has control characters*")]
    [InlineData("a\0b", "The name has control characters*")]
    public void A_name_has_to_be_one_line_that_can_be_seen(string? name, string message)
    {
        var form = Form();
        form.Name = name;
        form.Problems(mostOpen: false).Should().ContainSingle(problem => problem.Field == MilestoneForm.NameField).Which.Message.Should().Match(message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("23.11.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-23T10:00")]
    public void The_day_of_the_decision_has_to_be_a_day(string? day)
    {
        var form = Form();
        form.DecidedOn = day;
        form.Problems(mostOpen: false).Should().ContainSingle().Which.Field.Should().Be(MilestoneForm.DecidedOnField);
    }

    [Theory]
    [InlineData("2026-11-23", "The review has to come after the day of the decision, 23 Nov 2026*")]
    [InlineData("2026-11-22", "The review has to come after*")]
    [InlineData("soon", "Give the day of the review as year-month-day*")]
    public void A_review_comes_after_the_decision(string day, string message)
    {
        var form = Form();
        form.ReviewBy = day;
        form.Problems(mostOpen: false).Should().ContainSingle(problem => problem.Field == MilestoneForm.ReviewByField).Which.Message.Should().Match(message);
    }

    [Fact]
    public void With_most_questions_open_it_has_to_be_confirmed()
    {
        var form = Form();
        form.Problems(mostOpen: true).Should().ContainSingle().Which.Field.Should().Be(MilestoneForm.AnywayField);

        form.Anyway = "yes";

        form.Problems(mostOpen: true).Should().BeEmpty();
    }

    [Fact]
    public void Texts_that_are_too_long_are_refused_with_how_much_to_take_away()
    {
        var form = Form();
        (form.Name, form.Deciders, form.Note) = (new string('x', 201), new string('y', 1_010), new string('z', 10_500));

        form.Problems(mostOpen: false).Should().Equal(
            (MilestoneForm.NameField, "The name has 201 characters; 200 are allowed. Shorten it by 1."),
            (MilestoneForm.DecidersField, "The list of deciders has 1,010 characters; 1,000 are allowed. Shorten it by 10."),
            (MilestoneForm.NoteField, "The note has 10,500 characters; 10,000 are allowed. Shorten it by 500."));
    }

    [Fact]
    public void What_is_blank_is_nothing_and_what_is_typed_loses_the_space_around_it()
    {
        var form = Form();
        (form.Name, form.Deciders, form.Note, form.ReviewBy) = ("  Board ", " ", "\n", "");

        form.Wanted().Should().Match<WantedDecision>(wanted =>
            wanted.Name == "Board" && wanted.Deciders == null && wanted.Note == null && wanted.ReviewBy == null && wanted.DecidedOn == new DateOnly(2026, 11, 23));
    }

    [Fact]
    public void A_form_keeps_its_key_and_one_with_a_strange_key_gets_another()
    {
        var form = Form();
        form.Wanted().RequestKey.Should().Be(form.Key);

        form.Key = "../../etc";
        Guid.TryParseExact(form.Wanted().RequestKey, "N", out _).Should().BeTrue();
    }

    private static MilestoneForm Form() => new() { Name = "Board", DecidedOn = "2026-11-23", Revision = "3", Key = Guid.CreateVersion7().ToString("N") };
}
