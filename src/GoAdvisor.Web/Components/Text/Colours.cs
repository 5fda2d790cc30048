namespace GoAdvisor.Web.Components.Text;

/// <summary>The colour of an alternative follows from its position in the catalogue; its name is always shown beside it.</summary>
public static class Colours
{
    public const int Count = 12;

    public static string Class(Catalogue catalogue, Alternative alternative) => Class(Slot(catalogue, alternative));

    public static string Class(int slot) => $"alt-{slot}";

    public static int Slot(Catalogue catalogue, Alternative alternative) =>
        Math.Max(0, catalogue.Alternatives.ToList().FindIndex(candidate => candidate.Id == alternative.Id)) % Count;
}
