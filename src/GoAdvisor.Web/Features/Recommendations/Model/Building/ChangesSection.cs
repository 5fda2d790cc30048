namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class ChangesSection
{
    public static ReportFlips Flips(DecisionModel model, AnswerSet answers, Evaluation evaluation)
    {
        if (!evaluation.HasWeight)
            return new ReportFlips(Summary: null, Flips: [], Tried: 0, Kept: 0);
        var found = model.FindFlips(answers);
        return Of(found, model.JudgeFlips(answers, found));
    }

    public static ReportFlips Of(AnswerFlips found, IReadOnlyList<JudgedFlip> judged) => new(
        Summary: judged.Summary(found.Tried, found.Kept),
        Flips: [.. judged.Select(flip => new ReportFlip(
            Sentence: flip.Sentence(),
            Changes: [.. flip.Flip.Changes.Select(change => new ReportChange(change.Question.ToReference(), change.From.ToReference(), change.To.ToReference()))],
            First: flip.Flip.First.ToReference(),
            Lead: flip.Flip.Lead)
        {
            Verdict = flip.Kind,
            OnlyIf = flip.OnlyIf is { } tick ? new ReportGiven(tick.Question.ToReference(), tick.Option.ToReference()) : null,
        })],
        Tried: found.Tried,
        Kept: found.Kept);

    public static IReadOnlyList<ReportUnsettled> SettleFirst(Catalogue catalogue, Evaluation evaluation) => [.. evaluation.DecisiveQuestions.Select(unsettled => new ReportUnsettled(
        Question: unsettled.Question.ToReference(),
        WhereToLook: unsettled.Question.WhereToLook,
        Offered: unsettled.Question.Options.Count,
        Changes: [.. unsettled.Changes.Select(change => new ReportDecisive(
            Option: change.Option.ToReference(),
            Outcome: change.Outcome(),
            First: change.First.ToReference(),
            Lead: change.Lead)
        {
            Together = change.Together is { Count: > 0 } together ? together.Given() : null,
            EndsClear = change.EndsClear,
            Chance = catalogue.DrawsAnswers ? change.Chance : null,
            Moves = change.Moves,
        })]))];
}
