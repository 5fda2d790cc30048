using System.Text;
using System.Text.Json;

namespace GoAdvisor.Web.Tests.Recommendations;

public sealed class ReportJsonTests
{
    private const string Hostile = "</script><script>alert(1)</script>\u0000 \"quoted\" 決定 قرار 🦀\r\n\ttabs \u2028 \\";

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte()
    {
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            var written = ReportJson.Write(Made.Of(profile.Answers, Hostile, Hostile, Made.Decision with { Note = Hostile }));

            ReportJson.Write(ReportJson.Read(written)).Should().Equal(written);
        }
    }

    [Fact]
    public void A_report_that_is_read_is_the_report_that_was_written()
    {
        var report = Made.Of("geofence-lookups");

        ReportJson.Read(ReportJson.Write(report)).Should().BeEquivalentTo(report, options => options.WithStrictOrdering());
    }

    [Fact]
    public void The_same_answers_give_the_same_text_in_whatever_order_they_were_given()
    {
        var answers = Cases.Profile("wallet-web-tier").Answers;

        ReportJson.Write(Made.Of(answers.Reverse().ToDictionary())).Should().Equal(ReportJson.Write(Made.Of(answers.ToDictionary())));
    }

    [Fact]
    public void It_begins_with_what_an_evaluation_takes()
    {
        using var json = JsonDocument.Parse(ReportJson.Write(Made.Of("geofence-lookups")));

        json.RootElement.EnumerateObject().Take(3).Select(property => property.Name).Should().Equal("format", "catalogueVersion", "answers");
        json.RootElement.GetProperty("format").GetString().Should().Be("goadvisor-report/1");
        json.RootElement.GetProperty("status").GetString().Should().Be("proposed");
        json.RootElement.GetProperty("answers").GetProperty("system-kind")[0].GetString().Should().Be(Cases.Profile("geofence-lookups").Answers["system-kind"][0]);
    }

    [Theory]
    [InlineData("goadvisor-report/2")]
    [InlineData("something else")]
    public void Another_format_is_refused_by_name(string format)
    {
        var other = Encoding.UTF8.GetString(ReportJson.Write(Made.Of("geofence-lookups"))).Replace("goadvisor-report/1", format, StringComparison.Ordinal);
        var reading = () => ReportJson.Read(Encoding.UTF8.GetBytes(other));

        reading.Should().Throw<JsonException>().WithMessage($"*'{format}'*goadvisor-report/1*");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":"goadvisor-report/1"}""")]
    public void What_is_no_report_is_refused(string json)
    {
        var reading = () => ReportJson.Read(Encoding.UTF8.GetBytes(json));

        reading.Should().Throw<JsonException>();
    }
}
