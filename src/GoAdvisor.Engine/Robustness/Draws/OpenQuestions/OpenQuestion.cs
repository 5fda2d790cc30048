using System.Runtime.Intrinsics;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>A question that is drawn, where it is asked.</summary>
internal sealed class OpenQuestion(int number, QuestionTable table, CompiledCondition? askedWhen, OpenOption[] options)
{
    /// <summary>How many options fit into what is looked up at once.</summary>
    private const int MaxIndex = 16;

    public int Number { get; } = number;

    public QuestionTable Table { get; } = table;

    /// <summary>Null where the answers settle that it is asked.</summary>
    public CompiledCondition? AskedWhen { get; } = askedWhen;

    /// <summary>Those that give strengths.</summary>
    public OpenOption[] Options { get; } = options;

    /// <summary>Those that conditions look at.</summary>
    public int[] LookedAt { get; set; } = [];

    /// <summary>Per criterion what each option gives, four times the same; empty where several options may be chosen.</summary>
    public Lookup[] Lookups { get; private set; } = [];

    /// <param name="criteria">How many there are.</param>
    /// <param name="given">Weights by what is answered.</param>
    /// <param name="divisor">What they are divided by.</param>
    /// <param name="touched">The criteria that an earlier question may strengthen.</param>
    public void Fill(int criteria, byte[] given, byte divisor, bool[] touched)
    {
        if (Table.Many || Table.Count > MaxIndex || Options.Length == 0)
            return;
        var lookups = new List<Lookup>();
        Span<byte> strengths = stackalloc byte[MaxIndex];
        for (var criterion = 0; criterion < criteria; criterion++)
        {
            var any = false;
            strengths.Clear();
            foreach (ref readonly var option in Options.AsSpan())
            {
                foreach (ref readonly var strength in option.Strengths.AsSpan())
                {
                    if (strength.Criterion != criterion)
                        continue;
                    strengths[option.Index - Table.First] = strength.Strength;
                    any = true;
                }
            }
            if (!any)
                continue;
            var lane = Vector128.Create((ReadOnlySpan<byte>)strengths);
            lookups.Add(new Lookup(criterion, Vector512.Create(Vector256.Create(lane, lane), Vector256.Create(lane, lane)),
                IsFirst: AskedWhen is null && !touched[criterion], Vector512.Create((byte)(given[criterion] / divisor))));
        }
        Lookups = [.. lookups];
    }
}

/// <summary>What each option of a question gives to one criterion.</summary>
/// <param name="Criterion">Which is strengthened.</param>
/// <param name="Strengths">By option, four times the same.</param>
/// <param name="IsFirst">Whether no earlier question strengthens it, so that the row begins here.</param>
/// <param name="Given">Its weight by what is answered.</param>
internal readonly record struct Lookup(int Criterion, Vector512<byte> Strengths, bool IsFirst, Vector512<byte> Given);

/// <summary>An option that gives strengths.</summary>
internal readonly record struct OpenOption(int Index, OpenStrength[] Strengths);

/// <summary>What an option gives to one criterion.</summary>
internal struct OpenStrength
{
    public int Criterion;
    public byte Strength;
}
