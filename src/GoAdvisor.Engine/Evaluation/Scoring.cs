using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine;

/// <summary>
/// The hot path from answers to standings. It allocates nothing. What options give is looked up four options at a time, so that the
/// time does not depend on how many are chosen. Everything is whole numbers: a machine with wide vectors and one without get the same.
/// </summary>
internal sealed class Scoring(ModelTables tables)
{
    /// <summary>Room for the weights of any catalogue; see <see cref="ModelTables.Width"/> for what one needs.</summary>
    public const int MaxWidth = 128;

    /// <summary>Weights of all criteria in hundredths: the largest strength over the chosen options, before any cap.</summary>
    /// <param name="answers">The chosen options.</param>
    /// <param name="weights">Receives <see cref="ModelTables.Width"/> bytes; those beyond the criteria are 0.</param>
    public void Join(ReadOnlySpan<ulong> answers, Span<byte> weights)
    {
        ref var row = ref tables.NibbleRows[0];
        for (var column = 0; column < weights.Length; column += ModelTables.RowBytes)
        {
            var (largest, others) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
            var left = tables.WeighingBytes;
            foreach (var word in answers)
            {
                // Two at a time, because one maximum has to wait for the last.
                var rest = word;
                for (var i = Math.Min(left, sizeof(ulong)); i > 0; i--)
                {
                    largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref row, (nuint)(rest & 15) * ModelTables.RowBytes));
                    others = Vector256.Max(others, Vector256.LoadUnsafe(ref row, (16 + (nuint)(rest >> 4 & 15)) * ModelTables.RowBytes));
                    row = ref Unsafe.Add(ref row, 2 * 16 * ModelTables.RowBytes);
                    rest >>= 8;
                }
                left -= sizeof(ulong);
            }
            Vector256.Max(largest, others).CopyTo(weights[column..]);
        }
    }

    /// <summary>Enabling criteria are held down to the largest weight of what they enable.</summary>
    public void Cap(Span<byte> weights)
    {
        foreach (var cap in tables.Caps)
        {
            byte largest = 0;
            foreach (var c in cap.By)
                largest = Math.Max(largest, weights[c]);
            var capped = Math.Min(weights[cap.Criterion], largest);
            // As they are read back: four at a time. Written one at a time, they would have to reach the cache first.
            ref var four = ref Unsafe.As<byte, uint>(ref weights[cap.Criterion & ~3]);
            four = (four & ~cap.Byte) | (capped * (cap.Byte & 0x01010101));
        }
    }

    /// <summary>Adds up the scores and applies the constraints that fire.</summary>
    /// <param name="answers">The chosen options; they decide the constraints.</param>
    /// <param name="weights">Final weights, <see cref="ModelTables.Width"/> bytes.</param>
    /// <param name="standings">Receives one standing per alternative.</param>
    /// <returns>The common denominator 4 · Σ weights of all scores.</returns>
    public int Stand(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> weights, Span<Standing> standings)
    {
        var denominator = Rating.Best * AddUp(weights, standings);
        Bind(answers, denominator, standings);
        return denominator;
    }

    /// <summary>What the constraints allow every alternative at most.</summary>
    /// <param name="answers">The chosen options.</param>
    /// <param name="ceilings">Receives points, 0 to 100; −1 for an excluded alternative.</param>
    public void Ceilings(ReadOnlySpan<ulong> answers, Span<int> ceilings)
    {
        Span<Standing> standings = stackalloc Standing[ceilings.Length];
        standings.Fill(new Standing(100));
        Bind(answers, denominator: 1, standings);
        for (var a = 0; a < ceilings.Length; a++)
            ceilings[a] = standings[a].Place;
    }

    private void Bind(ReadOnlySpan<ulong> answers, int denominator, Span<Standing> standings)
    {
        for (var word = 0; word < answers.Length; word++)
        {
            for (var triggers = answers[word] & tables.Triggers[word]; triggers != 0; triggers &= triggers - 1)
            {
                foreach (var constraint in tables.TriggeredBy[(word << 6) + BitOperations.TrailingZeroCount(triggers)])
                    constraint.Bind(answers, denominator, standings);
            }
        }
    }

    /// <summary>Puts every alternative at 100 · Σ weight · rating.</summary>
    /// <returns>Σ weight.</returns>
    private int AddUp(ReadOnlySpan<byte> weights, Span<Standing> standings)
    {
        if (!Avx2.IsSupported)
            return AddUpPlainly(weights, standings);
        // Eight sums side by side, four criteria at a time; the last sum is that of the weights.
        Span<int> eight = stackalloc int[Vector256<int>.Count];
        ref var ratings = ref tables.RatingLanes[0];
        for (var a = 0; ; a += eight.Length)
        {
            var sum = Vector256<int>.Zero;
            ref var weight = ref Unsafe.AsRef(in weights[0]);
            for (var quad = tables.Quads; quad > 0; quad--)
            {
                var four = Vector256.Create(Unsafe.ReadUnaligned<int>(ref weight)).AsByte();
                var pairs = Avx2.MultiplyAddAdjacent(four, Vector256.LoadUnsafe(ref ratings).AsSByte());
                sum += Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
                weight = ref Unsafe.Add(ref weight, 4);
                ratings = ref Unsafe.Add(ref ratings, Vector256<byte>.Count);
            }
            sum.CopyTo(eight);
            var last = standings.Length - a;
            for (var i = 0; i < eight.Length && i < last; i++)
                standings[a + i] = new Standing(100 * eight[i]);
            if (last < eight.Length)
                return eight[last];
        }
    }

    /// <summary>As <see cref="AddUp"/>, for machines without wide vectors and to check those with.</summary>
    internal int AddUpPlainly(ReadOnlySpan<byte> weights, Span<Standing> standings)
    {
        for (var a = 0; a < standings.Length; a++)
        {
            var sum = 0;
            for (var c = 0; c < tables.Criteria; c++)
                sum += weights[c] * tables.Ratings[(a * tables.Width) + c];
            standings[a] = new Standing(100 * sum);
        }
        var total = 0;
        foreach (var weight in weights)
            total += weight;
        return total;
    }
}
