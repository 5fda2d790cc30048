using System.Globalization;

namespace GoAdvisor.Web.Components.Controls;

/// <summary>Numbers as the pages write them, the same on every machine.</summary>
public static class Figures
{
    /// <summary>A score or contribution with one decimal.</summary>
    public static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign; the minus is the typographic one.</summary>
    public static string Signed(double points) =>
        Math.Round(points, 1) == 0 ? "±0.0" : points < 0 ? $"−{Points(-points)}" : $"+{Points(points)}";

    /// <summary>A weight or strength, 0 to 1, with no more digits than it has.</summary>
    public static string Weight(double weight) => weight.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>For style attributes and machine-read values.</summary>
    public static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A moment to the minute, in UTC because the server does not know the reader's zone.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
