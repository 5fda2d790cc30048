using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>What a decision model says about one set of answers, with where every number comes from.</summary>
public sealed record Evaluation
{
    /// <summary>How much of the questionnaire is answered.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The recommendation, or why there is none.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One result per alternative, in catalogue order.</summary>
    public required IReadOnlyList<AlternativeResult> Alternatives { get; init; }

    /// <summary>One result per criterion, in catalogue order.</summary>
    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>Every constraint, fired or not, in catalogue order.</summary>
    public required IReadOnlyList<ConstraintResult> Constraints { get; init; }

    /// <summary>The unanswered questions that could change the first place, most decisive first.</summary>
    public required IReadOnlyList<UnsettledQuestion> DecisiveQuestions { get; init; }

    /// <summary>What the article's criteria alone would have said; null where the catalogue has no others.</summary>
    public required ArticleOnly? ByArticle { get; init; }

    /// <summary>Whether any criterion weighs anything; without weight all scores are 0 and say nothing.</summary>
    public bool HasWeight => Criteria.Any(criterion => criterion.Weight > 0);

    /// <summary>The alternatives in first place, in catalogue order: several on a tie, none when all are excluded.</summary>
    public IReadOnlyList<Alternative> First => [.. Alternatives.Where(result => result.Rank == 1).Select(result => result.Alternative)];

    /// <summary>Results best first; excluded alternatives last; equal ranks in catalogue order.</summary>
    public IEnumerable<AlternativeResult> Ranking => Alternatives.OrderBy(result => result.Rank ?? int.MaxValue);

    /// <summary>As <see cref="Ranking"/>, except that equal ranks, and the excluded, stand by their scores before constraints.</summary>
    public IEnumerable<AlternativeResult> BestFirst => Alternatives
        .OrderBy(result => result.Rank ?? int.MaxValue).ThenByDescending(result => result.ScoreBeforeConstraints);
}

/// <summary>What the criteria of the article say by themselves, under the same constraints.</summary>
/// <param name="First">Those in first place, in catalogue order.</param>
/// <param name="Scores">By alternative, in catalogue order: points after constraints, 0 to 100; 0 when excluded.</param>
/// <param name="Lead">In points, 0 on a tie; null when fewer than two are left.</param>
/// <param name="Differs">Whether others are first than by all criteria.</param>
public sealed record ArticleOnly(IReadOnlyList<Alternative> First, IReadOnlyList<double> Scores, double? Lead, bool Differs);

/// <summary>How many of the questions that count, at least 1, are answered. Follow-up questions do not count.</summary>
public sealed record Coverage(int Answered, int Asked)
{
    /// <summary>How many of those that are open can change nothing any more, whatever is answered; a verdict counts them as answered.</summary>
    public int Idle { get; init; }

    /// <summary>Answered ÷ asked, 0 to 1.</summary>
    public double Share => (double)Answered / Asked;
}

/// <summary>Where one alternative stands and why.</summary>
public sealed record AlternativeResult
{
    /// <summary>The alternative.</summary>
    public required Alternative Alternative { get; init; }

    /// <summary>1 is first; equal scores share a rank and the next rank is skipped; null when excluded.</summary>
    public required int? Rank { get; init; }

    /// <summary>Score after constraints, 0 to 100. An excluded alternative has 0; so has everything while no criterion has weight.</summary>
    public required double Score { get; init; }

    /// <summary>Score before constraints, 0 to 100: the sum of the contributions.</summary>
    public required double ScoreBeforeConstraints { get; init; }

    /// <summary>Whether a constraint excludes it.</summary>
    public required bool Excluded { get; init; }

    /// <summary>Share of the stated draws, 0 to 1, in which it is first, alone or not.</summary>
    public required double FirstShare { get; init; }

    /// <summary>How many of its own "choose X when" statements hold.</summary>
    public required ArticleMatch ArticleMatch { get; init; }

    /// <summary>What fired constraints do to it, in catalogue order.</summary>
    public required IReadOnlyList<AppliedEffect> Effects { get; init; }

    /// <summary>Whether an effect on it changes its score: an exclusion does, and a cap below what it scores without; a warning never does.</summary>
    public bool IsLimitedBy(Effect effect) => effect.Kind == EffectKind.Exclude || effect.Cap < ScoreBeforeConstraints;
}

/// <summary>Of the article's criteria that favour an alternative, how many hold here.</summary>
public sealed record ArticleMatch(int Holds, int Of);

/// <summary>An effect that applies, with the constraint it belongs to.</summary>
public sealed record AppliedEffect(Constraint Constraint, Effect Effect);

/// <summary>What one criterion weighs here, why, and what it gives to each alternative.</summary>
public sealed record CriterionResult
{
    /// <summary>The criterion.</summary>
    public required Criterion Criterion { get; init; }

    /// <summary>0 to 1: the largest strength given, after the cap of an enabling criterion.</summary>
    public required double Weight { get; init; }

    /// <summary>0 to 1: the largest strength given, before any cap. Larger than <see cref="Weight"/> exactly when capped.</summary>
    public required double WeightBeforeCap { get; init; }

    /// <summary>0 to 1: what it counts with in the score; less than <see cref="Weight"/> exactly when a joint ceiling lowers it.</summary>
    public required double WeightUnderCeiling { get; init; }

    /// <summary>The chosen options that give it strength, strongest first; the weight is the largest, not the sum.</summary>
    public required IReadOnlyList<WeightOrigin> From { get; init; }

    /// <summary>Points it adds to the score before constraints of each alternative, in catalogue order.</summary>
    public required IReadOnlyList<double> Contributions { get; init; }
}

/// <summary>A chosen option that gives a criterion strength, above 0 and at most 1.</summary>
public sealed record WeightOrigin(Question Question, Option Option, double Strength);

/// <summary>What became of one constraint.</summary>
public sealed record ConstraintResult
{
    /// <summary>The constraint.</summary>
    public required Constraint Constraint { get; init; }

    /// <summary>Whether its condition holds: true fires, unknown depends on unanswered questions.</summary>
    public required Truth State { get; init; }

    /// <summary>Whether it fired.</summary>
    public bool Fired => State == Truth.True;

    /// <summary>Whether it has not fired although the answers make it likely; worth asking the team.</summary>
    public required bool IsSuggested { get; init; }

    /// <summary>The answers that decided it (or, when pointed out, that make it likely).</summary>
    public required IReadOnlyList<AnswerGiven> Because { get; init; }

    /// <summary>The effects that apply; empty unless fired.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>The effects that would apply unless an open question says otherwise; empty unless its condition, but for exceptions, is true.</summary>
    public IReadOnlyList<PendingEffect> Pending { get; init; } = [];
}

/// <summary>An effect that does not apply as long as it is not known to, and the open questions that decide it.</summary>
public sealed record PendingEffect(Effect Effect, IReadOnlyList<Question> DecidedBy);

/// <summary>A chosen option of a question.</summary>
public sealed record AnswerGiven(Question Question, Option Option);

/// <summary>An unanswered question with options that would change the first place or end a clear verdict.</summary>
public sealed record UnsettledQuestion(Question Question, IReadOnlyList<DecisiveOption> Changes);

/// <summary>
/// An option that would change the first place, or end a verdict that could be clear. <paramref name="First"/> is empty when all would be excluded; <paramref name="Lead"/> is in points, null when
/// fewer than two alternatives would be left.
/// </summary>
public sealed record DecisiveOption(Option Option, IReadOnlyList<Alternative> First, double? Lead)
{
    /// <summary>What has to be answered besides: other ticks of the same question, or follow-ups that the option asks.</summary>
    public IReadOnlyList<AnswerGiven> Together { get; init; } = [];

    /// <summary>Whether the first place stays and only a verdict that could be clear ends.</summary>
    public bool EndsClear { get; init; }

    /// <summary>How likely this answer is, 0 to 1, by the shares of the options among teams like this one.</summary>
    public double Chance { get; init; }

    /// <summary>By how many points the present leader falls back.</summary>
    public double Moves { get; init; }
}

/// <summary>How many points one criterion puts an alternative ahead of another (or, below zero, behind).</summary>
public sealed record Difference(CriterionResult Criterion, double Points)
{
    /// <summary>One entry for every criterion with weight that rates the two differently; they add up to the difference of the scores before constraints.</summary>
    public static IReadOnlyList<Difference> All(Evaluation evaluation, Catalogue catalogue, Alternative? focus, Alternative? rival)
    {
        if (focus is null || rival is null)
            return [];
        var alternatives = catalogue.Alternatives.ToList();
        var (a, b) = (alternatives.IndexOf(focus), alternatives.IndexOf(rival));
        return [.. evaluation.Criteria
            .Select(criterion => new Difference(criterion, criterion.Contributions[a] - criterion.Contributions[b]))
            .Where(difference => difference.Points != 0)];
    }
}
