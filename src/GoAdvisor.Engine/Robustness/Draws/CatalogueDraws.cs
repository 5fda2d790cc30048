namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>Everything that the draws say about a catalogue; a preview needs only <see cref="DrawTable.CountFirst"/>.</summary>
internal sealed class CatalogueDraws
{
    /// <summary>Larger than the rounding error of these sums, smaller than any difference between distinct scores.</summary>
    private const double EqualWithin = 1e-9;

    private readonly DrawTable table;
    private readonly DrawSettings settings;
    private readonly IReadOnlyList<Criterion> criteria;
    private readonly byte[] weights;
    private readonly int[] ceilings;

    /// <summary>The criteria that have weight.</summary>
    private readonly int[] active;
    private readonly double[] scores;

    public CatalogueDraws(DecisionModel model, AnswerSet answers, DrawTable table, DrawSettings settings)
    {
        (this.table, this.settings, criteria) = (table, settings, model.Catalogue.Criteria);
        weights = new byte[model.Tables.Width];
        model.Score(answers.Bits, weights, new AlternativeScore[model.Catalogue.Alternatives.Count]);
        ceilings = new int[model.Catalogue.Alternatives.Count];
        model.Scoring.Ceilings(answers.Bits, ceilings);
        active = [.. Enumerable.Range(0, criteria.Count).Where(c => weights[c] > 0)];
        scores = new double[ceilings.Length];
    }

    public RobustnessResult Run()
    {
        var tally = new RankTally(ceilings.Length, criteria.Count, EqualWithin);
        var shares = new double[criteria.Count];
        var sampler = Sampler();
        var drawn = new double[active.Length];
        for (var draw = 0; draw < settings.Samples; draw++)
        {
            sampler?.Draw(drawn);
            for (var i = 0; i < active.Length; i++)
                shares[active[i]] = sampler is null ? weights[active[i]] * table.Factor(draw, active[i]) : drawn[i];
            Score(draw, shares);
            Normalise(shares);
            tally.Add(scores, shares);
        }
        return active.Length > 0
            ? tally.ToRobustness(settings, Confidence(tally))
            : WithoutWeights(tally.ToRobustness(settings, new double?[ceilings.Length]));
    }

    private WeightSampler? Sampler()
    {
        string[] ids = [.. active.Select(c => criteria[c].Id)];
        return settings.Weights switch
        {
            WeightDraws.Stated => null,
            WeightDraws.Simplex => WeightSampler.OverSimplex(settings.Seed, ids),
            WeightDraws.Ordered => WeightSampler.KeepingOrder(settings.Seed, ids, [.. active.Select(c => 1 + active.Count(other => weights[other] > weights[c]))]),
            _ => throw new InvalidOperationException($"There is no way to draw weights called {settings.Weights}."),
        };
    }

    /// <summary>Points per unit of weight: integers, and ties exact, when the weights are integers.</summary>
    private void Score(int draw, ReadOnlySpan<double> of)
    {
        for (var a = 0; a < scores.Length; a++)
        {
            var (sum, ceiling) = (0.0, 0.0);
            foreach (var c in active)
            {
                sum += of[c] * (100 / Rating.Best) * table.RatingOf(draw, a, c);
                ceiling += of[c] * ceilings[a];
            }
            scores[a] = ceilings[a] < 0 ? RankTally.Excluded : Math.Min(sum, ceiling);
        }
    }

    private static void Normalise(Span<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares)
            sum += share;
        for (var c = 0; sum > 0 && c < shares.Length; c++)
            shares[c] /= sum;
    }

    /// <summary>How often each alternative is first under its own central weights, over the same drawn ratings.</summary>
    private double?[] Confidence(RankTally tally)
    {
        var confidence = new double?[ceilings.Length];
        for (var a = 0; a < confidence.Length; a++)
        {
            if (tally.CentralWeights(a) is not { } central)
                continue;
            var weights = central.ToArray();
            var first = 0;
            for (var draw = 0; draw < settings.Samples; draw++)
            {
                Score(draw, weights);
                first += tally.IsFirst(scores, a) ? 1 : 0;
            }
            confidence[a] = (double)first / settings.Samples;
        }
        return confidence;
    }

    /// <summary>Without weight all tie in every draw, and no weights are central.</summary>
    private static RobustnessResult WithoutWeights(RobustnessResult robustness) => robustness with
    {
        Alternatives = [.. robustness.Alternatives.Select(alternative => alternative with { CentralWeights = null, Confidence = null })],
    };
}
