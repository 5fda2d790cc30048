namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>How large a model may be. A model within them is evaluated in two and a half seconds at most (measured on two shared cores).</summary>
public static class ModelLimits
{
    /// <summary>Most alternatives; the fewest are 2.</summary>
    public const int Alternatives = 32;

    /// <summary>Most criteria; the fewest is 1.</summary>
    public const int Criteria = 64;

    /// <summary>Most points of a value function; the fewest are 2.</summary>
    public const int Points = 100;

    /// <summary>Most characters of an id.</summary>
    public const int IdLength = 64;

    /// <summary>Most draws.</summary>
    public const int Samples = 100_000;

    /// <summary>Most draws × alternatives × criteria: 10,000 draws of the largest model.</summary>
    public const long DrawnRatings = 10_000L * Alternatives * Criteria;

    /// <summary>Numbers lie between minus this and this: a double still holds three decimals of them.</summary>
    public const decimal Magnitude = 1_000_000_000_000;

    /// <summary>The same for the logarithm of a rating; its median e^34 is then a number of about 15 digits.</summary>
    public const decimal Logarithm = 34;

    /// <summary>Bounds the cost of exact comparison: about 2,400 digits, enough for 28 in each of 64 criteria.</summary>
    internal const int DenominatorBits = 8_000;
}
