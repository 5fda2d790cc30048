namespace GoAdvisor.Engine;

/// <summary>One evaluation with its trace. The figures are those of <see cref="DecisionModel.Score(AnswerSet, Span{Standing})"/>; this adds the reasons.</summary>
internal sealed class Tracing(DecisionModel model, AnswerSet answers)
{
    private readonly Catalogue catalogue = model.Catalogue;
    private readonly ModelTables tables = model.Tables;
    private readonly byte[] weights = new byte[model.Tables.Width];
    private readonly Standing[] standings = new Standing[model.Catalogue.Alternatives.Count];
    private readonly double[] firstShares = new double[model.Catalogue.Alternatives.Count];
    private int denominator;

    public Preview Preview()
    {
        denominator = model.Score(answers.Bits, weights, standings);
        return Glance(model.FindSingleFlips(answers));
    }

    /// <summary>The result if the criteria had other weights; no answer leads there, so none leads away either.</summary>
    public Preview Preview(IReadOnlyList<int> otherWeights)
    {
        for (var c = 0; c < otherWeights.Count; c++)
            weights[c] = (byte)otherWeights[c];
        denominator = model.Scoring.Stand(answers.Bits, weights, standings);
        return Glance(new AnswerFlips([], 0, 0));
    }

    public Evaluation Run()
    {
        denominator = model.Score(answers.Bits, weights, standings);
        CountFirst();
        var origins = Origins();
        var constraints = tables.Constraints.Select(Constraint).ToList();
        var criteria = catalogue.Criteria.Select((criterion, c) => Criterion(criterion, c, origins[criterion.Id])).ToList();
        var coverage = MeasureCoverage();
        return new Evaluation
        {
            Coverage = coverage,
            Verdict = VerdictRule.Decide(catalogue, coverage, standings, firstShares, denominator),
            Alternatives = [.. catalogue.Alternatives.Select((alternative, a) => AlternativeAt(a, alternative, constraints))],
            Criteria = criteria,
            Constraints = constraints,
            SettleFirst = SettleFirst.Find(model, answers, standings),
        };
    }

    private Preview Glance(AnswerFlips flips)
    {
        CountFirst();
        var coverage = MeasureCoverage();
        return new Preview(coverage, VerdictRule.Decide(catalogue, coverage, standings, firstShares, denominator),
            [.. catalogue.Alternatives.Select((alternative, a) => new PreviewScore(
                alternative, Rank(standings[a]), Score(standings[a]), standings[a].Place < standings[a].BeforeConstraints, firstShares[a]))],
            flips);
    }

    private void CountFirst()
    {
        Span<int> first = stackalloc int[standings.Length];
        model.CountFirst(answers.Bits, weights, first);
        for (var a = 0; a < first.Length; a++)
            firstShares[a] = (double)first[a] / model.StatedTable.Samples;
    }

    private Coverage MeasureCoverage() => new(
        catalogue.Questions.Count(question => question.AskedWhen is null && answers.IsAnswered(question)), tables.Asked);

    private AlternativeResult AlternativeAt(int a, Alternative alternative, IReadOnlyList<ConstraintResult> constraints)
    {
        var standing = standings[a];
        var own = catalogue.Criteria.Index().Where(criterion => criterion.Item.Favours == alternative.Id).Select(criterion => criterion.Index).ToList();
        return new AlternativeResult
        {
            Alternative = alternative,
            Rank = Rank(standing),
            Score = Score(standing),
            ScoreBeforeConstraints = Points(standing.BeforeConstraints),
            Excluded = standing.Excluded,
            FirstShare = firstShares[a],
            ArticleMatch = new ArticleMatch(own.Count(c => weights[c] >= catalogue.Thresholds.ArticleMatchWeight * ModelTables.Unit), own.Count),
            Effects = [.. constraints.SelectMany(result => result.Effects
                .Where(effect => effect.Alternative == alternative.Id)
                .Select(effect => new AppliedEffect(result.Constraint, effect)))],
        };
    }

    /// <summary>By criterion: the chosen options that give it strength.</summary>
    private ILookup<string, WeightOrigin> Origins() =>
    (
        from question in catalogue.Questions
        from option in answers.Chosen(question)
        from given in option.Strengths
        select (given.Criterion, Origin: new WeightOrigin(question, option, (double)given.Strength)))
    .ToLookup(entry => entry.Criterion, entry => entry.Origin);

    private CriterionResult Criterion(Criterion criterion, int c, IEnumerable<WeightOrigin> origins)
    {
        var from = origins.OrderByDescending(origin => origin.Strength).ToList();
        return new CriterionResult
        {
            Criterion = criterion,
            Weight = (double)weights[c] / ModelTables.Unit,
            WeightBeforeCap = from.Count == 0 ? 0 : from[0].Strength,
            From = from,
            Contributions = [.. catalogue.Alternatives.Select((_, a) => Points(100 * weights[c] * tables.Ratings[(a * tables.Width) + c]))],
        };
    }

    private ConstraintResult Constraint(CompiledConstraint compiled)
    {
        var constraint = compiled.Constraint;
        var state = compiled.When.Evaluate(answers.Bits);
        var pointedOut = compiled.IsPointedOut(answers.Bits);
        List<Effect> effects = state == Truth.True
            ? [.. compiled.Effects.Where(effect => effect.Applies(answers.Bits)).Select(effect => effect.Effect)]
            : [];
        IEnumerable<Condition?> decisive = state == Truth.True ? [constraint.When, .. effects.Select(effect => effect.When)]
            : pointedOut ? [constraint.LikelyWhen]
            : [];
        return new ConstraintResult
        {
            Constraint = constraint,
            State = state,
            PointedOut = pointedOut,
            Because = [.. decisive.OfType<Condition>().SelectMany(condition => Deciding(condition)).Distinct()],
            Effects = effects,
        };
    }

    /// <summary>
    /// The chosen options that give a condition its value: of "all" and "any" only the parts that have this value too, of
    /// "answered-with" the options looked for, or under "not" those chosen instead.
    /// </summary>
    private IEnumerable<AnswerGiven> Deciding(Condition condition, bool negated = false) => condition switch
    {
        Not not => Deciding(not.Part, !negated),
        AnsweredWith answered => catalogue.Questions.Where(question => question.Id == answered.Question)
            .SelectMany(question => answers.Chosen(question).Select(option => new AnswerGiven(question, option)))
            .Where(given => answered.Options.Contains(given.Option.Id) != negated),
        _ => condition.Children.Where(child => Value(child) == Value(condition)).SelectMany(child => Deciding(child, negated)),
    };

    private Truth Value(Condition condition) => CompiledCondition.Compile(condition, tables).Evaluate(answers.Bits);

    private int? Rank(Standing standing) => standing.Excluded ? null : 1 + standings.Count(other => other.Place > standing.Place);

    private double Score(Standing standing) => standing.Excluded ? 0 : Points(standing.AfterConstraints);

    private double Points(int numerator) => denominator == 0 ? 0 : (double)numerator / denominator;
}
