using System.Runtime.Intrinsics;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>A catalogue as flat rows of bytes for evaluation.</summary>
internal sealed class ModelTables
{
    /// <summary>Strengths and weights are integer hundredths, so that sums and ties are exact.</summary>
    public const int Unit = 100;

    /// <summary>How many weights are looked up at once.</summary>
    public const int RowBytes = 32;

    private readonly Catalogue catalogue;
    private readonly Dictionary<string, int> firstOption = [];
    private readonly Dictionary<string, int> questionIndex = [];
    private readonly Dictionary<string, int> conditionNumbers = [];
    private readonly QuestionTable[] followUps;

    /// <summary>By reference: comparing conditions by value is slower than compiling equal ones twice.</summary>
    private readonly Dictionary<Condition, CompiledCondition> compiled = new(ReferenceEqualityComparer.Instance);

    public ModelTables(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var question in catalogue.Questions)
        {
            questionIndex.Add(question.Id, questionIndex.Count);
            firstOption.Add(question.Id, OptionCount);
            OptionCount += question.Options.Count;
        }
        Words = OptionBits.Words(OptionCount);
        Criteria = catalogue.Criteria.Count;
        Width = (Criteria + RowBytes - 1) / RowBytes * RowBytes;
        Strengths = new byte[OptionCount * Width];
        Ratings = new byte[catalogue.Alternatives.Count * Width];
        FillStrengths();
        OptionStrengths = [.. Enumerable.Range(0, OptionCount).Select(option => Enumerable.Range(0, Criteria)
            .Select(c => (c, Strengths[(option * Width) + c])).Where(given => given.Item2 > 0).ToArray())];
        FillRatings();
        Caps = [.. catalogue.Criteria.Index()
            .Where(criterion => criterion.Item.CappedBy is not null)
            .Select(criterion => new WeightCap(criterion.Index, [.. criterion.Item.CappedBy!.Select(CriterionIndex)]))];
        JointCeilings = [.. (catalogue.JointCeilings ?? []).Select(joint =>
            new JointPair(CriterionIndex(joint.Criteria[0]), CriterionIndex(joint.Criteria[1]), (int)(joint.Ceiling * Unit)))];
        AskedCount = catalogue.Questions.Count(question => question.AskedWhen is null);
        Constraints = [.. catalogue.Constraints.Select(constraint => new CompiledConstraint(constraint, this))];
        foreach (var constraint in catalogue.Constraints)
        {
            foreach (var condition in constraint.Conditions.Append(constraint.LikelyWhen))
                CompileParts(condition);
        }
        Questions = [.. catalogue.Questions.Select(question => new QuestionTable(question, this))];
        Exclusions = [.. catalogue.Alternatives.Select((_, a) => Constraints.SelectMany(constraint => constraint.Effects
            .Where(effect => effect.Alternative == a && effect.Effect.Kind == EffectKind.Exclude && !effect.Effect.SparesLast)
            .Select(effect => (constraint, effect))).ToArray())];
        LooksAt = [.. catalogue.Questions.Select(question => Constraints.SelectMany(constraint => constraint.Effects
            .Where(effect => constraint.LooksAt(effect, question.Id) || (effect.Effect.SparesLast && Exclusions.Any(others => others.Any(other =>
                other.Constraint.LooksAt(other.Effect, question.Id))))).Select(effect => (constraint, effect))).ToArray())];
        MayAsk = [.. catalogue.Questions.Select(question => catalogue.Questions.Index()
            .Where(other => other.Item.AskedWhen?.Leaves.Any(leaf => leaf.Question == question.Id) == true).Select(other => other.Index).ToArray())];
        Origins = [.. catalogue.Questions.SelectMany(question => question.Options.Select(option => OriginsOf(question, option)))];
        Favoured = [.. catalogue.Criteria.Select(criterion => AlternativeIndex(criterion.Favours))];
        followUps = [.. Questions.Where((_, i) => catalogue.Questions[i].AskedWhen is not null)];
        Watched = OptionsIn(catalogue.Constraints.SelectMany(constraint => constraint.Conditions));
        FollowUpCauses = OptionsIn(catalogue.Questions.Select(question => question.AskedWhen));
        AskedLooks = [.. catalogue.Questions.Select(question => OptionsIn([question.AskedWhen]))];
        Triggers = [.. Enumerable.Range(0, Words).Select(word => Constraints.Aggregate(0UL, (all, constraint) => all | constraint.Needed[word]))];
        TriggeredBy = [.. Enumerable.Range(0, OptionCount).Select(option => Constraints.Where(constraint => constraint.Needed.Has(option)).ToArray())];
        WeighingBytes = (1 + Enumerable.Range(0, OptionCount).LastOrDefault(option => Strengths.AsSpan(option * Width, Width).ContainsAnyExcept((byte)0)) + 7) / 8;
        NibbleRows = new byte[2 * WeighingBytes * 16 * Width];
        FillNibbleRows();
        Sums = catalogue.Alternatives.Count + 1;
        Quads = (Criteria + 3) / 4;
        RatingLanes = new byte[(catalogue.Alternatives.Count + 8) / 8 * Quads * 32];
        FillRatingLanes();
    }

    public int OptionCount { get; }

    /// <summary>64-bit words per set of options.</summary>
    public int Words { get; }

    /// <summary>Bytes of these words up to the last option with any strength.</summary>
    public int WeighingBytes { get; }

    public int Criteria { get; }

    /// <summary>Bytes in a row of one byte per criterion: whole vectors, padded with zeros.</summary>
    public int Width { get; }

    /// <summary>Option × <see cref="Width"/>, in hundredths.</summary>
    public byte[] Strengths { get; }

    /// <summary>By option: the criteria it gives strength to, in hundredths.</summary>
    public (int Criterion, byte Strength)[][] OptionStrengths { get; }

    /// <summary>Alternative × <see cref="Width"/>, 0–4.</summary>
    public byte[] Ratings { get; }

    /// <summary>By option: the criteria it gives strength to.</summary>
    public (int Criterion, WeightOrigin Origin)[][] Origins { get; }

    /// <summary>By alternative: what may exclude it, without what spares the only one left.</summary>
    public (CompiledConstraint Constraint, CompiledEffect Effect)[][] Exclusions { get; }

    /// <summary>By question: the effects whose conditions look at it.</summary>
    public (CompiledConstraint Constraint, CompiledEffect Effect)[][] LooksAt { get; }

    /// <summary>By question: the follow-ups that it may ask.</summary>
    public int[][] MayAsk { get; }

    /// <summary>By criterion.</summary>
    public int[] Favoured { get; }

    /// <summary>One sum per alternative, and that of the weights.</summary>
    public int Sums { get; }

    /// <summary>Where the last eight sums begin.</summary>
    public int LastGroup => (Sums - 1) / 8 * 8;

    /// <summary>Groups of four criteria, the last padded.</summary>
    public int Quads { get; }

    /// <summary>The ratings and a row of ones, as vectors of eight rows by four criteria: four bytes of one row, then the next row.</summary>
    public byte[] RatingLanes { get; }

    /// <summary>The options without which some constraint cannot fire.</summary>
    public ulong[] Triggers { get; }

    /// <summary>By option: the constraints it may fire.</summary>
    public CompiledConstraint[][] TriggeredBy { get; }

    /// <summary>
    /// The largest strengths, <see cref="RowBytes"/> criteria at a time; for every four adjacent options one row for each of their 16 subsets.
    /// </summary>
    public byte[] NibbleRows { get; }

    public WeightCap[] Caps { get; }

    public JointPair[] JointCeilings { get; }

    /// <summary>How many questions count in coverage.</summary>
    public int AskedCount { get; }

    public QuestionTable[] Questions { get; }

    /// <summary>The options that constraints or their effects refer to. Changes among other options of an answered question do not affect them.</summary>
    public ulong[] Watched { get; }

    /// <summary>The options that decide whether follow-ups are asked.</summary>
    public ulong[] FollowUpCauses { get; }

    /// <summary>By question: the options that decide whether it is asked.</summary>
    public ulong[][] AskedLooks { get; }

    public CompiledConstraint[] Constraints { get; }

    public ref readonly QuestionTable Table(Question question) => ref Questions[questionIndex[question.Id]];

    /// <summary>Drops answers to follow-ups that are not asked. Follow-ups refer only to earlier questions, so one pass suffices.</summary>
    public void DropUnasked(Span<ulong> answers)
    {
        foreach (var followUp in followUps)
        {
            if (!followUp.IsAsked(answers))
                answers.Remove(followUp.Mask);
        }
    }

    /// <summary>Whether every other alternative is excluded, and not by what spares the only one left.</summary>
    public Truth IsOnlyOneLeft(int alternative, ReadOnlySpan<ulong> answers)
    {
        var all = Truth.True;
        for (var other = 0; other < Exclusions.Length && all != Truth.False; other++)
        {
            if (other == alternative)
                continue;
            var excluded = Truth.False;
            foreach (var (constraint, effect) in Exclusions[other])
            {
                if (constraint.EvaluateWith(effect, answers) is var state && state > excluded)
                    excluded = state;
            }
            all = excluded < all ? excluded : all;
        }
        return all;
    }

    /// <summary>In which of 512 draws every other alternative is excluded.</summary>
    public Vector512<ulong> IsOnlyOneLeftIn(int alternative, ReadOnlySpan<Vector512<ulong>> chosen)
    {
        var all = Vector512<ulong>.AllBitsSet;
        for (var other = 0; other < Exclusions.Length; other++)
        {
            if (other == alternative)
                continue;
            var excluded = Vector512<ulong>.Zero;
            foreach (var (constraint, effect) in Exclusions[other])
                excluded |= constraint.When.HoldsIn(chosen) & effect.HoldsIn(chosen);
            all &= excluded;
        }
        return all;
    }

    /// <summary>How many different conditions effects have.</summary>
    public int EffectConditions => conditionNumbers.Count;

    /// <summary>The number of a condition of effects, the next one for a new key.</summary>
    public int NumberOfCondition(string key)
    {
        if (!conditionNumbers.TryGetValue(key, out var number))
            conditionNumbers.Add(key, number = conditionNumbers.Count);
        return number;
    }

    /// <summary>Only for conditions of constraints and effects, and their parts.</summary>
    public CompiledCondition Compiled(Condition condition) => compiled[condition];

    public int? IndexOf(string question) => questionIndex.TryGetValue(question, out var index) ? index : null;

    /// <summary>Whether a follow-up is asked; null for a question that always is, and in the first form, where one that is not asked is merely unknown.</summary>
    public CompiledCondition? Asked(string question) => catalogue.DrawsAnswers && catalogue.Questions.Single(q => q.Id == question).AskedWhen is { } condition
        ? CompiledCondition.Compile(condition, this) : null;

    public bool IsSelectOne(string question) => catalogue.Questions.Single(q => q.Id == question).Select == Selection.One;

    public int FirstOption(Question question) => firstOption[question.Id];

    public int AlternativeIndex(string id) => IndexOf(catalogue.Alternatives, alternative => alternative.Id == id);

    public ulong[] Mask(string question) => Mask(question, catalogue.Questions.Single(q => q.Id == question).Options.Select(option => option.Id));

    public ulong[] Mask(string question, IEnumerable<string> options)
    {
        var asked = catalogue.Questions.Single(q => q.Id == question);
        var mask = new ulong[Words];
        foreach (var id in options)
        {
            mask.Add(firstOption[question] + IndexOf(asked.Options, option => option.Id == id));
        }
        return mask;
    }

    private void CompileParts(Condition? condition)
    {
        if (condition is null || !compiled.TryAdd(condition, CompiledCondition.Compile(condition, this)))
            return;
        foreach (var part in condition.Children)
            CompileParts(part);
    }

    private void FillStrengths()
    {
        foreach (var question in catalogue.Questions)
        {
            foreach (var (i, option) in question.Options.Index())
            {
                foreach (var given in option.Strengths)
                {
                    var criterion = CriterionIndex(given.Criterion);
                    Strengths[((firstOption[question.Id] + i) * Width) + criterion] =
                        (byte)(Math.Min(given.Strength, catalogue.Criteria[criterion].MaxWeight ?? 1) * Unit);
                }
            }
        }
    }

    private void FillRatings()
    {
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            foreach (var rating in criterion.Ratings)
                Ratings[(AlternativeIndex(rating.Alternative) * Width) + c] = (byte)rating.Value;
        }
    }

    private (int Criterion, WeightOrigin Origin)[] OriginsOf(Question question, Option option) =>
        [.. option.Strengths.Select(given => (CriterionIndex(given.Criterion), new WeightOrigin(question, option, (double)given.Strength)))];

    /// <summary>Every condition of a constraint that excludes somebody.</summary>
    public IEnumerable<Condition?> ExcludingConditions => catalogue.Constraints
        .Where(constraint => constraint.Effects.Any(effect => effect.Kind == EffectKind.Exclude)).SelectMany(constraint => constraint.Conditions);

    public ulong[] OptionsIn(IEnumerable<Condition?> conditions)
    {
        var options = new ulong[Words];
        foreach (var leaf in conditions.OfType<Condition>().SelectMany(condition => condition.Leaves))
        {
            options.Add(Mask(leaf.Question, leaf.Options));
        }
        return options;
    }

    private void FillNibbleRows()
    {
        for (var row = 0; row < NibbleRows.Length / RowBytes; row++)
        {
            var (column, entry) = Math.DivRem(row, 2 * WeighingBytes * 16);
            var (nibble, chosen) = Math.DivRem(entry, 16);
            for (var option = nibble * 4; option < Math.Min((nibble * 4) + 4, OptionCount); option++)
            {
                if ((chosen >> (option % 4) & 1) == 0)
                    continue;
                for (var c = 0; c < RowBytes; c++)
                {
                    var strength = Strengths[(option * Width) + (column * RowBytes) + c];
                    NibbleRows[(row * RowBytes) + c] = Math.Max(NibbleRows[(row * RowBytes) + c], strength);
                }
            }
        }
    }

    private void FillRatingLanes()
    {
        var alternatives = catalogue.Alternatives.Count;
        for (var row = 0; row <= alternatives; row++)
        {
            for (var c = 0; c < Criteria; c++)
                RatingLanes[(((row / 8 * Quads) + (c / 4)) * 32) + (row % 8 * 4) + (c % 4)] = row == alternatives ? (byte)1 : Ratings[(row * Width) + c];
        }
    }

    public int CriterionIndex(string id) => IndexOf(catalogue.Criteria, criterion => criterion.Id == id);

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> predicate)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (predicate(items[i]))
                return i;
        }
        throw new ArgumentException("The catalogue was not validated: it refers to something that does not exist.", nameof(predicate));
    }
}

/// <summary>Two criteria, and the most that they weigh together, in hundredths.</summary>
internal readonly record struct JointPair(int One, int Other, int Ceiling);

internal sealed class WeightCap(int criterion, int[] by)
{
    public int Criterion { get; } = criterion;

    public int[] By { get; } = by;

    /// <summary>The mask of its byte within the four that are read together.</summary>
    public uint Byte { get; } = ByteAt(criterion % 4);

    private static uint ByteAt(int i)
    {
        var four = new byte[4];
        four[i] = byte.MaxValue;
        return BitConverter.ToUInt32(four);
    }
}
