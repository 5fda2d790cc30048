namespace GoAdvisor.Web.Components.Charts;

public static class Stability
{
    /// <summary>How little a weight must move, down or up, to leave the interval within which the first place holds; infinite when no move can.</summary>
    public static double Room(double weight, double min, double max) =>
        Math.Min(min > 0 ? weight - min : double.PositiveInfinity, max < 1 ? max - weight : double.PositiveInfinity);

    public static double Room(this WeightStability stability) => Room(stability.Weight, stability.First.Min, stability.First.Max);

    /// <summary>The score at a weight from 0 to 1, linear between the points.</summary>
    public static double At(this WalkLine line, double weight)
    {
        var next = Math.Max(1, line.Points.Index().First(point => point.Item.Weight >= weight).Index);
        var (from, to) = (line.Points[next - 1], line.Points[next]);
        return from.Score + ((to.Score - from.Score) * (weight - from.Weight) / (to.Weight - from.Weight));
    }

    /// <summary>Moves labels by as little as the gap between them needs, within 0 to 100 and in the given order.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double gap)
    {
        var places = wanted.ToArray();
        var order = Enumerable.Range(0, places.Length).OrderBy(i => wanted[i]).ToList();
        var least = 0.0;
        foreach (var i in order)
            (places[i], least) = (Math.Max(places[i], least), Math.Max(places[i], least) + gap);
        var most = 100.0;
        foreach (var i in Enumerable.Reverse(order))
            (places[i], most) = (Math.Min(places[i], most), Math.Min(places[i], most) - gap);
        return places;
    }
}
