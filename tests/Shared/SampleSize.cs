namespace GoAdvisor.Tests;

/// <summary>
/// How much a test tries that samples or fuzzes: enough for every push, and far more in "./dev test --long", which sets the variable and
/// runs only the tests with the trait.
/// </summary>
internal static class SampleSize
{
    public const string Trait = "Size";
    public const string Long = "Long";

    private static readonly bool IsLongRun = Environment.GetEnvironmentVariable("GOADVISOR_LONG_TESTS") == "1";

    public static int Of(int usual, int inLongRun)
    {
        if (TestContext.Current.Test?.Traits.GetValueOrDefault(Trait)?.Contains(Long) != true)
            throw new InvalidOperationException($"Give this test the trait {Trait}={Long}, or the long run leaves it out.");
        return IsLongRun ? inLongRun : usual;
    }

    /// <summary>All in the long run, one of so many otherwise.</summary>
    public static IEnumerable<T> OneIn<T>(int usual, IReadOnlyList<T> all)
    {
        var step = Of(usual, inLongRun: 1);
        return all.Where((_, index) => index % step == 0);
    }
}
