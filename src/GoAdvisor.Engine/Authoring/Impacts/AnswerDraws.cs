using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GoAdvisor.Engine.Robustness.Draws;

namespace GoAdvisor.Engine.Authoring.Impacts;

/// <summary>
/// Random answer sets. Of a select-one question every option is as likely as the others; of a select-many question each option is ticked
/// with a chance of 1 in as many as there are, so one on average, and the exclusive option when no other is. Every option has a random
/// sequence of its own, named after it and its question, and the option with the smallest number is chosen: an option, question or
/// alternative more or less, or in another place, leaves the other draws as they are.
/// </summary>
internal sealed class AnswerDraws(DecisionModel model, int seed)
{
    /// <summary>How many sets are drawn together.</summary>
    public const int Chunk = 4096;

    private readonly uint[] numbers = new uint[Chunk];
    private readonly uint[] least = new uint[Chunk];
    private readonly int[] chosen = new int[Chunk];

    /// <summary>Whether the same sets are drawn for two catalogues, in the same bits, before follow-ups that are not asked are dropped.</summary>
    public static bool AreAlike(Catalogue one, Catalogue other) =>
        one.Questions.Select(question => (question.Id, question.Select)).SequenceEqual(other.Questions.Select(question => (question.Id, question.Select)))
        && one.Questions.Zip(other.Questions).All(pair => pair.First.Options.Select(option => (option.Id, option.Exclusive))
            .SequenceEqual(pair.Second.Options.Select(option => (option.Id, option.Exclusive))));

    /// <summary>Draws <see cref="Chunk"/> sets.</summary>
    /// <param name="chunk">Which of them: the same number gives the same sets.</param>
    /// <param name="bits">Receives <see cref="ModelTables.Words"/> words for each set.</param>
    public void Draw(int chunk, Span<ulong> bits)
    {
        DrawAll(chunk, bits);
        DropUnasked(model, bits);
    }

    /// <summary>Drops the answers to follow-ups that are not asked, in every set.</summary>
    public static void DropUnasked(DecisionModel model, Span<ulong> bits)
    {
        var words = model.Tables.Words;
        for (var set = 0; set < Chunk; set++)
            model.Tables.DropUnasked(bits.Slice(set * words, words));
    }

    /// <summary>Draws <see cref="Chunk"/> sets in which every question is answered, asked or not.</summary>
    public void DrawAll(int chunk, Span<ulong> bits)
    {
        bits.Clear();
        var which = chunk.ToString(CultureInfo.InvariantCulture);
        foreach (var (q, question) in model.Catalogue.Questions.Index())
        {
            ref readonly var table = ref model.Tables.Questions[q];
            if (question.Select == Selection.One)
                ChooseOne(question, table.First, which, bits);
            else
                Tick(question, table.First, table.Exclusive, which, bits);
        }
    }

    private void ChooseOne(Question question, int first, string chunk, Span<ulong> bits)
    {
        least.AsSpan().Fill(uint.MaxValue);
        chosen.AsSpan().Fill(first);
        foreach (var (i, option) in question.Options.Index())
        {
            Fill(question, option, chunk);
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

    private void Tick(Question question, int first, int exclusive, string chunk, Span<ulong> bits)
    {
        var words = model.Tables.Words;
        var one = uint.MaxValue / (uint)question.Options.Count(option => !option.Exclusive);
        chosen.AsSpan().Clear();
        foreach (var (i, option) in question.Options.Index().Where(option => !option.Item.Exclusive))
        {
            Fill(question, option, chunk);
            var (word, bit) = (OptionBits.Word(first + i), OptionBits.Bit(first + i));
            for (var set = 0; set < Chunk; set++)
            {
                if (numbers[set] >= one)
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

    private void Fill(Question question, Option option, string chunk)
    {
        var stream = new DrawStream(seed, "answers", question.Id, option.Id, chunk);
        var pairs = MemoryMarshal.Cast<uint, ulong>(numbers.AsSpan());
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = stream.Next();
    }
}
