using System.Collections.Frozen;
using GoAdvisor.Engine.Authoring.Populations;

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
        json.WriteNumber("idle"u8, evaluation.Coverage.Idle);
        Verdict(published, evaluation);
        ByArticle(evaluation.ByArticle, published.Catalogue.Alternatives);
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

    private void Verdict(PublishedCatalogue published, Evaluation evaluation)
    {
        var verdict = evaluation.Verdict;
        json.WriteStartObject("verdict"u8);
        Name("kind"u8, verdict.Kind);
        json.WriteString("winner"u8, verdict.Winner?.Id);
        Ids("contenders"u8, verdict.Contenders);
        json.WriteString("runnerUp"u8, verdict.RunnerUp?.Id);
        Number("lead"u8, verdict.Lead);
        Number("firstShare"u8, verdict.FirstShare);
        json.WriteString("headline"u8, verdict.Headline);
        json.WriteString("text"u8, verdict.Text);
        Number("drawnLead"u8, verdict.DrawnLead);
        Given("unless"u8, verdict.Unless);
        json.WriteString("warning"u8, evaluation.SurvivorWarning());
        Calibration(published.Calibration?.Verdicts.FirstOrDefault(measured => measured.Kind == verdict.Kind));
        json.WriteEndObject();
    }

    private void Calibration(VerdictCalibration? measured)
    {
        if (measured is null)
        {
            json.WriteNull("calibration"u8);
            return;
        }
        json.WriteStartObject("calibration"u8);
        json.WriteNumber("cases"u8, measured.Cases);
        json.WriteNumber("keptAtOneInTen"u8, measured.KeptAtOneInTen);
        json.WriteNumber("keptAtOneInFive"u8, measured.KeptAtOneInFive);
        json.WriteEndObject();
    }

    private void ByArticle(ArticleOnly? alone, IReadOnlyList<Alternative> alternatives)
    {
        if (alone is null)
        {
            json.WriteNull("byArticle"u8);
            return;
        }
        json.WriteStartObject("byArticle"u8);
        Ids("first"u8, alone.First);
        json.WriteStartObject("scores"u8);
        for (var a = 0; a < alternatives.Count; a++)
        {
            json.WritePropertyName(alternatives[a].Id);
            numbers.Write(json, alone.Scores[a]);
        }
        json.WriteEndObject();
        Number("lead"u8, alone.Lead);
        json.WriteBoolean("differs"u8, alone.Differs);
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
        Number("weightUnderCeiling"u8, result.WeightUnderCeiling);
        Origin(result.Criterion.Origin);
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
        Given("because"u8, result.Because);
        json.WriteStartArray("effects"u8);
        foreach (var effect in result.Effects)
            Effect("alternative"u8, effect.Alternative, effect);
        json.WriteEndArray();
        json.WriteStartArray("pending"u8);
        foreach (var pending in result.Pending)
            Pending(pending);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Pending(PendingEffect pending)
    {
        json.WriteStartObject();
        json.WriteString("alternative"u8, pending.Effect.Alternative);
        Name("effect"u8, pending.Effect.Kind);
        Number("cap"u8, pending.Effect.Cap);
        json.WriteString("reason"u8, pending.Effect.Reason);
        json.WriteStartArray("decidedBy"u8);
        foreach (var question in pending.DecidedBy)
            json.WriteStringValue(question.Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Origin(CriterionOrigin? origin)
    {
        if (origin is { } known)
            Name("origin"u8, known);
        else
            json.WriteNull("origin"u8);
    }

    private void Given(ReadOnlySpan<byte> property, IReadOnlyList<AnswerGiven> answers)
    {
        json.WriteStartArray(property);
        foreach (var given in answers)
        {
            json.WriteStartObject();
            json.WriteString("question"u8, given.Question.Id);
            json.WriteString("option"u8, given.Option.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
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
            Given("together"u8, change.Together);
            json.WriteBoolean("endsClear"u8, change.EndsClear);
            Number("chance"u8, change.Chance);
            Number("moves"u8, change.Moves);
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
