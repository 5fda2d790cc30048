using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>
/// A statement about answers, built from a small closed set of nodes. It is true, false or unknown: what is said about an
/// unanswered question is unknown, and unknown spreads as in Kleene's three-valued logic.
/// </summary>
[JsonConverter(typeof(ConditionConverter))]
public abstract record Condition
{
    /// <summary>How deep conditions may nest.</summary>
    public const int MaxDepth = 8;

    private protected Condition() { }

    /// <summary>The nodes directly below this one.</summary>
    public virtual IReadOnlyList<Condition> Children => [];

    /// <summary>The statements about single questions that this condition is built from.</summary>
    public IEnumerable<AnsweredWith> Leaves => this is AnsweredWith leaf ? [leaf] : Children.SelectMany(child => child.Leaves);
}

/// <summary>True when at least one of the options is chosen; unknown while the question is unanswered.</summary>
public sealed record AnsweredWith(string Question, IReadOnlyList<string> Options) : Condition;

/// <summary>True when every part is true, false as soon as one is false.</summary>
public sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Children => Parts;
}

/// <summary>True as soon as one part is true, false when every part is false.</summary>
public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Children => Parts;
}

/// <summary>True when the part is false, unknown when it is unknown.</summary>
public sealed record Not(Condition Part) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Children => [Part];
}

/// <summary>A condition is an object with exactly one property, which names the node.</summary>
internal sealed class ConditionConverter : JsonConverter<Condition>
{
    private const string Shape = "a condition is an object with exactly one of 'answeredWith', 'all', 'any', 'not'";

    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            throw new JsonException(Shape);
        var node = reader.GetString();
        reader.Read();
        Condition condition = node switch
        {
            "answeredWith" => ReadAnsweredWith(ref reader),
            "all" => new All(ReadParts(ref reader, options)),
            "any" => new Any(ReadParts(ref reader, options)),
            "not" => new Not(Read(ref reader, typeToConvert, options)),
            _ => throw new JsonException($"{Shape}, not '{node}'"),
        };
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
            throw new JsonException(Shape);
        return condition;
    }

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case AnsweredWith answered:
                writer.WritePropertyName("answeredWith");
                JsonSerializer.Serialize(writer, new AnsweredWithBody { Question = answered.Question, Options = answered.Options },
                    CatalogueJson.Default.AnsweredWithBody);
                break;
            case Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Part, options);
                break;
            default:
                writer.WriteStartArray(value is All ? "all" : "any");
                foreach (var part in value.Children)
                    Write(writer, part, options);
                writer.WriteEndArray();
                break;
        }
        writer.WriteEndObject();
    }

    private static AnsweredWith ReadAnsweredWith(ref Utf8JsonReader reader)
    {
        var body = JsonSerializer.Deserialize(ref reader, CatalogueJson.Default.AnsweredWithBody)
            ?? throw new JsonException("'answeredWith' names a question and its options");
        return new AnsweredWith(body.Question, body.Options);
    }

    private List<Condition> ReadParts(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("'all' and 'any' take a list of conditions");
        var parts = new List<Condition>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            parts.Add(Read(ref reader, typeof(Condition), options));
        return parts;
    }
}

internal sealed record AnsweredWithBody
{
    public required string Question { get; init; }

    public required IReadOnlyList<string> Options { get; init; }
}
