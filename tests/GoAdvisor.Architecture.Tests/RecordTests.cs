using System.Reflection;
using System.Runtime.CompilerServices;

namespace GoAdvisor.Architecture.Tests;

/// <summary>What is a record never changes, so it can be shared, cached and compared.</summary>
public class RecordTests
{
    private static readonly List<Type> Records =
    [
        .. new[] { typeof(Urls), typeof(Limits), typeof(Catalogue) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("GoAdvisor", StringComparison.Ordinal) is true)
            .Where(type => type.IsClass && type.GetMethod("<Clone>$") is not null),
    ];

    [Fact]
    public void A_record_has_no_property_that_can_be_set_later()
    {
        Records.Should().HaveCountGreaterThan(100);
        Records.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType}.{property.Name}").Should().BeEmpty();
    }

    [Fact]
    public void A_record_offers_no_collection_that_can_be_changed()
    {
        Type[] changing = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ICollection<>), typeof(ISet<>)];
        Records.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType.IsArray
                || (property.PropertyType.IsGenericType && changing.Contains(property.PropertyType.GetGenericTypeDefinition())))
            .Select(property => $"{property.DeclaringType}.{property.Name}").Should().BeEmpty();
    }

    [Fact]
    public void A_record_is_sealed_or_abstract() => Records.Where(type => !type.IsSealed && !type.IsAbstract).Should().BeEmpty();
}
