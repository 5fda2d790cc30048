namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>What became of a print; one of the six below.</summary>
public abstract record PrintResult
{
    private protected PrintResult() { }
}

/// <summary>The whole PDF, never a part of one.</summary>
public sealed record Printed(ReadOnlyMemory<byte> Pdf) : PrintResult;

/// <summary>There is no browser to print with.</summary>
/// <param name="Mend">What whoever runs the server can do, in a sentence or two.</param>
public sealed record NoBrowser(string Mend) : PrintResult;

/// <summary>Too many prints are waiting, or this one waited too long for its turn. Nothing was printed.</summary>
public sealed record PrintQueueFull : PrintResult;

/// <summary>The browser was not done in time, and was ended.</summary>
/// <param name="Reference">Stands in the log beside what is known.</param>
public sealed record PrintTimedOut(TimeSpan Limit, string Reference) : PrintResult;

/// <summary>The browser left no whole PDF.</summary>
/// <param name="Reference">Stands in the log beside the reason.</param>
public sealed record PrintFailed(string Reference) : PrintResult;

/// <summary>This process is about to end and prints no more.</summary>
public sealed record PrintingStopped : PrintResult;
