namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>
/// The decision model computed straight from the catalogue, option by option and rule by rule, in whole numbers and without any table
/// that is laid out for speed. Answers are one truth value per option, in catalogue order.
/// </summary>
internal sealed class PlainModel
{
    private readonly (int First, int Count, Func<bool[], bool?>? AskedWhen)[] questions;
    private readonly (int Criterion, int Hundredths)[][] strengths;
    private readonly (int Criterion, int[] By)[] caps;
    private readonly (int One, int Other, int Ceiling)[] joints;
    private readonly int[][] ratings;
    private readonly Rule[] rules;

    public PlainModel(Catalogue catalogue)
    {
        Catalogue = catalogue;
        questions = [.. catalogue.Questions.Select(question =>
            (FirstOption(question.Id), question.Options.Count, question.AskedWhen is { } when ? Statement(when) : null))];
        strengths = [.. catalogue.Questions.SelectMany(question => question.Options).Select(option =>
            option.Strengths.Select(given => (Criterion(given.Criterion), (int)(100 * Math.Min(given.Strength, Most(given.Criterion))))).ToArray())];
        joints = [.. (catalogue.JointCeilings ?? []).Select(joint => (Criterion(joint.Criteria[0]), Criterion(joint.Criteria[1]), (int)(100 * joint.Ceiling)))];
        caps = [.. catalogue.Criteria.Where(criterion => criterion.CappedBy is not null)
            .Select(criterion => (Criterion(criterion.Id), (criterion.CappedBy ?? []).Select(Criterion).ToArray()))];
        ratings = [.. catalogue.Alternatives.Select(alternative => catalogue.Criteria
            .Select(criterion => criterion.Ratings.Single(rating => rating.Alternative == alternative.Id).Value).ToArray())];
        rules = [.. catalogue.Constraints.SelectMany(constraint => constraint.Effects
            .Where(effect => effect.Kind is EffectKind.Cap or EffectKind.Exclude)
            .Select(effect => new Rule(
                catalogue.Alternatives.Index().Single(alternative => alternative.Item.Id == effect.Alternative).Index,
                effect.Cap ?? -1,
                effect.SparesLast,
                [Statement(constraint.When), .. new[] { effect.When }.OfType<Condition>().Select(Statement)],
                [.. new[] { constraint.Unless, effect.Unless }.OfType<Condition>().Select(Statement)])))];
    }

    public Catalogue Catalogue { get; }

    /// <summary>Takes out the answers to follow-ups that are not asked, then scores.</summary>
    public PlainScore Score(bool[] chosen)
    {
        DropUnasked(chosen);
        var weights = Weights(chosen);
        var score = new PlainScore(ratings, weights, new int[ratings.Length], new int[ratings.Length], 4 * weights.Sum());
        for (var a = 0; a < ratings.Length; a++)
        {
            score.Ceilings[a] = 100;
            for (var c = 0; c < weights.Length; c++)
                score.Before[a] += 100 * weights[c] * ratings[a][c];
        }
        foreach (var rule in rules)
        {
            if (rule.Holds(chosen) == true && (!rule.SparesLast || IsOnlyOneLeft(rule.Alternative, chosen) == false))
                score.Ceilings[rule.Alternative] = Math.Min(score.Ceilings[rule.Alternative], rule.Ceiling);
        }
        return score;
    }

    private bool? IsOnlyOneLeft(int alternative, bool[] chosen)
    {
        bool? all = true;
        for (var other = 0; other < ratings.Length; other++)
        {
            bool? excluded = false;
            foreach (var rule in rules.Where(rule => rule.Alternative == other && rule.Ceiling < 0 && !rule.SparesLast))
                excluded |= rule.Holds(chosen);
            all = other == alternative ? all : all & excluded;
        }
        return all;
    }

    public bool IsAsked(int question, bool[] chosen) => questions[question].AskedWhen is not { } when || when(chosen) == true;

    public int FirstOption(string question) =>
        Catalogue.Questions.TakeWhile(other => other.Id != question).Sum(other => other.Options.Count);

    /// <summary>The same answers as a program would send them.</summary>
    public Dictionary<string, IReadOnlyList<string>> Text(bool[] chosen) => Catalogue.Questions.Index().ToDictionary(
        question => question.Item.Id,
        IReadOnlyList<string> (question) =>
            [.. question.Item.Options.Where((_, i) => chosen[questions[question.Index].First + i]).Select(option => option.Id)]);

    private void DropUnasked(bool[] chosen)
    {
        for (var q = 0; q < questions.Length; q++)
        {
            if (!IsAsked(q, chosen))
                Array.Clear(chosen, questions[q].First, questions[q].Count);
        }
    }

    private int[] Weights(bool[] chosen)
    {
        var weights = new int[Catalogue.Criteria.Count];
        for (var option = 0; option < chosen.Length; option++)
        {
            if (!chosen[option])
                continue;
            foreach (var (criterion, hundredths) in strengths[option])
                weights[criterion] = Math.Max(weights[criterion], hundredths);
        }
        foreach (var (criterion, by) in caps)
            weights[criterion] = Math.Min(weights[criterion], by.Max(other => weights[other]));
        foreach (var (one, other, ceiling) in joints)
        {
            var sum = weights[one] + weights[other];
            for (var c = 0; sum > ceiling && c < weights.Length; c++)
                weights[c] *= c == one || c == other ? ceiling : sum;
        }
        return weights;
    }

    private decimal Most(string criterion) => Catalogue.Criteria.Single(one => one.Id == criterion).MaxWeight ?? 1;

    /// <summary>The operators of nullable truth values are those of Kleene's logic, with null for unknown.</summary>
    private Func<bool[], bool?> Statement(Condition condition)
    {
        if (condition is AnsweredWith leaf)
            return Leaf(leaf);
        Func<bool[], bool?>[] parts = [.. condition.Children.Select(Statement)];
        return condition switch
        {
            Not => chosen => !parts[0](chosen),
            All => chosen => Join(parts, chosen, all: true),
            _ => chosen => Join(parts, chosen, all: false),
        };
    }

    private static bool? Join(Func<bool[], bool?>[] parts, bool[] chosen, bool all)
    {
        bool? joined = all;
        foreach (var part in parts)
            joined = all ? joined & part(chosen) : joined | part(chosen);
        return joined;
    }

    private Func<bool[], bool?> Leaf(AnsweredWith leaf)
    {
        var question = Catalogue.Questions.Single(question => question.Id == leaf.Question);
        var first = FirstOption(leaf.Question);
        bool[] wanted = [.. question.Options.Select(option => leaf.Options.Contains(option.Id))];
        var asked = Catalogue.DrawsAnswers && question.AskedWhen is { } when ? Statement(when) : null;
        return chosen =>
        {
            bool? met = asked?.Invoke(chosen) == false ? false : null;
            for (var i = 0; i < wanted.Length; i++)
            {
                if (chosen[first + i])
                    met = met == true || wanted[i];
            }
            return met;
        };
    }

    private int Criterion(string id) => Catalogue.Criteria.Index().Single(criterion => criterion.Item.Id == id).Index;

    private sealed record Rule(int Alternative, int Ceiling, bool SparesLast, Func<bool[], bool?>[] When, Func<bool[], bool?>[] Unless)
    {
        public bool? Holds(bool[] chosen)
        {
            bool? holds = true;
            foreach (var when in When)
                holds &= when(chosen);
            foreach (var unless in Unless)
                holds &= !unless(chosen);
            return holds;
        }
    }
}

/// <summary>What <see cref="PlainModel"/> computes.</summary>
/// <param name="Ratings">By alternative and criterion.</param>
/// <param name="Weights">In hundredths, after the caps of enabling criteria; multiples of that where a joint ceiling bites.</param>
/// <param name="Before">Numerators of the scores before constraints.</param>
/// <param name="Ceilings">Points that constraints allow: 100 for all, −1 for the excluded.</param>
/// <param name="Denominator">4 · Σ weights.</param>
internal sealed record PlainScore(int[][] Ratings, int[] Weights, int[] Before, int[] Ceilings, int Denominator)
{
    /// <summary>Numerators after constraints; −1 for the excluded.</summary>
    public int Place(int alternative) =>
        Ceilings[alternative] < 0 ? -1 : Math.Min(Before[alternative], Ceilings[alternative] * Denominator);

    /// <summary>The alternatives in first place, in catalogue order.</summary>
    public List<int> First()
    {
        var places = Places();
        var best = Math.Max(0, places.Max());
        return [.. places.Index().Where(place => place.Item == best).Select(place => place.Index)];
    }

    /// <summary>Points between the best two that are left; null when there are fewer.</summary>
    public double? Lead()
    {
        var left = Places().Where(place => place >= 0).OrderDescending().ToList();
        return left.Count < 2 ? null : Denominator == 0 ? 0 : (double)(left[0] - left[1]) / Denominator;
    }

    private IEnumerable<int> Places() => Enumerable.Range(0, Before.Length).Select(Place);
}
