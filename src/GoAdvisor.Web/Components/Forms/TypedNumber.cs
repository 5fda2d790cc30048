namespace GoAdvisor.Web.Components.Forms;

/// <summary>Numbers as people type them: with a comma or a point, as a share or in percent.</summary>
public static class TypedNumber
{
    /// <summary>"0.5", "0,5", ".5", "50 %" and "50%" are all a half. False for anything else, such as separators of thousands, which could mean either.</summary>
    public static bool TryRead(string? text, out decimal number)
    {
        var typed = (text ?? "").Trim();
        var percent = typed.EndsWith('%');
        if (percent)
            typed = typed[..^1].TrimEnd();
        if (!decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return false;
        number = percent ? number / 100 : number;
        return true;
    }
}
