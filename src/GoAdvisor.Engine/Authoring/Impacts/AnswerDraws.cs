using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// Random answer sets. In a select-one question all options are equally likely; in a select-many question each of n options is chosen with probability 1 ÷ n,
/// and the exclusive option when no other is. Every option has its own random sequence and the smallest number wins, so adding, removing or moving something
/// leaves the other draws unchanged.
/// </summary>
internal sealed class AnswerDraws(DecisionModel model, int seed)
{
    public const int Chunk = 4096;

    private readonly uint[] numbers = new uint[Chunk];
    private readonly uint[] least = new uint[Chunk];
    private readonly int[] chosen = new int[Chunk];

    /// <summary>Whether two catalogues get the same sets, in the same bits, before answers to follow-ups that are not asked are dropped.</summary>
    public static bool DrawSameSets(Catalogue one, Catalogue other) =>
        one.Questions.Select(question => (question.Id, question.Select)).SequenceEqual(other.Questions.Select(question => (question.Id, question.Select)))
        && one.Questions.Zip(other.Questions).All(pair => pair.First.Options.Select(option => (option.Id, option.Exclusive))
            .SequenceEqual(pair.Second.Options.Select(option => (option.Id, option.Exclusive))));

    public void Draw(int chunk, Span<ulong> bits)
    {
        DrawAll(chunk, bits);
        DropUnasked(model, bits);
    }

    public static void DropUnasked(DecisionModel model, Span<ulong> bits)
    {
        var words = model.Tables.Words;
        for (var set = 0; set < Chunk; set++)
            model.Tables.DropUnasked(bits.Slice(set * words, words));
    }

    /// <summary>Every question is answered, whether asked or not.</summary>
    public void DrawAll(int chunk, Span<ulong> bits)
    {
        bits.Clear();
        var chunkName = chunk.ToString(CultureInfo.InvariantCulture);
        foreach (var (q, question) in model.Catalogue.Questions.Index())
        {
            ref readonly var table = ref model.Tables.Questions[q];
            if (question.Select == Selection.One)
                ChooseOne(question, table.First, chunkName, bits);
            else
                ChooseMany(question, table.First, table.Exclusive, chunkName, bits);
        }
    }

    private void ChooseOne(Question question, int first, string chunk, Span<ulong> bits)
    {
        least.AsSpan().Fill(uint.MaxValue);
        chosen.AsSpan().Fill(first);
        foreach (var (i, option) in question.Options.Index())
        {
            FillNumbers(question, option, chunk);
            KeepLeast(first + i);
        }
        var words = model.Tables.Words;
        for (var set = 0; set < Chunk; set++)
            bits[(set * words) + OptionBits.Word(chosen[set])] |= OptionBits.Bit(chosen[set]);
    }

    private void KeepLeast(int option)
    {
        var random = MemoryMarshal.Cast<uint, Vector256<uint>>(numbers.AsSpan());
        var smallest = MemoryMarshal.Cast<uint, Vector256<uint>>(least.AsSpan());
        var best = MemoryMarshal.Cast<int, Vector256<int>>(chosen.AsSpan());
        var named = Vector256.Create(option);
        for (var i = 0; i < random.Length; i++)
        {
            var smaller = Vector256.LessThan(random[i], smallest[i]);
            smallest[i] = Vector256.Min(random[i], smallest[i]);
            best[i] = Vector256.ConditionalSelect(smaller.AsInt32(), named, best[i]);
        }
    }

    private void ChooseMany(Question question, int first, int exclusive, string chunk, Span<ulong> bits)
    {
        var words = model.Tables.Words;
        var threshold = uint.MaxValue / (uint)question.Options.Count(option => !option.Exclusive);
        chosen.AsSpan().Clear();
        foreach (var (i, option) in question.Options.Index().Where(option => !option.Item.Exclusive))
        {
            FillNumbers(question, option, chunk);
            var (word, bit) = (OptionBits.Word(first + i), OptionBits.Bit(first + i));
            for (var set = 0; set < Chunk; set++)
            {
                if (numbers[set] >= threshold)
                    continue;
                bits[(set * words) + word] |= bit;
                chosen[set] = 1;
            }
        }
        for (var set = 0; set < Chunk && exclusive >= 0; set++)
        {
            if (chosen[set] == 0)
                bits[(set * words) + OptionBits.Word(exclusive)] |= OptionBits.Bit(exclusive);
        }
    }

    private void FillNumbers(Question question, Option option, string chunk)
    {
        var stream = new DrawStream(seed, "answers", question.Id, option.Id, chunk);
        var pairs = MemoryMarshal.Cast<uint, ulong>(numbers.AsSpan());
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = stream.Next();
    }
}
