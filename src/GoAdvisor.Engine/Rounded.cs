namespace GoAdvisor.Engine;

/// <summary>
/// Figures as they are rounded wherever they are written, so that no two places disagree on one. By the fifteen digits that a double is
/// good for: 63.75, which is no double, is a half all the same.
/// </summary>
public static class Rounded
{
    /// <summary>A double such as 28.999999999999996 that stands for a whole number.</summary>
    private const double Inexact = 1e-9;

    /// <summary>Points with one decimal; a half goes away from zero.</summary>
    public static double Points(double points) => Digits(points, 1);

    /// <summary>A weight or strength with two decimals; a half goes away from zero.</summary>
    public static double Weight(double weight) => Digits(weight, 2);

    /// <summary>A share of draws in whole percent, rounded down: only all of them are 100.</summary>
    /// <param name="share">0 to 1.</param>
    public static double Percent(double share) => Math.Floor((100 * share) + Inexact);

    private static double Digits(double value, int decimals) => (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
}
