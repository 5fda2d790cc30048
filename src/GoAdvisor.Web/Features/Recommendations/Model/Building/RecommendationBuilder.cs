using GoAdvisor.Web.Features.Assessments;

namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>Makes the report of an assessment. The same answers, on the same catalogue, give the same report.</summary>
public static class RecommendationBuilder
{
    /// <param name="decision">What was decided; null while it is not recorded.</param>
    /// <param name="cancellationToken">Gives it up between its costly parts.</param>
    public static Recommendation Build(PublishedCatalogue published, AssessmentSnapshot assessment, ReportDecision? decision = null, CancellationToken cancellationToken = default)
    {
        var (catalogue, model, cited) = (published.Catalogue, published.Model, new Citations(published.Catalogue));
        var answers = model.Read(assessment);
        var evaluation = model.Evaluate(answers);
        var draws = new RobustnessSection(model, answers, evaluation);
        // In the order of the document, so that its first citation is number 1.
        var alternatives = RankingSection.All(catalogue, evaluation, cited);
        var criteria = ComparisonSection.Criteria(catalogue, evaluation, cited);
        var aspects = ComparisonSection.Aspects(catalogue, cited);
        var constraints = RankingSection.Constraints(catalogue, evaluation, cited);
        var claims = ComparisonSection.Claims(catalogue, cited);
        var focus = ReasonFinder.FocusOf(evaluation);
        var finder = focus is null ? null : new ReasonFinder(catalogue, evaluation, focus);
        var flips = Costly(() => ChangesSection.Flips(model, answers, evaluation));
        var robustness = Costly(() => draws.Robustness());
        var stability = Costly(draws.Stability);
        var ratingFlips = Costly(draws.RatingFlips);
        var recommendation = new Recommendation
        {
            Format = Recommendation.CurrentFormat,
            Edition = Recommendation.CurrentEdition,
            CatalogueVersion = published.Number,
            Answers = assessment.InOrderOf(catalogue),
            Title = assessment.Title,
            Context = assessment.Context,
            AsOf = assessment.AsOf.ToUniversalTime(),
            Decision = decision,
            Verdict = VerdictSection.Verdict(published, evaluation),
            ByArticle = VerdictSection.ByArticle(catalogue, evaluation),
            OwnWeights = OwnWeightsSection.Of(answers, evaluation, assessment.OwnWeights),
            Alternatives = alternatives,
            Focus = focus?.ToReference(),
            Reasons = finder?.Reasons() ?? [],
            Risks = finder?.Risks() ?? [],
            Assumptions = Assumptions(catalogue),
            Flips = flips,
            SettleFirst = ChangesSection.SettleFirst(catalogue, evaluation),
            Criteria = criteria,
            Aspects = aspects,
            Constraints = constraints,
            Robustness = robustness,
            Stability = stability,
            RatingFlips = ratingFlips,
            Sections = Sections(catalogue, answers, assessment),
            Claims = claims,
            Sources = cited.List(),
        };
        return recommendation with { Summary = SummaryWriter.Text(recommendation) };

        T Costly<T>(Func<T> part)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return part();
        }
    }

    private static IReadOnlyList<ReportSection> Sections(
        Catalogue catalogue, AnswerSet answers, AssessmentSnapshot assessment) =>
    [
        .. catalogue.Sections.Select(section => new ReportSection(section.Id, section.Title,
        [
            .. from question in catalogue.Questions
               where question.Section == section.Id && answers.IsAsked(question)
               select new ReportQuestion(
                   Id: question.Id,
                   Text: question.Text,
                   Kind: question.Kind,
                   FollowUp: question.AskedWhen is not null,
                   State: answers.IsAnswered(question) ? ReportAnswerState.Answered
                       : assessment.Answers.ContainsKey(question.Id) ? ReportAnswerState.DontKnow
                       : ReportAnswerState.NotAnswered,
                   Options: answers.Chosen(question).ToReference()),
        ])),
    ];

    private static IReadOnlyList<string> Assumptions(Catalogue catalogue)
    {
        var lines = catalogue.Thresholds;
        return
        [
            "A criterion weighs as much as the strongest answer that speaks for it. A question without an answer adds no weight to the score and triggers no constraint"
                + (catalogue.DrawsAnswers ? "; the variations answer it with one of its options, as common as it is among teams who ask." : "."),
            "Ratings run from 0 to 4 on scales whose 0, 2 and 4 are described; “±1” says that one step lower or higher is as likely. "
                + "A score is the weighted mean of the ratings, as points of 100; constraints act on it afterwards.",
            $"“Clear” takes a lead of {Figures.Plain((double)lines.ClearLead)} points and the first place in {Figures.Percent((double)lines.ClearFirstShare)} of the variations, and that no open question can end either. "
                + $"Below {Figures.Plain((double)lines.TooCloseLead)} points, or {Figures.Percent((double)lines.TooCloseFirstShare)} of the variations, it is too close to call. "
                + $"A verdict takes answers to {Figures.Percent((double)lines.SufficientCoverage)} of the questions{Clear(lines)}. Where nothing but one is left, it is said to be the only one left, never clear.",
        ];
    }

    private static string Clear(Thresholds lines) =>
        lines.ClearCoverage is { } share && share > lines.SufficientCoverage ? $", a clear one to {Figures.Percent((double)share)}" : "";
}
