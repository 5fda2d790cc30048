namespace GoAdvisor.Web.Components.Text;

/// <summary>Each alternative has one colour, by its place in the catalogue; it is always named beside it.</summary>
public static class Colours
{
    public const int Count = 12;

    public static string Class(Catalogue catalogue, Alternative alternative) => Class(Slot(catalogue, alternative));

    public static string Class(int slot) => $"alt-{slot}";

    /// <summary>Which of the colours, from 0.</summary>
    public static int Slot(Catalogue catalogue, Alternative alternative) =>
        Math.Max(0, catalogue.Alternatives.ToList().FindIndex(candidate => candidate.Id == alternative.Id)) % Count;
}
