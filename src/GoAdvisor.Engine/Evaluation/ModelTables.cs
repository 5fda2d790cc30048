namespace GoAdvisor.Engine;

/// <summary>The numbers of a catalogue laid out for evaluation: strengths and ratings as flat rows of bytes.</summary>
internal sealed class ModelTables
{
    /// <summary>Strengths and weights are whole hundredths, so that sums and ties are exact.</summary>
    public const int Unit = 100;

    private readonly Catalogue catalogue;
    private readonly Dictionary<string, int> firstOption = [];
    private readonly FollowUp[] followUps;

    public ModelTables(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var question in catalogue.Questions)
        {
            firstOption.Add(question.Id, OptionCount);
            OptionCount += question.Options.Count;
        }
        Words = (OptionCount + 63) / 64;
        Criteria = catalogue.Criteria.Count;
        Strengths = new byte[OptionCount * Criteria];
        Ratings = new byte[catalogue.Alternatives.Count * Criteria];
        FillStrengths();
        FillRatings();
        Caps = [.. catalogue.Criteria.Index()
            .Where(criterion => criterion.Item.CappedBy is not null)
            .Select(criterion => new WeightCap(criterion.Index, [.. criterion.Item.CappedBy!.Select(CriterionIndex)]))];
        Asked = catalogue.Questions.Count(question => question.AskedWhen is null);
        followUps = [.. catalogue.Questions
            .Select(question => (question, question.AskedWhen))
            .Where(entry => entry.AskedWhen is not null)
            .Select(entry => new FollowUp(entry.question, Mask(entry.question.Id), CompiledCondition.Compile(entry.AskedWhen!, this)))];
        Constraints = [.. catalogue.Constraints.Select(constraint => new CompiledConstraint(constraint, this))];
    }

    public int OptionCount { get; }

    /// <summary>How many 64-bit words a set of options takes.</summary>
    public int Words { get; }

    public int Criteria { get; }

    /// <summary>Option × criterion, in hundredths.</summary>
    public byte[] Strengths { get; }

    /// <summary>Alternative × criterion, 0–4.</summary>
    public byte[] Ratings { get; }

    /// <summary>Enabling criteria with those that cap them.</summary>
    public WeightCap[] Caps { get; }

    /// <summary>How many questions count in coverage.</summary>
    public int Asked { get; }

    public CompiledConstraint[] Constraints { get; }

    public bool IsAsked(Question question, ReadOnlySpan<ulong> answers)
    {
        foreach (var followUp in followUps)
        {
            if (followUp.Question == question)
                return followUp.AskedWhen.Evaluate(answers) == Truth.True;
        }
        return true;
    }

    /// <summary>Takes out the answers to follow-ups that are not asked. Follow-ups look only at earlier questions, so one pass does.</summary>
    public void DropUnasked(Span<ulong> answers)
    {
        foreach (var followUp in followUps)
        {
            if (followUp.AskedWhen.Evaluate(answers) == Truth.True)
                continue;
            for (var i = 0; i < answers.Length; i++)
                answers[i] &= ~followUp.Mask[i];
        }
    }

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
            var bit = firstOption[question] + IndexOf(asked.Options, option => option.Id == id);
            mask[bit >> 6] |= 1UL << bit;
        }
        return mask;
    }

    private void FillStrengths()
    {
        foreach (var question in catalogue.Questions)
        {
            foreach (var (i, option) in question.Options.Index())
            {
                foreach (var given in option.Strengths)
                    Strengths[((firstOption[question.Id] + i) * Criteria) + CriterionIndex(given.Criterion)] = (byte)(given.Strength * Unit);
            }
        }
    }

    private void FillRatings()
    {
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            foreach (var rating in criterion.Ratings)
                Ratings[(AlternativeIndex(rating.Alternative) * Criteria) + c] = (byte)rating.Value;
        }
    }

    private int CriterionIndex(string id) => IndexOf(catalogue.Criteria, criterion => criterion.Id == id);

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

internal sealed record FollowUp(Question Question, ulong[] Mask, CompiledCondition AskedWhen);

/// <summary>The weight at <paramref name="Criterion"/> never exceeds the largest weight at <paramref name="By"/>.</summary>
internal sealed record WeightCap(int Criterion, int[] By);

/// <summary>A constraint with its conditions compiled.</summary>
internal sealed class CompiledConstraint(Constraint constraint, ModelTables tables)
{
    private readonly CompiledCondition? likelyWhen = constraint.LikelyWhen is { } likely ? CompiledCondition.Compile(likely, tables) : null;

    public Constraint Constraint { get; } = constraint;

    public CompiledCondition When { get; } = CompiledCondition.Compile(constraint.When, tables);

    /// <summary>Whether it has not fired although the answers make it likely.</summary>
    public bool IsPointedOut(ReadOnlySpan<ulong> answers) => likelyWhen?.Evaluate(answers) == Truth.True && When.Evaluate(answers) != Truth.True;

    public CompiledEffect[] Effects { get; } = [.. constraint.Effects.Select(effect => new CompiledEffect(effect, tables))];
}

/// <summary>An effect with its conditions compiled.</summary>
internal sealed class CompiledEffect(Effect effect, ModelTables tables)
{
    private readonly CompiledCondition? when = effect.When is { } condition ? CompiledCondition.Compile(condition, tables) : null;
    private readonly CompiledCondition? unless = effect.Unless is { } condition ? CompiledCondition.Compile(condition, tables) : null;

    public Effect Effect { get; } = effect;

    public int Alternative { get; } = tables.AlternativeIndex(effect.Alternative);

    /// <summary>Whether it applies, given that its constraint fired.</summary>
    public bool Applies(ReadOnlySpan<ulong> answers) =>
        (when is null || when.Evaluate(answers) == Truth.True) && (unless is null || unless.Evaluate(answers) != Truth.True);
}
