using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api;

public class CatalogueApiTests(ApiHost host)
{
    [Fact]
    public async Task Alternatives_sections_questions_and_options_stand_in_the_catalogues_order()
    {
        var catalogue = await CatalogueAsync();

        catalogue.Int("version").Should().Be(1);
        Ids(catalogue, "alternatives").Should().Equal(Cases.Catalogue.Alternatives.Select(alternative => alternative.Id));
        Ids(catalogue, "sections").Should().Equal(Cases.Catalogue.Sections.Select(section => section.Id));
        Ids(catalogue, "criteria").Should().Equal(Cases.Catalogue.Criteria.Select(criterion => criterion.Id));
        Ids(catalogue, "aspects").Should().Equal(Cases.Catalogue.Aspects.Select(aspect => aspect.Id));
        Ids(catalogue, "constraints").Should().Equal(Cases.Catalogue.Constraints.Select(constraint => constraint.Id));
        Ids(catalogue, "questions").Should().Equal(Cases.Catalogue.Questions.Select(question => question.Id));
        foreach (var question in Cases.Catalogue.Questions)
            Ids(catalogue.Item("questions", question.Id), "options").Should().Equal(question.Options.Select(option => option.Id));
        catalogue.At("thresholds").Number("sufficientCoverage").Should().Be(0.6);
    }

    [Fact]
    public async Task Every_criterion_and_aspect_rates_every_alternative_with_a_reason_and_a_source_or_says_editorial()
    {
        var catalogue = await CatalogueAsync();
        var alternatives = Ids(catalogue, "alternatives").ToList();

        foreach (var row in catalogue.Items("criteria").Concat(catalogue.Items("aspects")))
        {
            row.At("anchors").AsObject().Select(anchor => anchor.Key).Should().Equal("0", "2", "4");
            row.Items("ratings").Select(rating => rating.Text("alternative")).Should().BeEquivalentTo(alternatives);
            foreach (var rating in row.Items("ratings"))
            {
                rating.Int("value").Should().BeInRange(0, 4);
                rating.Int("uncertainty").Should().BeInRange(0, 1);
                rating.Text("reason").Should().NotBeEmpty();
                rating.Text("source").Should().Be(Ids(rating, "sources").FirstOrDefault() ?? "editorial");
                rating.Items("sources").SelectMany(source => source.Texts("links"))
                    .Where(link => !link.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();
            }
        }
    }

    [Fact]
    public async Task A_question_says_how_it_is_answered_and_what_its_options_mean_for_which_criterion()
    {
        var question = (await CatalogueAsync()).Item("questions", "non-negotiables");

        question.AsObject().Select(property => property.Key)
            .Should().Equal("id", "section", "kind", "select", "text", "why", "whereToLook", "askedWhen", "options");
        question.Text("kind").Should().Be("fact");
        question.Text("select").Should().Be("many");
        question["askedWhen"].Should().BeNull();
        question.Items("options").Should().Contain(option => option.Flag("exclusive")).And.Contain(option => !option.Flag("exclusive"));
    }

    [Fact]
    public async Task Constraints_and_follow_ups_carry_their_conditions()
    {
        var catalogue = await CatalogueAsync();

        catalogue.Items("questions").Single(question => question["askedWhen"] is not null)
            .At("askedWhen").At("answeredWith").Text("question").Should().Be("non-negotiables");
        var realTime = catalogue.Item("constraints", "hard-real-time");
        realTime.At("when").At("any").AsArray().Should().HaveCount(2);
        realTime.At("likelyWhen").At("answeredWith").Text("question").Should().Be("max-pause");
        realTime.Items("effects").Select(effect => effect.Text("effect")).Distinct().Should().Equal("exclude");
        realTime.Items("effects").First().AsObject().Should().ContainKeys("cap", "when", "unless");
    }

    [Fact]
    public async Task Whoever_has_the_current_version_is_not_sent_it_again()
    {
        using var client = host.Stranger;
        using var first = await client.AskAsync("/catalogue");
        var tag = first.Headers.ETag ?? throw new InvalidOperationException("There is no ETag.");
        tag.Tag.Should().StartWith("\"1-", "it names the version");

        client.DefaultRequestHeaders.IfNoneMatch.Add(tag);
        using var again = await client.AskAsync("/catalogue");
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        again.Headers.ETag.Should().Be(tag);
        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();

        client.DefaultRequestHeaders.IfNoneMatch.Clear();
        client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"0-older\"", isWeak: true));
        await client.AskAsync("/catalogue").ShouldBeOkAsync();
    }

    private Task<JsonNode> CatalogueAsync() => host.Stranger.AskAsync("/catalogue").ShouldBeOkAsync();

    private static IEnumerable<string> Ids(JsonNode node, string list) => node.Items(list).Select(item => item.Text("id"));
}
