using Bunit;
using GoAdvisor.Web.Features.Questionnaire;

namespace GoAdvisor.Web.Tests.Questionnaire;

public class QuestionFieldTests
{
    [Fact]
    public async Task A_question_offers_its_options_and_I_dont_know_in_a_named_group()
    {
        await using var editing = await EditingFixture.StartAsync();
        await using var context = Interactive();
        using var tab = await editing.OpenTabAsync();
        var field = Render(context, tab, editing, "payload");

        field.Find("fieldset legend").TextContent.Should().EndWith(editing.Question("payload").Text);
        field.FindAll("input[type=radio]").Should().HaveCount(4);
        field.FindAll("label").Select(label => label.TextContent.Trim()).Last().Should().Be("I don’t know");
        field.Markup.Should().Contain(editing.Question("payload").WhereToLook);
    }

    [Fact]
    public async Task An_input_is_marked_as_saved_only_once_it_is_stored()
    {
        await using var editing = await EditingFixture.StartAsync();
        await using var context = Interactive();
        using var tab = await editing.OpenTabAsync();
        var field = Render(context, tab, editing, "payload");
        field.FindAll("[data-saved]").Should().BeEmpty();

        await field.Find("#payload-json-and-grpc").ChangeAsync(new() { Value = "on" });
        field.WaitForElement("#payload-json-and-grpc[data-saved]");
        field.FindAll("[data-saved]").Should().ContainSingle();
        (await editing.StoredAsync("payload")).Should().Equal("json-and-grpc");
    }

    [Fact]
    public async Task None_of_these_and_the_others_exclude_each_other()
    {
        await using var editing = await EditingFixture.StartAsync();
        await using var context = Interactive();
        using var tab = await editing.OpenTabAsync();
        var field = Render(context, tab, editing, "non-negotiables");

        await field.Find("#non-negotiables-memory-64mb").ChangeAsync(new() { Value = true });
        await field.Find("#non-negotiables-windows-service").ChangeAsync(new() { Value = true });
        (await editing.StoredAsync("non-negotiables")).Should().Equal("windows-service", "memory-64mb");
        await field.Find("#non-negotiables-none").ChangeAsync(new() { Value = true });
        (await editing.StoredAsync("non-negotiables")).Should().Equal("none");
        await field.Find("#non-negotiables-memory-64mb").ChangeAsync(new() { Value = true });
        (await editing.StoredAsync("non-negotiables")).Should().Equal("memory-64mb");
        await field.Find("#non-negotiables-memory-64mb").ChangeAsync(new() { Value = false });
        (await editing.StoredAsync("non-negotiables")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_follow_up_appears_only_while_it_is_asked()
    {
        await using var editing = await EditingFixture.StartAsync();
        await using var context = Interactive();
        using var tab = await editing.OpenTabAsync();
        var followUp = Render(context, tab, editing, "approved-alternatives");
        followUp.FindAll("fieldset").Should().BeEmpty();

        await followUp.InvokeAsync(() => tab.AnswerAsync(editing.Question("non-negotiables"), ["approved-list"]));
        followUp.WaitForElement("fieldset#approved-alternatives");
        await followUp.InvokeAsync(() => tab.AnswerAsync(editing.Question("non-negotiables"), []));
        followUp.WaitForAssertion(() => followUp.FindAll("fieldset").Should().BeEmpty());
    }

    [Fact]
    public async Task Another_questions_answer_does_not_render_it_again()
    {
        await using var editing = await EditingFixture.StartAsync();
        await using var context = Interactive();
        using var tab = await editing.OpenTabAsync();
        var field = Render(context, tab, editing, "payload");
        var before = field.RenderCount;
        await field.InvokeAsync(() => tab.AnswerAsync(editing.Question("instance-life"), ["autoscaled"]));
        field.RenderCount.Should().Be(before);
    }

    private static BunitContext Interactive()
    {
        var context = new BunitContext();
        context.SetRendererInfo(new("Server", isInteractive: true));
        return context;
    }

    private static IRenderedComponent<QuestionField> Render(BunitContext context, QuestionnaireEditor tab, EditingFixture editing, string question) =>
        context.Render<QuestionField>(parameters => parameters
            .Add(field => field.Editor, tab)
            .Add(field => field.Question, editing.Question(question))
            .Add(field => field.Number, 1));
}
