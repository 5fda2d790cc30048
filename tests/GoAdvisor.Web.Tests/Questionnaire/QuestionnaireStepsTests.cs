using GoAdvisor.Web.Components.Forms;
using GoAdvisor.Web.Tests.Recommendations.Page;

namespace GoAdvisor.Web.Tests.Questionnaire;

public class QuestionnaireStepsTests
{
    private static readonly Catalogue Plain = Given.Catalogue;
    private static readonly Catalogue Short = Plain with { Questionnaire = new QuestionnaireSettings { TwoMinutes = ["ramp-up", "non-negotiables", "system-kind"] } };

    [Fact]
    public void Without_a_list_there_are_only_the_sections()
    {
        Plain.Steps().Should().Equal(Plain.Sections);
        Plain.QuestionsOf(Plain.Sections[0]).Should().Equal(Plain.Questions.Where(question => question.Section == Plain.Sections[0].Id));
    }

    [Fact]
    public void The_listed_questions_come_first_in_their_order_each_with_the_follow_ups_that_it_decides()
    {
        var asked = Short.QuestionsOf(Short.Steps()[0]).Select(question => question.Id).ToList();
        asked[..2].Should().Equal("ramp-up", "non-negotiables");
        asked[^1].Should().Be("system-kind");
        asked[2..^1].Should().Equal(Plain.Questions.Where(question => question.AskedWhen is not null).Select(question => question.Id));
    }

    [Fact]
    public void No_question_is_lost_and_those_of_the_two_minutes_stand_last_in_their_sections()
    {
        Short.Sections.SelectMany(Short.QuestionsOf).Should().BeEquivalentTo(Plain.Questions);
        Short.QuestionsOf(Plain.Sections.Single(section => section.Id == Given.Question("ramp-up").Section))[^1].Id.Should().Be("ramp-up");
        Short.NumberOf(Short.Steps()[0], Given.Question("ramp-up")).Should().Be(1);
        Short.NumberOf(Short.Sections[0], Given.Question("system-kind")).Should().Be(1);
    }
}
