using System.Text;

namespace GoAdvisor.Engine.Tests.Authoring;

/// <summary>An export with one thing changed: nothing of it is taken, and the message names the cause, the place in the user's own file, and the cure.</summary>
public class HostileImportTests
{
    private const string Name = "our catalogue.json";

    private static readonly string Export = Encoding.UTF8.GetString(CatalogueFile.Write(Seeds.Catalogue));

    /// <summary>By name: what is done to the file, the line that is named (null for the whole), and words of the message.</summary>
    private static readonly Dictionary<string, (Func<byte[]> File, Func<int?> Line, string Words)> All = new()
    {
        ["UTF-16, little endian"] = (() => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Export)], Nowhere, "is saved as UTF-16; save it as UTF-8"),
        ["UTF-16, big endian"] = (() => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Export)], Nowhere, "is saved as UTF-16; save it as UTF-8"),
        ["UTF-16 without a mark"] = (() => Encoding.Unicode.GetBytes(Export), Nowhere, "is saved as UTF-16; save it as UTF-8"),
        ["Latin-1"] = (() => Encoding.Latin1.GetBytes(Export.Replace("\"name\": \"Go\"", "\"name\": \"Gü\"")), () => LineOf("\"name\": \"Go\""), "is not UTF-8: it has a letter that was saved in another way, such as Latin-1"),
        ["empty"] = (() => [], Nowhere, "is empty; choose a file that Export has made"),
        ["white space"] = (() => "\n\n  \t"u8.ToArray(), Nowhere, "is empty"),
        ["only a mark"] = (() => [0xEF, 0xBB, 0xBF], Nowhere, "is empty"),
        ["cut off in the middle"] = (() => Bytes(Export[..(Export.IndexOf("\"favours\"", StringComparison.Ordinal) + 14)]), () => LineOf("\"favours\""), "is cut off: it ends in the middle; export or save it again"),
        ["cut off after a comma"] = (() => Bytes(Export[..(Export.IndexOf("\"favours\"", StringComparison.Ordinal) - 1)].TrimEnd()), () => LineOf("\"favours\"") - 1, "is cut off"),
        ["a comma too many"] = (() => Changed("\"name\": \"Go\",", "\"name\": \"Go\",,"), () => LineOf("\"name\": \"Go\","), "is not readable JSON from here on: ','"),
        ["a comma missing"] = (() => Changed("\"name\": \"Go\",", "\"name\": \"Go\""), () => LineOf("\"name\": \"Go\",") + 1, "is not readable JSON from here on"),
        ["single quotes"] = (() => Changed("\"name\": \"Go\"", "'name': 'Go'"), () => LineOf("\"name\": \"Go\""), "is not readable JSON from here on"),
        ["a comment"] = (() => Changed("\"name\": \"Go\"", "// the best\n\"name\": \"Go\""), () => LineOf("\"name\": \"Go\""), "is not readable JSON from here on"),
        ["something behind it"] = (() => Bytes(Export + "{}"), () => Export.Count(letter => letter == '\n') + 1, "is not readable JSON from here on"),
        ["a list"] = (() => Bytes($"[{Export}]"), Nowhere, "must be a JSON object"),
        ["a web page"] = (() => "<!DOCTYPE html><title>Sign in</title>"u8.ToArray(), () => 1, "is not readable JSON from here on: '<'"),
        ["a spreadsheet"] = (() => "criterion;go;java\nsimplicity;4;2\n"u8.ToArray(), () => 1, "is not readable JSON from here on: 'c'"),
        ["no format"] = (() => Changed("  \"format\": 1,\n", ""), Nowhere, "is missing; write it first, as Export does"),
        ["a later format"] = (() => Changed("\"format\": 1", "\"format\": 9"), () => 2, "is 9; this GoAdvisor reads formats 1 to 2"),
        ["NUL in a name"] = (() => Changed("\"name\": \"Go\"", "\"name\": \"G\\u0000o\""), () => LineOf("\"name\": \"Go\""), "has a control character (number 0) as its character 2; take it out"),
        ["escape in a text"] = (() => Changed("\"statement\": \"", "\"statement\": \"\\u001b[31m"), () => LineOf("\"statement\": \""), "has a control character (number 27) as its character 1"),
        ["a name of 5,000 characters"] = (() => Changed("\"name\": \"Go\"", $"\"name\": \"{new string('o', 5000)}\""), () => LineOf("\"name\": \"Go\""), "has 5000 characters; 200 are allowed. Shorten it by 4800"),
        ["a text of 4,001 characters"] = (() => Changed("\"statement\": \"", $"\"statement\": \"{new string('o', 4001)}"), () => LineOf("\"statement\": \""), "4000 are allowed"),
        ["two of a name"] = (() => Changed("\"name\": \"Java\"", "\"name\": \"go \""), () => LineOf("\"id\": \"java\"") - 1, "has the same name as 'go', “Go”; give it one of its own"),
        ["two of an id"] = (() => Changed("\"id\": \"java\"", "\"id\": \"go\""), () => null, "has an id that is used twice"),
        ["half a letter"] = (() => Changed("\"name\": \"Go\"", "\"name\": \"\\ud83e\""), () => LineOf("\"name\": \"Go\""), "holds half of a surrogate pair"),
        ["a number as text"] = (() => Changed("\"value\": 4", "\"value\": \"4\""), () => LineOf("\"value\": 4"), "must be a whole number, not \"4\""),
        ["a rating of 5"] = (() => Changed("\"value\": 4", "\"value\": 5"), () => LineOf("\"value\": 4") - 2, "has the value 5; use 0 to 4"),
        ["an unknown field"] = (() => Changed("\"favours\": \"go\"", "\"favors\": \"go\""), () => LineOf("\"favours\": \"go\"") - 4, "has a field 'favors', which is unknown"),
        ["a link that is none"] = (() => Changed("\"https://", "\"javascript://"), () => null, "only absolute https addresses are accepted"),
        ["an alternative nobody rates"] = (() => Changed("\"alternative\": \"rust\"", "\"alternative\": \"zig\""), () => null, "has 0 ratings for 'rust'; give exactly one"),
        ["a condition on nothing"] = (() => Changed("\"question\": \"non-negotiables\"", "\"question\": \"non-negotiable\""), () => LineOf("\"question\": \"non-negotiables\"") - 2, "looks at 'non-negotiable', which is no question"),
        ["nested without end"] = (() => Bytes(new string('[', 100_000)), () => 1, "is not readable JSON from here on"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void There_are_thirty_of_them() => All.Should().HaveCountGreaterThanOrEqualTo(30);

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_taken_and_cause_place_and_cure_are_named(string what)
    {
        var (file, line, words) = All[what];

        var reading = CatalogueFile.Read(file(), Name);

        reading.Catalogue.Should().BeNull();
        var problem = reading.Problems.Should().Contain(problem => problem.What.Contains(words), string.Join("\n", reading.Problems.Take(5))).Which;
        if (problem.Where != "$")
            problem.Where.Should().StartWith($"{Name}: ");
        problem.What.Should().NotContainAny("isFinalBlock", "LineNumber", "0xFF", "Utf8JsonReader", "BytePosition");
        if (line() is { } expected)
            problem.Line.Should().Be(expected);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        var reading = CatalogueFile.Read((byte[])[0xEF, 0xBB, 0xBF, .. Bytes(Export)], Name);

        reading.Problems.Should().BeEmpty();
        CatalogueFile.Write(reading.Catalogue!).Should().Equal(Bytes(Export));
    }

    private static int? Nowhere() => null;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The export with the first place of a text replaced.</summary>
    private static byte[] Changed(string what, string by)
    {
        var at = Export.IndexOf(what, StringComparison.Ordinal);
        at.Should().BePositive(what);
        return Bytes(string.Concat(Export.AsSpan(0, at), by, Export.AsSpan(at + what.Length)));
    }

    private static int LineOf(string text) => Export[..Export.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
}
