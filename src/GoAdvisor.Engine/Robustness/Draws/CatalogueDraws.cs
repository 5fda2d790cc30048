using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;
namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>Everything that the draws say about a catalogue; a preview needs only first places, which are counted faster.</summary>
internal sealed class CatalogueDraws
{
    /// <summary>Larger than the rounding error of these sums, smaller than any difference between distinct scores.</summary>
    private const double EqualWithin = 1e-9;

    private readonly DrawTable table;
    private readonly DrawSettings settings;
    private readonly Catalogue catalogue;
    private readonly byte[] weights;

    /// <summary>Draws of open questions; null in the first form of a catalogue.</summary>
    private readonly OpenDraws? open;
    private readonly OpenPlan? plan;
    private readonly ulong[] answers;

    /// <summary>By draw, then alternative, in halves of a point, −1 for the excluded. One row for all draws in the first form.</summary>
    private readonly int[] ceilings;

    /// <summary>The criteria that have weight, or may have some.</summary>
    private readonly int[] active;
    private readonly double[] scores;

    public CatalogueDraws(DecisionModel model, AnswerSet answers, DrawTable table, OpenDraws? open, DrawSettings settings)
    {
        (this.table, this.settings, this.open, catalogue, this.answers) = (table, settings, open, model.Catalogue, answers.Bits.ToArray());
        weights = new byte[model.Tables.Width];
        scores = new double[catalogue.Alternatives.Count];
        model.Score(answers.Bits, weights, new AlternativeScore[scores.Length]);
        active = [.. Enumerable.Range(0, catalogue.Criteria.Count).Where(c => weights[c] > 0)];
        if (open is null)
        {
            ceilings = new int[scores.Length];
            model.Scoring.Ceilings(answers.Bits, ceilings);
            for (var a = 0; a < ceilings.Length; a++)
                ceilings[a] *= ceilings[a] < 0 ? 1 : DrawTable.CapUnit;
        }
        else
        {
            plan = new OpenPlan(model, settings.Samples, answers.Bits, own: []);
            ceilings = new int[settings.Samples * scores.Length];
            if (settings.Weights == WeightDraws.Stated)
                active = [.. Enumerable.Range(0, catalogue.Criteria.Count)];
        }
    }

    public RobustnessResult Run()
    {
        var tally = new RankTally(scores.Length, catalogue.Criteria.Count, EqualWithin);
        var shares = new double[catalogue.Criteria.Count];
        var sampler = Sampler();
        var background = sampler is null ? Background() : null;
        var drawn = new double[active.Length];
        for (var draw = 0; draw < settings.Samples; draw++)
        {
            DrawAnswers(draw);
            sampler?.Draw(drawn);
            for (var i = 0; i < active.Length; i++)
            {
                var c = active[i];
                shares[c] = sampler is null ? (weights[c] * table.Factor(draw, c)) + (background?.Invoke(c) ?? 0) : drawn[i];
            }
            Score(draw, shares);
            Normalise(shares);
            tally.Add(scores, shares);
        }
        return active.Length > 0
            ? tally.ToRobustness(settings, Confidence(tally))
            : WithoutWeights(tally.ToRobustness(settings, new double?[scores.Length]));
    }

    private void DrawAnswers(int draw)
    {
        if (plan is null || open is null)
            return;
        open.AnswersIn(plan, draw, answers);
        plan.WeightsOf(answers, weights);
        open.CeilingsIn(plan, draw, answers, ceilings.AsSpan(draw * scores.Length, scores.Length));
    }

    /// <summary>The background weight of the criteria, one draw after the other, in the unit of weight · factor.</summary>
    private Func<int, double>? Background()
    {
        if (open is null)
            return null;
        DrawStream[] streams = [.. catalogue.Criteria.Select(criterion => DrawTable.BackgroundStream(settings.Seed, criterion))];
        var levels = DrawTable.LargestBackground(catalogue) + 1;
        var unit = plan?.Unit ?? 1;
        return c => unit * streams[c].Below(levels);
    }

    private WeightSampler? Sampler()
    {
        string[] ids = [.. active.Select(c => catalogue.Criteria[c].Id)];
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
        var row = open is null ? ceilings : ceilings.AsSpan(draw * scores.Length, scores.Length);
        var total = 0.0;
        foreach (var c in active)
            total += of[c];
        for (var a = 0; a < scores.Length; a++)
        {
            var sum = 0.0;
            foreach (var c in active)
                sum += of[c] * (100 / Rating.Best) * table.RatingOf(draw, a, c);
            scores[a] = row[a] < 0 ? RankTally.Excluded : Math.Min(sum, Ceiling(row[a], total));
        }
    }

    /// <summary>Stated weights are whole numbers, of which halves are rounded down as where first places are counted.</summary>
    private double Ceiling(int ceiling, double total) => settings.Weights == WeightDraws.Stated && total > 1
        ? DrawTable.Highest((long)total, ceiling)
        : total * ceiling / DrawTable.CapUnit;

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
        var confidence = new double?[scores.Length];
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
