using System.Reflection;
using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;
using Microsoft.AspNetCore.Components;

namespace GoAdvisor.EndToEnd.Tests.Accessibility;

public sealed class TourTests
{
    [Fact]
    public void Every_page_of_the_product_is_on_a_tour()
    {
        var onTours = typeof(ITour).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ITour)))
            .SelectMany(type => type.GetProperty(nameof(ITour.Routes))?.GetValue(null) as IEnumerable<string> ?? []).ToList();
        var ofFeatures = typeof(Urls).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("GoAdvisor.Web.Features", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)).ToList();
        ofFeatures.Should().HaveCountGreaterThan(40).And.BeSubsetOf(onTours);
    }
}
