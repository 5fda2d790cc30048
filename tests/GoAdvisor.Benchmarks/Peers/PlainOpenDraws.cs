using GoAdvisor.Engine.Robustness.Draws;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>
/// Draws that answer the open questions, the way one would write them first: for each draw the answers, factors, backgrounds, ratings and caps are drawn, conditions
/// are looked at one by one, and scores are added up in floating point. The random numbers are the engine's, so that both must count the same.
/// </summary>
internal sealed class PlainOpenDraws(DecisionModel model)
{
    private readonly Catalogue catalogue = model.Catalogue;

    /// <summary>By alternative: in how many draws it is first.</summary>
    public int[] CountFirst(IReadOnlyDictionary<string, IReadOnlyList<string>> given, Func<int, int> archetypeOf)
    {
        var first = new int[catalogue.Alternatives.Count];
        var streams = new Streams(catalogue);
        for (var draw = 0; draw < catalogue.Draws.Count; draw++)
        {
            var answers = Answers(given, streams, archetypeOf(draw));
            var weights = Weights(answers, streams);
            var ceilings = Ceilings(answers, streams);
            var scores = new double[first.Length];
            for (var a = 0; a < scores.Length; a++)
            {
                var sum = 0.0;
                for (var c = 0; c < weights.Length; c++)
                    sum += weights[c] * streams.Rating(c, a);
                scores[a] = ceilings[a] < 0 ? -1 : Math.Min(25 * sum / weights.Sum(), ceilings[a]);
            }
            var best = scores.Max();
            for (var a = 0; a < scores.Length; a++)
                first[a] += best >= 0 && best - scores[a] < 1e-9 ? 1 : 0;
        }
        return first;
    }

    private Dictionary<string, IReadOnlyList<string>> Answers(IReadOnlyDictionary<string, IReadOnlyList<string>> given, Streams streams, int archetype)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(given);
        foreach (var question in catalogue.Questions)
        {
            // Every sequence goes on in every draw, whether its question is open or not.
            var drawn = streams.Options(question, option => model.Shares.Chance(option, archetype), model.Tables.FirstOption(question));
            if (!answers.ContainsKey(question.Id) && (question.AskedWhen is null || Holds(question.AskedWhen, answers)))
                answers[question.Id] = drawn;
        }
        return answers;
    }

    private double[] Weights(Dictionary<string, IReadOnlyList<string>> answers, Streams streams)
    {
        var weights = catalogue.Criteria.ToDictionary(criterion => criterion.Id, criterion => answers
            .SelectMany(answer => catalogue.Questions.First(question => question.Id == answer.Key).Options.Where(option => answer.Value.Contains(option.Id)))
            .SelectMany(option => option.Strengths).Where(strength => strength.Criterion == criterion.Id)
            .Select(strength => Math.Min(strength.Strength, criterion.MaxWeight ?? 1)).DefaultIfEmpty().Max());
        foreach (var criterion in catalogue.Criteria.Where(criterion => criterion.CappedBy is not null))
            weights[criterion.Id] = Math.Min(weights[criterion.Id], criterion.CappedBy!.Max(other => weights[other]));
        foreach (var joint in catalogue.JointCeilings ?? [])
        {
            var sum = joint.Criteria.Sum(id => weights[id]);
            if (sum <= joint.Ceiling)
                continue;
            var (one, other) = (joint.Criteria[0], joint.Criteria[1]);
            weights[one] = Math.Round(weights[one] * joint.Ceiling / sum * 20, MidpointRounding.AwayFromZero) / 20;
            weights[other] = joint.Ceiling - weights[one];
        }
        return [.. catalogue.Criteria.Select((criterion, c) => ((double)weights[criterion.Id] * streams.Factor(c)) + streams.Background(c))];
    }

    private double[] Ceilings(Dictionary<string, IReadOnlyList<string>> answers, Streams streams)
    {
        var ceilings = Enumerable.Repeat(100.0, catalogue.Alternatives.Count).ToArray();
        foreach (var (k, constraint) in catalogue.Constraints.Index())
        {
            var shift = streams.Shift(k);
            foreach (var effect in constraint.Effects.Where(effect => effect.Kind is EffectKind.Cap or EffectKind.Exclude))
            {
                var a = model.Tables.AlternativeIndex(effect.Alternative);
                if (Applies(constraint, effect, answers) && !(effect.SparesLast && IsOnlyOneLeft(a, answers)))
                    ceilings[a] = Math.Min(ceilings[a], effect.Cap is { } cap ? Math.Clamp(cap + shift, 0, 100) : -1);
            }
        }
        return ceilings;
    }

    private bool IsOnlyOneLeft(int alternative, Dictionary<string, IReadOnlyList<string>> answers) => catalogue.Alternatives.Index().All(other =>
        other.Index == alternative || catalogue.Constraints.Any(constraint => constraint.Effects.Any(effect =>
            effect.Alternative == other.Item.Id && effect.Kind == EffectKind.Exclude && !effect.SparesLast && Applies(constraint, effect, answers))));

    private static bool Applies(Constraint constraint, Effect effect, Dictionary<string, IReadOnlyList<string>> answers) =>
        Holds(constraint.When, answers) && (constraint.Unless is null || !Holds(constraint.Unless, answers))
        && (effect.When is null || Holds(effect.When, answers)) && (effect.Unless is null || !Holds(effect.Unless, answers));

    /// <summary>Everything that is asked is answered, so two values are enough.</summary>
    private static bool Holds(Condition condition, Dictionary<string, IReadOnlyList<string>> answers) => condition switch
    {
        AnsweredWith leaf => answers.TryGetValue(leaf.Question, out var chosen) && chosen.Any(leaf.Options.Contains),
        All all => all.Parts.All(part => Holds(part, answers)),
        Any any => any.Parts.Any(part => Holds(part, answers)),
        Not not => !Holds(not.Part, answers),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The engine's random sequences, one number after the other.</summary>
    private sealed class Streams(Catalogue catalogue)
    {
        private readonly int seed = catalogue.Draws.Seed;
        private readonly Dictionary<string, DrawStream> named = [];
        private readonly int background = DrawTable.LargestBackground(catalogue);
        private readonly int spread = DrawTable.CapUnit * (catalogue.Draws.CapSpread ?? 0);
        private readonly int lowest = (int)(catalogue.Draws.WeightFactorMin * DrawTable.FactorUnit);
        private readonly int levels = (int)(catalogue.Draws.WeightFactorMax * DrawTable.FactorUnit) - (int)(catalogue.Draws.WeightFactorMin * DrawTable.FactorUnit) + 1;

        public double Factor(int c) => (double)(lowest + Of("factor", catalogue.Criteria[c].Id).Below(levels)) / DrawTable.FactorUnit;

        public double Background(int c) => (double)Of("background", catalogue.Criteria[c].Id).Below(background + 1) / DrawTable.FactorUnit;

        public int Rating(int c, int a)
        {
            var rating = catalogue.Criteria[c].Ratings.Single(one => one.Alternative == catalogue.Alternatives[a].Id);
            return rating.Uncertainty == 0 && rating.Sources.Count > 0 ? rating.Value
                : Math.Clamp(rating.Value - 1 + Of("rating", catalogue.Criteria[c].Id, rating.Alternative).Below(3), 0, Engine.Catalogues.Rating.Best);
        }

        public double Shift(int k) => catalogue.Constraints[k].Effects.All(effect => effect.Kind != EffectKind.Cap) ? 0
            : (Of("cap", catalogue.Constraints[k].Id).Below((2 * spread) + 1) - spread) / (double)DrawTable.CapUnit;

        public IReadOnlyList<string> Options(Question question, Func<int, double> chance, int first)
        {
            var rest = question.Options.FirstOrDefault(option => CatalogueFormats.IsRest(question, option));
            var one = Number("open", question.Id);
            if (question.Select == Selection.One)
                return [One(question, one, chance, first)];
            List<string> ticked = [.. question.Options.Index().Where(option => option.Item != rest && Number("open", question.Id, option.Item.Id) < chance(first + option.Index))
                .Select(option => option.Item.Id)];
            return ticked.Count > 0 ? ticked : [rest?.Id ?? One(question, one, option => chance(option) / question.Options.Index().Sum(other => chance(first + other.Index)), first)];
        }

        private static string One(Question question, double number, Func<int, double> chance, int first)
        {
            var sum = 0.0;
            foreach (var (i, option) in question.Options.Index())
            {
                sum += chance(first + i);
                if (number < sum)
                    return option.Id;
            }
            return question.Options[^1].Id;
        }

        private double Number(params string[] purpose) => (Of(purpose).Next() >> 32) / (double)(1UL << 32);

        private DrawStream Of(params string[] purpose)
        {
            var name = string.Join(' ', purpose);
            if (!named.TryGetValue(name, out var stream))
                named[name] = stream = new DrawStream(seed, purpose);
            return stream;
        }
    }
}
