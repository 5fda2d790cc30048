using RulesEngine.Models;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>
/// The catalogue as rules of Microsoft's RulesEngine: one rule per criterion and strength, one per effect that excludes or caps. What
/// the rules find out is added up in C#, as its users do.
/// </summary>
internal sealed class MicrosoftRulesEngine
{
    private const string Workflow = "Catalogue";

    private readonly Catalogue catalogue;
    private readonly RulesEngine.RulesEngine engine;
    private readonly List<Action<Tally>> outcomes = [];

    public MicrosoftRulesEngine(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        var bits = new OptionBits(catalogue);
        var rules = new List<Rule>();
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            foreach (var level in Levels(criterion))
                Add(bits.Test(new Any([.. level])), tally => tally.Weights[c] = Math.Max(tally.Weights[c], (int)(level.Key * 100)));
        }
        foreach (var (constraint, effect) in catalogue.Constraints.SelectMany(constraint => constraint.Effects.Select(effect => (constraint, effect))))
        {
            if (effect.Kind == EffectKind.Warn)
                continue;
            var a = catalogue.Alternatives.Index().Single(entry => entry.Item.Id == effect.Alternative).Index;
            var conditions = new[] { constraint.When, effect.When }.OfType<Condition>().Select(bits.Test)
                .Concat(effect.Unless is null ? [] : [bits.Test(new Not(effect.Unless))]);
            Add(string.Join(" && ", conditions), tally => tally.Ceilings[a] = Math.Min(tally.Ceilings[a], effect.Cap ?? -1));
        }
        engine = new RulesEngine.RulesEngine(
            [new Workflow { WorkflowName = Workflow, Rules = rules }],
            new ReSettings { EnableExceptionAsErrorMessage = false, EnableFormattedErrorMessage = false });

        void Add(string expression, Action<Tally> outcome)
        {
            // Its expressions know no words a0 and a1, but the properties of what they are given.
            rules.Add(new Rule
            {
                RuleName = rules.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Expression = expression.Replace("a0", "answers.A0", StringComparison.Ordinal).Replace("a1", "answers.A1", StringComparison.Ordinal),
            });
            outcomes.Add(outcome);
        }
    }

    public int RuleCount => outcomes.Count;

    /// <summary>Scores answers as the engine does: numerators before and after constraints (−1 when excluded), and their denominator.</summary>
    public async ValueTask<Tally> ScoreAsync(ChosenOptions answers)
    {
        var tally = new Tally(catalogue);
        var results = await engine.ExecuteAllRulesAsync(Workflow, new RuleParameter("answers", answers));
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].IsSuccess)
                outcomes[i](tally);
        }
        tally.AddUp();
        return tally;
    }

    private IEnumerable<IGrouping<decimal, AnsweredWith>> Levels(Criterion criterion) =>
        from question in catalogue.Questions
        from option in question.Options
        from given in option.Strengths
        where given.Criterion == criterion.Id
        group new AnsweredWith(question.Id, [option.Id]) by given.Strength;

    /// <summary>What the rules look at; two words are enough for the seeded catalogue.</summary>
    public sealed record ChosenOptions(ulong A0, ulong A1);

    public sealed class Tally(Catalogue catalogue)
    {
        public int[] Weights { get; } = new int[catalogue.Criteria.Count];

        public int[] Ceilings { get; } = [.. Enumerable.Repeat(100, catalogue.Alternatives.Count)];

        public int[] Before { get; } = new int[catalogue.Alternatives.Count];

        public int[] After { get; } = new int[catalogue.Alternatives.Count];

        public int Denominator { get; private set; }

        public void AddUp()
        {
            for (var c = 0; c < Weights.Length; c++)
            {
                if (catalogue.Criteria[c].CappedBy is { } by)
                    Weights[c] = Math.Min(Weights[c], by.Max(other => Weights[IndexOf(other)]));
            }
            Denominator = 4 * Weights.Sum();
            for (var a = 0; a < Before.Length; a++)
            {
                for (var c = 0; c < Weights.Length; c++)
                    Before[a] += 100 * Weights[c] * RatingOf(c, a);
                After[a] = Ceilings[a] < 0 ? -1 : Math.Min(Before[a], Ceilings[a] * Denominator);
            }
        }

        private int IndexOf(string criterion) => catalogue.Criteria.Index().First(entry => entry.Item.Id == criterion).Index;

        private int RatingOf(int c, int a) => catalogue.Criteria[c].Ratings.First(rating => rating.Alternative == catalogue.Alternatives[a].Id).Value;
    }
}
