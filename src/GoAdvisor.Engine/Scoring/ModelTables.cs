using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>The numbers of a catalogue laid out for evaluation: strengths and ratings as flat rows of bytes.</summary>
internal sealed class ModelTables
{
    /// <summary>Strengths and weights are whole hundredths, so that sums and ties are exact.</summary>
    public const int Unit = 100;

    /// <summary>How many weights are looked up together.</summary>
    public const int RowBytes = 32;

    private readonly Catalogue catalogue;
    private readonly Dictionary<string, int> firstOption = [];
    private readonly Dictionary<string, int> questionIndex = [];
    private readonly QuestionTable[] followUps;

    /// <summary>By the condition itself: two that say the same may well be compiled twice, but comparing what they say takes longer than looking.</summary>
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
        Watched = LookedFor(catalogue.Constraints.SelectMany(constraint =>
            constraint.Effects.SelectMany(effect => new[] { effect.When, effect.Unless }).Append(constraint.When)));
        FollowUpCauses = LookedFor(catalogue.Questions.Select(question => question.AskedWhen));
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

    /// <summary>How many 64-bit words a set of options takes.</summary>
    public int Words { get; }

    /// <summary>How many bytes of these words hold options, up to the last one that gives any strength.</summary>
    public int WeighingBytes { get; }

    public int Criteria { get; }

    /// <summary>How many bytes a row of one byte per criterion takes: whole vectors, filled up with zeros.</summary>
    public int Width { get; }

    /// <summary>Option × <see cref="Width"/>, in hundredths.</summary>
    public byte[] Strengths { get; }

    /// <summary>Alternative × <see cref="Width"/>, 0–4.</summary>
    public byte[] Ratings { get; }

    /// <summary>By option: the criteria it gives strength to, with what the trace says of it.</summary>
    public (int Criterion, WeightOrigin Origin)[][] Origins { get; }

    /// <summary>By criterion: the alternative it favours.</summary>
    public int[] Favoured { get; }

    /// <summary>How many sums an evaluation needs: one per alternative, and that of the weights.</summary>
    public int Sums { get; }

    /// <summary>Where the last eight of these sums begin.</summary>
    public int LastGroup => (Sums - 1) / 8 * 8;

    /// <summary>How many times four criteria there are, the last four filled up with nothing.</summary>
    public int Quads { get; }

    /// <summary>
    /// The ratings, and a row of ones behind them, as vectors of eight rows by four criteria: a byte for each of the four, then the
    /// next row.
    /// </summary>
    public byte[] RatingLanes { get; }

    /// <summary>The options without which some constraint cannot fire.</summary>
    public ulong[] Triggers { get; }

    /// <summary>By option: the constraints it may fire. One of the options that a constraint needs leads to it, whichever is chosen.</summary>
    public CompiledConstraint[][] TriggeredBy { get; }

    /// <summary>
    /// The largest strengths, <see cref="RowBytes"/> criteria at a time; for each four neighbouring options one row for each of the 16
    /// ways to choose among them.
    /// </summary>
    public byte[] NibbleRows { get; }

    /// <summary>Enabling criteria with those that cap them.</summary>
    public WeightCap[] Caps { get; }

    /// <summary>How many questions count in coverage.</summary>
    public int Asked { get; }

    public QuestionTable[] Questions { get; }

    /// <summary>
    /// The options that constraints or their effects look for. Of an answered question, a change among the others means nothing to them.
    /// </summary>
    public ulong[] Watched { get; }

    /// <summary>The options that decide whether follow-ups are asked.</summary>
    public ulong[] FollowUpCauses { get; }

    public CompiledConstraint[] Constraints { get; }

    public ref readonly QuestionTable Table(Question question) => ref Questions[questionIndex[question.Id]];

    /// <summary>Takes out the answers to follow-ups that are not asked. Follow-ups look only at earlier questions, so one pass does.</summary>
    public void DropUnasked(Span<ulong> answers)
    {
        foreach (var followUp in followUps)
        {
            if (!followUp.IsAsked(answers))
                answers.Remove(followUp.Mask);
        }
    }

    /// <summary>A condition of a constraint or of its effects, or a part of one, as it was compiled with the catalogue.</summary>
    public CompiledCondition Compiled(Condition condition) => compiled[condition];

    /// <summary>Where a question stands in the catalogue; null when there is no such question.</summary>
    public int? IndexOf(string question) => questionIndex.TryGetValue(question, out var index) ? index : null;

    public bool IsSelectOne(string question) => catalogue.Questions.Single(q => q.Id == question).Select == Selection.One;

    public int FirstOption(Question question) => firstOption[question.Id];

    public int AlternativeIndex(string id) => IndexOf(catalogue.Alternatives, alternative => alternative.Id == id);

    /// <summary>The bits of all options of a question.</summary>
    public ulong[] Mask(string question) => Mask(question, catalogue.Questions.Single(q => q.Id == question).Options.Select(option => option.Id));

    /// <summary>The bits of some options of a question.</summary>
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

    private ulong[] LookedFor(IEnumerable<Condition?> conditions)
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

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> wanted)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (wanted(items[i]))
                return i;
        }
        throw new ArgumentException("The catalogue was not validated: it refers to something that does not exist.", nameof(wanted));
    }
}

/// <summary>The weight at <paramref name="criterion"/> never exceeds the largest weight at <paramref name="by"/>.</summary>
internal sealed class WeightCap(int criterion, int[] by)
{
    public int Criterion { get; } = criterion;

    public int[] By { get; } = by;

    /// <summary>All bits of its byte among the four that are read together.</summary>
    public uint Byte { get; } = ByteAt(criterion % 4);

    private static uint ByteAt(int i)
    {
        var four = new byte[4];
        four[i] = byte.MaxValue;
        return BitConverter.ToUInt32(four);
    }
}
