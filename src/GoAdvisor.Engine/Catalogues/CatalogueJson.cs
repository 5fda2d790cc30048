using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>Catalogues as JSON: camel case, enums in kebab case, no unknown or duplicate properties.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Catalogue))]
[JsonSerializable(typeof(AnsweredWithBody))]
internal sealed partial class CatalogueJson : JsonSerializerContext;

/// <summary>Enums as kebab-case words, never as numbers. Public, because whoever writes one of them as JSON spells it the same.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
