using System.Text;
using GoAdvisor.Engine.Authoring.Diff;
using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Tests.Authoring;

public class CatalogueFileTests
{
    public static TheoryData<int> Any => [.. Enumerable.Range(1, 25)];

    [Fact]
    public void The_seeds_come_back_byte_for_byte()
    {
        var file = CatalogueFile.Write(Seeds.Catalogue);

        CatalogueFile.Write(Read(file)).Should().Equal(file);
        Encoding.UTF8.GetString(file).Should().StartWith("{\n  \"format\": 1,\n  \"sections\": [").And.EndWith("}\n");
    }

    [Theory]
    [MemberData(nameof(Any))]
    public void Any_catalogue_comes_back_byte_for_byte(int seed)
    {
        var catalogue = GeneratedCatalogue.Of(Shape.Small, seed);
        var odd = catalogue with { Alternatives = [.. catalogue.Alternatives.Select(one => one with { Meaning = "\"ä<&>\u2028\t😀 \\" })] };

        CatalogueFile.Write(Read(CatalogueFile.Write(odd))).Should().Equal(CatalogueFile.Write(odd));
        CatalogueDiff.Between(odd, Read(CatalogueFile.Write(odd))).Should().BeEmpty();
    }

    [Fact]
    public void Every_problem_of_form_is_named_with_its_path()
    {
        var file = Edited(
            ("\"format\": 1", "\"format\": 3"),
            ("\"value\": 4", "\"value\": \"four\""),
            ("\"favours\": \"go\"", "\"favours\": \"go\", \"favours\": \"rust\", \"colour\": \"blue\""),
            ("\"kind\": \"fact\"", "\"kind\": \"rumour\""),
            ("\"clearLead\": 15,", ""),
            ("\"links\": [", "\"links\": [17, "),
            ("\"claims\": [", "\"claims\": [null, "),
            ("\"draws\": {", "\"profiles\": {}, \"draws\": {"));

        Problems(file).Should().BeEquivalentTo(
            "catalogue.json: format: is 3; this GoAdvisor reads formats 1 to 2",
            "catalogue.json: criteria/microservices-apis/ratings/go/value: must be a whole number, not \"four\"",
            "catalogue.json: criteria/microservices-apis: has 'favours' twice",
            "catalogue.json: criteria/microservices-apis: has a field 'colour', which is unknown; there are id, name, statement, favours, origin, anchors, maxWeight, cappedBy, ratings",
            "catalogue.json: questions/system-kind/kind: must be one of fact, preference, not \"rumour\"",
            "catalogue.json: thresholds: needs 'clearLead'",
            $"catalogue.json: sources/{Seeds.Catalogue.Sources[0].Id}/links/#1: must be a text, not 17",
            "catalogue.json: claims/#1: must be an object, not null",
            "catalogue.json: profiles: must be a list",
            "catalogue.json: profiles: stands twice");
    }

    [Fact]
    public void Conditions_and_half_characters_are_named_too()
    {
        var file = Edited(("\"when\": {", "\"when\": { \"maybe\": 3,"), ("\"title\": \"", "\"title\": \"\\ud800"), ("\"name\": \"", "\"\\udc00\": 1, \"name\": \""));

        Problems(file).Should().HaveCount(3)
            .And.Contain(problem => problem.StartsWith("catalogue.json: constraints/hard-real-time/when: a condition is an object"))
            .And.Contain(problem => problem.EndsWith("title: holds half of a surrogate pair, which is no text"))
            .And.Contain(problem => problem.Contains("a name that is no text"));
    }

    [Fact]
    public void Problems_of_meaning_are_all_named_once_the_form_is_right()
    {
        var file = Edited(("\"value\": 4", "\"value\": 5"), ("\"favours\": \"go\"", "\"favours\": \"cobol\""));

        Problems(file).Should().HaveCount(2).And.OnlyContain(problem => problem.StartsWith("catalogue.json: criteria/microservices-apis"));
    }

    [Fact]
    public void What_is_nested_too_deeply_too_large_or_no_JSON_is_refused_at_once()
    {
        Problems(Encoding.UTF8.GetBytes(new string('[', 100_000))).Should().ContainSingle().Which.Should().Contain("not readable JSON");
        Problems(Encoding.UTF8.GetBytes($"{{\"claims\":{string.Concat(Enumerable.Repeat("[", 500))}")).Should().ContainSingle();
        Problems(new byte[CatalogueFile.MaxBytes + 1]).Should().ContainSingle().Which.Should().Contain("larger than 4 MB");
        Problems([0xFF, 0xFE]).Should().ContainSingle();
        Problems([]).Should().ContainSingle();
    }

    [Fact]
    public void A_file_that_is_wrong_throughout_does_not_fill_the_memory()
    {
        var file = Encoding.UTF8.GetBytes($"{{\"claims\":[{string.Join(',', Enumerable.Repeat("{}", 2000))}],\"sources\":[{string.Join(',', Enumerable.Repeat("{}", 900_000))}]}}");

        var problems = Problems(file);

        problems.Should().HaveCountLessThan(1020).And.Contain("catalogue.json: has more problems than the 1000 listed; mend these first");
    }

    [Fact]
    public void A_fifth_alternative_comes_in_as_data_and_is_evaluated_like_the_others()
    {
        var five = Read(FifthAlternative.File(Seeds.Catalogue));
        var model = DecisionModel.Compile(five);
        var profile = five.Profiles.Single(one => one.Id == "kubernetes-operators");
        var answers = model.Answers(profile.Answers);

        var (before, after) = (Seeds.Model.Evaluate(Seeds.Model.Answers(profile.Answers)), model.Evaluate(answers));

        after.Alternatives.Should().HaveCount(5);
        after.Of(FifthAlternative.Id).ScoreBeforeConstraints.Should().BeGreaterThan(50);
        model.MeasureRobustness(answers, model.StatedDraws).Should().NotBeNull();
        model.MeasureStability(answers).Should().HaveCount(model.Catalogue.Criteria.Count);
        model.FindRatingFlips(answers).Should().Contain(flip => flip.Alternative.Id == FifthAlternative.Id);
        before.Alternatives.Should().HaveCount(4);
        new FirstPlaces(model, 50_000, seed: 1).FillAll().Counts().Single(count => count.Alternative.Id == FifthAlternative.Id).First.Should().BePositive();
    }

    [Fact]
    public void Everything_that_a_fifth_alternative_brings_is_an_addition()
    {
        var changes = CatalogueDiff.Between(Seeds.Catalogue, Read(FifthAlternative.File(Seeds.Catalogue)));

        changes.Should().OnlyContain(change => change.Kind == ChangeKind.Added);
        changes.Should().Contain(change => change.Path == "alternatives/csharp").And.Contain(change => change.Path == "criteria/json-rest/ratings/csharp");
    }

    private static Catalogue Read(byte[] file)
    {
        var reading = CatalogueFile.Read(file);
        reading.Problems.Should().BeEmpty();
        return reading.Catalogue ?? throw new InvalidOperationException("A file without problems holds no catalogue.");
    }

    private static List<string> Problems(byte[] file)
    {
        var reading = CatalogueFile.Read(file);
        reading.Catalogue.Should().BeNull();
        return [.. reading.Problems.Select(problem => problem.ToString())];
    }

    /// <summary>The seeds with the first place of each text replaced.</summary>
    private static byte[] Edited(params (string What, string By)[] edits)
    {
        var text = Encoding.UTF8.GetString(CatalogueFile.Write(Seeds.Catalogue));
        foreach (var (what, by) in edits)
        {
            var at = text.IndexOf(what, StringComparison.Ordinal);
            at.Should().BePositive(what);
            text = string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + what.Length));
        }
        return Encoding.UTF8.GetBytes(text);
    }
}
