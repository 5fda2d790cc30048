using System.Collections.Frozen;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>
/// Writes an evaluation as <see cref="EvaluationResponse"/> describes it, from the engine's results. The API writes nothing more often, and
/// the generated writer with the copies it needs took three times as long (docs/decisions/0015-one-recommendation.md).
/// </summary>
internal sealed class EvaluationWriter(Utf8JsonWriter json)
{
    private readonly WrittenNumbers numbers = new();

    /// <summary>Writes what every response has, and leaves the object open for what was asked for besides.</summary>
    public void WriteStart(PublishedCatalogue published, Evaluation evaluation)
    {
        json.WriteStartObject();
        json.WriteNumber("catalogueVersion"u8, published.Number);
        Number("coverage"u8, evaluation.Coverage.Share);
        json.WriteNumber("answered"u8, evaluation.Coverage.Answered);
        json.WriteNumber("asked"u8, evaluation.Coverage.Asked);
        Verdict(evaluation.Verdict);
        json.WriteStartArray("alternatives"u8);
        foreach (var result in evaluation.Alternatives)
            Alternative(result);
        json.WriteEndArray();
        json.WriteStartArray("criteria"u8);
        foreach (var result in evaluation.Criteria)
            Criterion(result, published.Catalogue.Alternatives);
        json.WriteEndArray();
        json.WriteStartArray("constraints"u8);
        foreach (var result in evaluation.Constraints)
            Constraint(result);
        json.WriteEndArray();
        json.WriteStartArray("settleFirst"u8);
        foreach (var unsettled in evaluation.DecisiveQuestions)
            Unsettled(unsettled);
        json.WriteEndArray();
    }

    private void Verdict(Verdict verdict)
    {
        json.WriteStartObject("verdict"u8);
        Name("kind"u8, verdict.Kind);
        json.WriteString("winner"u8, verdict.Winner?.Id);
        Ids("contenders"u8, verdict.Contenders);
        json.WriteString("runnerUp"u8, verdict.RunnerUp?.Id);
        Number("lead"u8, verdict.Lead);
        Number("firstShare"u8, verdict.FirstShare);
        json.WriteString("headline"u8, verdict.Headline);
        json.WriteString("text"u8, verdict.Text);
        json.WriteEndObject();
    }

    private void Alternative(AlternativeResult result)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, result.Alternative.Id);
        Number("rank"u8, result.Rank);
        Number("score"u8, result.Score);
        Number("scoreBeforeConstraints"u8, result.ScoreBeforeConstraints);
        json.WriteBoolean("excluded"u8, result.Excluded);
        Number("firstShare"u8, result.FirstShare);
        json.WriteStartObject("articleMatch"u8);
        json.WriteNumber("holds"u8, result.ArticleMatch.Holds);
        json.WriteNumber("of"u8, result.ArticleMatch.Of);
        json.WriteEndObject();
        json.WriteStartArray("effects"u8);
        foreach (var applied in result.Effects)
            Effect("constraint"u8, applied.Constraint.Id, applied.Effect);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Criterion(CriterionResult result, IReadOnlyList<Alternative> alternatives)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, result.Criterion.Id);
        Number("weight"u8, result.Weight);
        Number("weightBeforeCap"u8, result.WeightBeforeCap);
        json.WriteStartArray("from"u8);
        foreach (var origin in result.From)
        {
            json.WriteStartObject();
            json.WriteString("question"u8, origin.Question.Id);
            json.WriteString("option"u8, origin.Option.Id);
            Number("strength"u8, origin.Strength);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("contributions"u8);
        for (var a = 0; a < alternatives.Count; a++)
        {
            json.WritePropertyName(alternatives[a].Id);
            numbers.Write(json, result.Contributions[a]);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Constraint(ConstraintResult result)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, result.Constraint.Id);
        json.WriteBoolean("fired"u8, result.Fired);
        Name("state"u8, result.State switch
        {
            Truth.True => ConstraintState.Fired,
            Truth.False => ConstraintState.NotFired,
            _ => ConstraintState.Open,
        });
        json.WriteBoolean("pointedOut"u8, result.IsSuggested);
        json.WriteStartArray("because"u8);
        foreach (var given in result.Because)
        {
            json.WriteStartObject();
            json.WriteString("question"u8, given.Question.Id);
            json.WriteString("option"u8, given.Option.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("effects"u8);
        foreach (var effect in result.Effects)
            Effect("alternative"u8, effect.Alternative, effect);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Effect(ReadOnlySpan<byte> ofWhat, string id, Effect effect)
    {
        json.WriteStartObject();
        json.WriteString(ofWhat, id);
        Name("effect"u8, effect.Kind);
        Number("cap"u8, effect.Cap);
        json.WriteString("reason"u8, effect.Reason);
        json.WriteEndObject();
    }

    private void Unsettled(UnsettledQuestion unsettled)
    {
        json.WriteStartObject();
        json.WriteString("question"u8, unsettled.Question.Id);
        json.WriteStartArray("options"u8);
        foreach (var change in unsettled.Changes)
        {
            json.WriteStartObject();
            json.WriteString("option"u8, change.Option.Id);
            Ids("first"u8, change.First);
            Number("lead"u8, change.Lead);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Ids(ReadOnlySpan<byte> property, IReadOnlyList<Alternative> alternatives)
    {
        json.WriteStartArray(property);
        foreach (var alternative in alternatives)
            json.WriteStringValue(alternative.Id);
        json.WriteEndArray();
    }

    private void Name<T>(ReadOnlySpan<byte> property, T value)
        where T : struct, Enum => json.WriteString(property, KebabCase<T>.Names[value]);

    private void Number(ReadOnlySpan<byte> property, int? value)
    {
        if (value is { } number)
            json.WriteNumber(property, number);
        else
            json.WriteNull(property);
    }

    private void Number(ReadOnlySpan<byte> property, double? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(property);
            numbers.Write(json, number);
        }
        else
        {
            json.WriteNull(property);
        }
    }
}

/// <summary>The names of the values of an enum, as <see cref="KebabCaseEnumConverter{T}"/> spells them.</summary>
file static class KebabCase<T>
    where T : struct, Enum
{
    public static readonly FrozenDictionary<T, JsonEncodedText> Names = Enum.GetValues<T>()
        .ToFrozenDictionary(value => value, value => JsonEncodedText.Encode(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())));
}
