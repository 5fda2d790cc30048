namespace GoAdvisor.Web.Components.Text;

/// <summary>Numbers as the pages write them, the same on every machine.</summary>
public static class Figures
{
    public static string Points(double points) => Rounded.Points(points).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign; the minus is the typographic one.</summary>
    public static string Signed(double points) =>
        Rounded.Points(points) == 0 ? "±0.0" : points < 0 ? $"−{Points(-points)}" : $"+{Points(points)}";

    /// <summary>The difference of two scores as they are written, so that whoever takes one from the other gets the same.</summary>
    public static string Change(double from, double to) => Signed(Rounded.Points(to) - Rounded.Points(from));

    /// <summary>A weight or strength, 0 to 1, with no more digits than it has.</summary>
    public static string Weight(double weight) => Rounded.Weight(weight).ToString("0.##", CultureInfo.InvariantCulture);

    public static string SignedWeight(double weight) =>
        Rounded.Weight(weight) == 0 ? "±0" : weight < 0 ? $"−{Weight(-weight)}" : $"+{Weight(weight)}";

    /// <summary>A share of draws in whole percent, rounded down as the verdict does: only all of them are 100 %, and only none is 0 %.</summary>
    public static string Percent(double share) => share is > 0 and < .01 ? "<1\u00A0%" : string.Create(CultureInfo.InvariantCulture, $"{Rounded.Percent(share):0}\u00A0%");

    /// <summary>As <see cref="Percent"/>, counted: "91 of 100".</summary>
    public static string OfHundred(double share) => share is > 0 and < .01 ? "<1 of 100" : string.Create(CultureInfo.InvariantCulture, $"{Rounded.Percent(share):0} of 100");

    public static string Share(double share) => $"{Points(100 * share)}\u00A0%";

    public static string Interval(double min, double max) =>
        min <= 0 && max >= 1 ? "always"
        : min <= 0 ? $"up to {Share(max)}"
        : max >= 1 ? $"from {Share(min)}"
        : $"{Points(100 * min)}–{Share(max)}";

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1st", "2nd", "3rd", "4th".</summary>
    public static string Ordinal(int rank) => rank.ToString(CultureInfo.InvariantCulture) + (rank % 100 is 11 or 12 or 13 ? "th" : (rank % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>For style attributes and machine-read values.</summary>
    public static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A moment to the minute, in UTC because the server does not know the reader's zone.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment to the second, in UTC, as machines sort it.</summary>
    public static string Second(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time) => time.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
