namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>A flip with what a team needs to know about it: how firm the result would be, and how likely it is that the answer was a miss.</summary>
/// <param name="Flip">The flip.</param>
/// <param name="Kind">The verdict that the changed answers would have.</param>
/// <param name="Plausibility">How near a miss it is, above 0; only for comparing flips of the same answers. The same for all where options have no shares.</param>
/// <param name="OnlyIf">The rare hard constraint that it takes: an answer that excludes or caps and that few teams give; null when it takes none.</param>
public sealed record JudgedFlip(AnswerFlip Flip, VerdictKind Kind, double Plausibility, AnswerGiven? OnlyIf);

/// <summary>
/// Gives flips their verdicts and orders them by plausibility, nearest miss first; those that take a rare hard constraint come last. Where the catalogue has no
/// shares, the order by lead stays.
/// </summary>
internal sealed class FlipJudge(DecisionModel model, AnswerSet answers)
{
    /// <summary>An answer that fewer teams than this give is rare.</summary>
    private const double Rare = 0.15;

    /// <summary>A fact is looked up, so it is less often wrong than a preference or an estimate.</summary>
    private const double FactFactor = 0.5;

    /// <summary>By each further option between the answer and the one it changes to.</summary>
    private const double StepFactor = 0.25;

    /// <summary>No answer is impossible.</summary>
    private const double LeastChance = 0.005;

    private readonly ModelTables tables = model.Tables;

    public IReadOnlyList<JudgedFlip> Judge(AnswerFlips flips)
    {
        List<JudgedFlip> judged = [.. flips.Flips.Select(Judge)];
        return model.Catalogue.DrawsAnswers
            ? [.. judged.OrderBy(flip => flip.OnlyIf is not null).ThenBy(flip => flip.Flip.Changes.Count).ThenByDescending(flip => flip.Plausibility)]
            : judged;
    }

    private JudgedFlip Judge(AnswerFlip flip) => new(
        flip,
        model.JudgeVerdict(Changed(flip)).Kind,
        flip.Changes.Aggregate(1.0, (all, change) => all * Plausibility(change)),
        flip.Changes.SelectMany(Added).FirstOrDefault(given => IsHardConstraint(given) && IsRare(given)));

    private AnswerSet Changed(AnswerFlip flip)
    {
        var bits = answers.Bits.ToArray();
        foreach (var change in flip.Changes)
        {
            ref readonly var table = ref tables.Table(change.Question);
            bits.AsSpan().Remove(table.Mask);
            bits.AsSpan().Add(tables.Mask(change.Question.Id, change.To.Select(option => option.Id)));
        }
        return new AnswerSet(model, bits);
    }

    private double Plausibility(AnswerChange change)
    {
        if (!model.Catalogue.DrawsAnswers)
            return 1;
        var kind = change.Question.Kind == QuestionKind.Fact ? FactFactor : 1;
        if (change.Question.Select == Selection.Many)
        {
            var ticked = change.To.Except(change.From).Where(option => !option.Exclusive).Aggregate(1.0, (all, option) => all * Chance(change.Question, option));
            return kind * change.From.Except(change.To).Where(option => !option.Exclusive)
                .Aggregate(ticked, (all, option) => all * Math.Max(LeastChance, 1 - Chance(change.Question, option)));
        }
        var options = change.Question.Options.ToList();
        var steps = change.Question.Ordered && change.From is [var from] ? Math.Abs(options.IndexOf(from) - options.IndexOf(change.To[0])) : 1;
        return kind * Chance(change.Question, change.To[0]) * Math.Pow(StepFactor, steps - 1);
    }

    private double Chance(Question question, Option option)
    {
        Span<double> posterior = stackalloc double[model.Shares.Archetypes];
        model.Shares.Posterior(answers.Bits, posterior);
        return Math.Max(LeastChance, model.Shares.Chance(tables.FirstOption(question) + question.Options.Index().First(entry => entry.Item == option).Index, posterior));
    }

    private static IEnumerable<AnswerGiven> Added(AnswerChange change) => change.To.Except(change.From).Select(option => new AnswerGiven(change.Question, option));

    private bool IsHardConstraint(AnswerGiven given) => model.Catalogue.Constraints.Any(constraint =>
        constraint.Effects.Any(effect => effect.Kind is EffectKind.Exclude or EffectKind.Cap)
        && constraint.When.Leaves.Any(leaf => leaf.Question == given.Question.Id && leaf.Options.Contains(given.Option.Id)));

    /// <summary>Without shares, hard constraints that are ticked are taken for rare, and what is one answer of several is not.</summary>
    private bool IsRare(AnswerGiven given) => model.Catalogue.DrawsAnswers ? Chance(given.Question, given.Option) < Rare : given.Question.Select == Selection.Many;
}
