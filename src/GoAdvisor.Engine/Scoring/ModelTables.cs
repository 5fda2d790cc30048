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
        FillRatings();
        Caps = [.. catalogue.Criteria.Index()
            .Where(criterion => criterion.Item.CappedBy is not null)
            .Select(criterion => new WeightCap(criterion.Index, [.. criterion.Item.CappedBy!.Select(CriterionIndex)]))];
        Asked = catalogue.Questions.Count(question => question.AskedWhen is null);
        Constraints = [.. catalogue.Constraints.Select(constraint => new CompiledConstraint(constraint, this))];
        foreach (var constraint in catalogue.Constraints)
        {
            foreach (var condition in constraint.Effects.Select(effect => effect.When).Append(constraint.When).Append(constraint.LikelyWhen))
                CompileParts(condition);
        }
        Questions = [.. catalogue.Questions.Select(question => new QuestionTable(question, this))];
        Origins = [.. catalogue.Questions.SelectMany(question => question.Options.Select(option => OriginsOf(question, option)))];
        Favoured = [.. catalogue.Criteria.Select(criterion => AlternativeIndex(criterion.Favours))];
        followUps = [.. Questions.Where((_, i) => catalogue.Questions[i].AskedWhen is not null)];
        Watched = OptionsIn(catalogue.Constraints.SelectMany(constraint =>
            constraint.Effects.SelectMany(effect => new[] { effect.When, effect.Unless }).Append(constraint.When)));
        FollowUpCauses = OptionsIn(catalogue.Questions.Select(question => question.AskedWhen));
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

    /// <summary>Alternative × <see cref="Width"/>, 0–4.</summary>
    public byte[] Ratings { get; }

    /// <summary>By option: the criteria it gives strength to.</summary>
    public (int Criterion, WeightOrigin Origin)[][] Origins { get; }

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

    /// <summary>How many questions count in coverage.</summary>
    public int Asked { get; }

    public QuestionTable[] Questions { get; }

    /// <summary>The options that constraints or their effects refer to. Changes among other options of an answered question do not affect them.</summary>
    public ulong[] Watched { get; }

    /// <summary>The options that decide whether follow-ups are asked.</summary>
    public ulong[] FollowUpCauses { get; }

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

    /// <summary>Only for conditions of constraints and effects, and their parts.</summary>
    public CompiledCondition Compiled(Condition condition) => compiled[condition];

    public int? IndexOf(string question) => questionIndex.TryGetValue(question, out var index) ? index : null;

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
                    Strengths[((firstOption[question.Id] + i) * Width) + CriterionIndex(given.Criterion)] = (byte)(given.Strength * Unit);
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

    private ulong[] OptionsIn(IEnumerable<Condition?> conditions)
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
