namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

internal static class VerdictSection
{
    public static ReportVerdict Verdict(PublishedCatalogue published, Evaluation evaluation) => new(
        Kind: evaluation.Verdict.Kind,
        Headline: evaluation.Verdict.Headline,
        Text: evaluation.Verdict.Text,
        Provisional: evaluation.Provisional(),
        Winner: evaluation.Verdict.Winner?.ToReference(),
        Contenders: evaluation.Verdict.Contenders.ToReference(),
        RunnerUp: evaluation.Verdict.RunnerUp?.ToReference(),
        Lead: evaluation.Verdict.Lead,
        FirstShare: evaluation.Verdict.FirstShare,
        Answered: evaluation.Coverage.Answered,
        Asked: evaluation.Coverage.Asked)
    {
        DrawnLead = evaluation.Verdict.DrawnLead,
        Idle = evaluation.Coverage.Idle > 0 ? evaluation.Coverage.Idle : null,
        Unless = evaluation.Verdict.Unless is { Count: > 0 } unless ? unless.Given() : null,
        Warning = evaluation.SurvivorWarning(),
        NotClear = evaluation.NotClear(published.Catalogue.Thresholds),
        Varied = DoubtWords.Varied(published.Catalogue, evaluation.Coverage),
        Calibration = Calibration(published, evaluation.Verdict.Kind),
    };

    private static ReportCalibration? Calibration(PublishedCatalogue published, VerdictKind kind) =>
        published.Calibration?.Verdicts.FirstOrDefault(measured => measured.Kind == kind) is not { Cases: > 0 } measured ? null : new ReportCalibration(
            Sentence: DoubtWords.Calibrated(measured.Cases, measured.KeptAtOneInTen, measured.KeptAtOneInFive),
            Cases: measured.Cases,
            KeptAtOneInTen: measured.KeptAtOneInTen,
            KeptAtOneInFive: measured.KeptAtOneInFive);

    public static ReportByArticle? ByArticle(Catalogue catalogue, Evaluation evaluation) => evaluation.ByArticle is not { Differs: true } alone ? null : new(
        Sentence: alone.Sentence(),
        First: alone.First.ToReference(),
        Lead: alone.Lead,
        Scores: [.. catalogue.Alternatives.Zip(alone.Scores, (alternative, score) => new NamedFigure(alternative.Id, alternative.Name, score))]);
}
