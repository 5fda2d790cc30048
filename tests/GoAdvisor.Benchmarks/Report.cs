using System.Globalization;

namespace GoAdvisor.Benchmarks;

/// <summary>What a figure should be.</summary>
public readonly record struct Goal(double Bound, bool IsCeiling)
{
    public static Goal AtMost(double bound) => new(bound, IsCeiling: true);

    public static Goal AtLeast(double bound) => new(bound, IsCeiling: false);

    public bool IsMetBy(double value) => IsCeiling ? value <= Bound : value >= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"goal {(IsCeiling ? "<=" : ">=")} {Bound:0.##}");
}

/// <summary>Prints one line per figure, in the form that scripts read, and remembers what was missed.</summary>
public sealed class Report(TextWriter output)
{
    private readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    /// <summary>How two things compare; it has no unit and hardly depends on the machine.</summary>
    public void Ratio(string name, double value, Goal goal) => Print("ratio", name, value, unit: null, goal);

    public void Figure(string name, double value, string unit, Goal? goal = null) => Print("figure", name, value, unit, goal);

    /// <summary>What a reader needs to know to judge the figures, on a line that scripts pass over.</summary>
    public void Note(string text) => output.WriteLine($"# {text}");

    public void Fail(string name, string reason) => failures.Add($"{name}: {reason}");

    private void Print(string kind, string name, double value, string? unit, Goal? goal)
    {
        var shown = value.ToString("0.##", CultureInfo.InvariantCulture);
        output.WriteLine($"{kind} {name} {shown}{(unit is null ? "" : $" {unit}")} ({goal?.ToString() ?? "no goal"})");
        if (goal is { } wanted && !wanted.IsMetBy(value))
            Fail(name, $"{shown} misses the {wanted}");
    }
}

/// <summary>Nothing could be measured, or what was measured is not what was meant.</summary>
public sealed class MeasurementException(string message) : Exception(message);
