namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class ChangesSection
{
    public static ReportFlips Flips(DecisionModel model, AnswerSet answers, Evaluation evaluation)
    {
        if (!evaluation.HasWeight)
            return new ReportFlips(Summary: null, Flips: [], Tried: 0, Kept: 0);
        return Of(model.FindFlips(answers), evaluation.First);
    }

    public static ReportFlips Of(AnswerFlips found, IReadOnlyList<Alternative> first) => new(
        Summary: found.Summary(first),
        Flips: [.. found.Flips.Select(flip => new ReportFlip(
            Sentence: flip.Sentence(),
            Changes: [.. flip.Changes.Select(change => new ReportChange(change.Question.ToReference(), change.From.ToReference(), change.To.ToReference()))],
            First: flip.First.ToReference(),
            Lead: flip.Lead))],
        Tried: found.Tried,
        Kept: found.Kept);

    public static IReadOnlyList<ReportUnsettled> SettleFirst(Evaluation evaluation) => [.. evaluation.DecisiveQuestions.Select(unsettled => new ReportUnsettled(
        Question: unsettled.Question.ToReference(),
        WhereToLook: unsettled.Question.WhereToLook,
        Offered: unsettled.Question.Options.Count,
        Changes: [.. unsettled.Changes.Select(change => new ReportDecisive(
            Option: change.Option.ToReference(),
            Outcome: change.First.Outcome(),
            First: change.First.ToReference(),
            Lead: change.Lead))]))];
}
