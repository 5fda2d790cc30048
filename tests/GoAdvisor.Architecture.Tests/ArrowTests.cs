using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace GoAdvisor.Architecture.Tests;

/// <summary>Which room may know which: arrows point one way.</summary>
public class ArrowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Program = new ArchLoader()
        .LoadAssemblies(typeof(Urls).Assembly, typeof(Limits).Assembly, typeof(Catalogue).Assembly).Build();

    [Fact]
    public void Hosting_knows_neither_components_nor_features() => Arrows("Hosting", "Components", "Features", "Commands").Should().BeEmpty();

    [Fact]
    public void Components_know_no_feature() => Arrows("Components", "Features", "Commands").Should().BeEmpty();

    [Fact]
    public void No_feature_knows_a_feature_that_knows_it()
    {
        const string features = "GoAdvisor.Web.Features";
        var arrows = (from type in Program.Types
                      let @from = Room(type, features)
                      where @from is not null
                      from dependency in type.Dependencies
                      let to = Room(dependency.Target, features)
                      where to is not null && to != @from
                      select (From: @from, To: to, Type: type, dependency.Target)).ToList();
        var known = arrows.Select(arrow => (arrow.From, arrow.To)).Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To);
        arrows.Should().HaveCountGreaterThan(10);
        arrows.Where(arrow => Reaches(arrow.To, arrow.From)).Select(arrow => $"{arrow.Type.FullName} → {arrow.Target.FullName}").Distinct().Should().BeEmpty();

        bool Reaches(string from, string to)
        {
            var (seen, next) = (new HashSet<string>(), new Queue<string>([from]));
            while (next.TryDequeue(out var at))
            {
                if (at == to)
                    return true;
                foreach (var other in known[at].Where(seen.Add))
                    next.Enqueue(other);
            }
            return false;
        }
    }

    private static IEnumerable<string> Arrows(string room, params string[] others) =>
        from type in Program.Types
        where Room(type, "GoAdvisor.Web") == room
        from dependency in type.Dependencies
        where others.Contains(Room(dependency.Target, "GoAdvisor.Web"))
        select $"{type.FullName} → {dependency.Target.FullName}";

    /// <summary>The first part of a type's namespace below <paramref name="parent"/>; null when it is not there.</summary>
    private static string? Room(IType type, string parent) =>
        type.Namespace?.FullName is { } space && space.StartsWith(parent + ".", StringComparison.Ordinal) ? space[(parent.Length + 1)..].Split('.')[0] : null;
}
