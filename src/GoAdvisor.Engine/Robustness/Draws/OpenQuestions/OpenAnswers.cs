namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>
/// An answer to every question in every draw, one bit per draw and option: by archetype where archetypes differ. Which archetype a draw has depends on the answers
/// that are given; the rest is drawn once per catalogue. Numbers come from a sequence of their own per question or tick, so that another question changes none.
/// </summary>
internal sealed class OpenAnswers
{
    /// <summary>Draws in a group: one vector of bits per option.</summary>
    public const int Group = 512;

    private const int WordsInGroup = Group / 64;

    private const int IndexBits = 4;

    private const double Range = 1UL << 32;

    private readonly ShareTables shares;

    /// <summary>By option: archetype, then draw.</summary>
    private readonly ulong[][] bits;

    /// <summary>
    /// By question: archetype, then 64 draws: which of its options is chosen, of the first 32 in the low half of their bytes, of the others in the high half. Empty
    /// where several may be, and of no use where there are more options than a half byte can tell.
    /// </summary>
    private readonly byte[][] indexes;
    private readonly int words;

    public OpenAnswers(Catalogue catalogue, ModelTables tables, ShareTables shares, int samples, int seed)
    {
        this.shares = shares;
        words = (samples + Group - 1) / Group * WordsInGroup;
        bits = new ulong[tables.OptionCount][];
        indexes = new byte[catalogue.Questions.Count][];
        for (var option = 0; option < bits.Length; option++)
            bits[option] = [];
        foreach (var (q, question) in catalogue.Questions.Index())
        {
            indexes[q] = [];
            if (question.Select == Selection.Many)
                DrawMany(question, tables.Questions[q], samples, seed);
            else
                indexes[q] = DrawOne(question, tables.Questions[q], samples, seed);
        }
        for (var option = 0; option < bits.Length; option++)
            bits[option] = Once(bits[option]);
    }

    /// <summary>Of one archetype.</summary>
    private int IndexLength => words * 64 * IndexBits / 8;

    /// <summary>Words of bits per archetype.</summary>
    public int Words => words;

    /// <summary>How many archetypes the bits of an option are told apart by.</summary>
    public int Tables(int option) => bits[option].Length / words;

    /// <summary>The draws of an option in which it is chosen, if the question is asked and open, in one archetype.</summary>
    public ReadOnlySpan<ulong> Chosen(int option, int archetype) => bits[option].AsSpan((Tables(option) > 1 ? archetype : 0) * words, words);

    /// <summary>Half a byte per draw says which option of a question is chosen; and by how much the parts of two archetypes are apart, 0 where all have the same.</summary>
    public (byte[] Table, int Apart) Indexes(int question) => (indexes[question], indexes[question].Length > IndexLength ? IndexLength : 0);

    /// <summary>One bit per draw says whether an option is chosen; and by how much the parts of two archetypes are apart, 0 where all have the same.</summary>
    public (ulong[] Table, int Apart) Bits(int option) => (bits[option], Tables(option) > 1 ? words : 0);

    /// <summary>
    /// Deals archetypes out in proportion, one after the other, to 64 draws at a time: nearer to their chances than drawing one for every draw would come.
    /// </summary>
    public static void Deal(ReadOnlySpan<double> posterior, Span<byte> archetypes)
    {
        var (sum, word) = (0.0, 0);
        for (var k = 0; k < posterior.Length; k++)
        {
            sum += posterior[k];
            var end = k == posterior.Length - 1 ? archetypes.Length : (int)Math.Min((sum * archetypes.Length) + 0.5, archetypes.Length);
            for (; word < end; word++)
                archetypes[word] = (byte)k;
        }
    }

    private static void Limits(ReadOnlySpan<double> chances, Span<uint> limits)
    {
        var sum = 0.0;
        for (var i = 0; i < limits.Length; i++)
        {
            sum += chances[i];
            limits[i] = i == limits.Length - 1 ? uint.MaxValue : Limit(sum);
        }
    }

    private static int Find(uint number, ReadOnlySpan<uint> limits)
    {
        var i = 0;
        while (i < limits.Length - 1 && number >= limits[i])
            i++;
        return i;
    }

    private static uint Limit(double chance) => (uint)Math.Clamp(chance * Range, 0, uint.MaxValue);

    private byte[] DrawOne(Question question, QuestionTable table, int samples, int seed)
    {
        var numbers = Numbers(new DrawStream(seed, "open", question.Id), samples, samples);
        var archetypes = shares.IsTilted(table.First) ? shares.Archetypes : 1;
        for (var i = 0; i < table.Count; i++)
            bits[table.First + i] = new ulong[archetypes * words];
        var index = new byte[archetypes * IndexLength];
        Span<uint> limits = stackalloc uint[table.Count];
        Span<double> chances = stackalloc double[table.Count];
        for (var k = 0; k < archetypes; k++)
        {
            for (var i = 0; i < table.Count; i++)
                chances[i] = shares.Chance(table.First + i, k);
            Limits(chances, limits);
            for (var draw = 0; draw < samples; draw++)
            {
                var i = Find(numbers[draw], limits);
                Set(table.First + i, k, draw);
                index[(k * IndexLength) + (draw / 64 * 32) + (draw % 32)] |= (byte)(i << (draw % 64 / 32 * IndexBits));
            }
        }
        return index;
    }

    private void DrawMany(Question question, QuestionTable table, int samples, int seed)
    {
        var tilted = false;
        for (var option = table.First; option < table.First + table.Count; option++)
            tilted |= shares.IsTilted(option);
        var archetypes = tilted ? shares.Archetypes : 1;
        for (var i = 0; i < table.Count; i++)
            bits[table.First + i] = new ulong[archetypes * words];
        foreach (var (i, option) in question.Options.Index().Where(entry => table.First + entry.Index != table.Exclusive))
        {
            var numbers = Numbers(new DrawStream(seed, "open", question.Id, option.Id), samples, samples);
            for (var k = 0; k < archetypes; k++)
            {
                var limit = Limit(shares.Chance(table.First + i, k));
                for (var draw = 0; draw < samples; draw++)
                {
                    if (numbers[draw] < limit)
                        Set(table.First + i, k, draw);
                }
            }
        }
        FillUnticked(question, table, archetypes, samples, seed);
    }

    /// <summary>Where nothing is ticked, the exclusive option is; where there is none, one of the others by their shares.</summary>
    private void FillUnticked(Question question, QuestionTable table, int archetypes, int samples, int seed)
    {
        var numbers = Numbers(new DrawStream(seed, "open", question.Id), samples, samples);
        Span<uint> limits = stackalloc uint[table.Count];
        var chances = new double[table.Count];
        for (var k = 0; k < archetypes; k++)
        {
            for (var i = 0; i < table.Count; i++)
                chances[i] = shares.Chance(table.First + i, k);
            var sum = chances.Sum();
            Limits([.. chances.Select(chance => sum > 0 ? chance / sum : 1.0 / chances.Length)], limits);
            for (var draw = 0; draw < samples; draw++)
            {
                if (!IsTicked(table, k, draw))
                    Set(table.Exclusive >= 0 ? table.Exclusive : table.First + Find(numbers[draw], limits), k, draw);
            }
        }
    }

    /// <summary>One table is enough where all archetypes have the same.</summary>
    private ulong[] Once(ulong[] option)
    {
        for (var at = words; at < option.Length; at += words)
        {
            if (!option.AsSpan(at, words).SequenceEqual(option.AsSpan(0, words)))
                return option;
        }
        return option[..words];
    }

    private bool IsTicked(QuestionTable table, int archetype, int draw)
    {
        for (var option = table.First; option < table.First + table.Count; option++)
        {
            if ((Chosen(option, archetype)[draw / 64] >> draw & 1) != 0)
                return true;
        }
        return false;
    }

    private void Set(int option, int archetype, int draw) => bits[option][(archetype * words) + (draw / 64)] |= 1UL << draw;

    private static uint[] Numbers(DrawStream stream, int samples, int length)
    {
        var numbers = new uint[length];
        for (var draw = 0; draw < samples; draw++)
            numbers[draw] = (uint)(stream.Next() >> 32);
        return numbers;
    }
}
