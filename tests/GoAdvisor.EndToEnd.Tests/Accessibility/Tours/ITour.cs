namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>Some of the pages, each in every state worth looking at, with realistic data. Together the tours visit every page.</summary>
public interface ITour
{
    /// <summary>The pages of the tour, as in <see cref="Urls"/>.</summary>
    static abstract IReadOnlyList<string> Routes { get; }

    /// <summary>Opens each page in turn and calls back with the name of what is seen.</summary>
    Task VisitAllAsync(Func<string, Task> look);
}
