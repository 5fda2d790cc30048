using System.Globalization;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>One bit per option in catalogue order, and conditions over them written as C# expressions over the words a0, a1, ….</summary>
internal sealed class OptionBits
{
    private readonly Dictionary<(string Question, string Option), int> bits = [];

    public OptionBits(Catalogue catalogue)
    {
        foreach (var question in catalogue.Questions)
        {
            foreach (var option in question.Options)
                bits.Add((question.Id, option.Id), bits.Count);
        }
        Words = (bits.Count + 63) / 64;
    }

    public int Words { get; }

    public ulong[] Read(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        Mask(answers.SelectMany(answer => answer.Value.Select(option => (answer.Key, option))));

    /// <summary>True when the condition is true; false when it is false or unknown.</summary>
    public string Test(Condition condition) => condition switch
    {
        AnsweredWith answered => Test([answered]),
        Any any when any.Parts.All(part => part is AnsweredWith) => Test(any.Parts.Cast<AnsweredWith>()),
        Any any => $"({string.Join(" || ", any.Parts.Select(Test))})",
        All all => $"({string.Join(" && ", all.Parts.Select(Test))})",
        Not { Part: AnsweredWith answered } => $"({Test([new AnsweredWith(answered.Question, Others(answered))])} && !{Test([answered])})",
        Not { Part: Any any } => Test(new All([.. any.Parts.Select(part => new Not(part))])),
        Not { Part: All all } => Test(new Any([.. all.Parts.Select(part => new Not(part))])),
        _ => throw new MeasurementException($"{condition.GetType().Name} is not written out here yet."),
    };

    private string Test(IEnumerable<AnsweredWith> leaves)
    {
        var mask = Mask(leaves.SelectMany(leaf => leaf.Options.Select(option => (leaf.Question, option))));
        var parts = mask.Index().Where(word => word.Item != 0).Select(word => string.Create(CultureInfo.InvariantCulture, $"(a{word.Index} & {word.Item}UL)"));
        return $"(({string.Join(" | ", parts)}) != 0)";
    }

    private List<string> Others(AnsweredWith answered) =>
        [.. bits.Keys.Where(key => key.Question == answered.Question && !answered.Options.Contains(key.Option)).Select(key => key.Option)];

    private ulong[] Mask(IEnumerable<(string Question, string Option)> options)
    {
        var mask = new ulong[Words];
        foreach (var option in options)
            mask[bits[option] >> 6] |= 1UL << bits[option];
        return mask;
    }
}
