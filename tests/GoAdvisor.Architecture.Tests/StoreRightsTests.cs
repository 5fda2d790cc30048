using System.Reflection;
using GoAdvisor.Data.Access;
using GoAdvisor.Data.Accounts.Sessions;
using GoAdvisor.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Architecture.Tests;

/// <summary>
/// Whoever reads or writes private data says for whom, and the store asks the database in the same operation. The stores are found by reflection: what
/// can open a database, directly or through another store.
/// </summary>
public class StoreRightsTests
{
    /// <summary>The methods that ask for nobody, and why that is right.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["AccessStore.FindAsync"] = "looks up the secret that is shown",
        ["AccessStore.IssueAsync"] = "makes a secret that opens nothing yet",
        ["AccessStore.RedeemResumeLinkAsync"] = "the link's secret is the right",
        ["AccountStore.FindCandidateAsync"] = "a sign-in, which has no session yet",
        ["AccountStore.RehashPasswordAsync"] = "a sign-in whose password was right",
        ["AccountStore.UseCodeAsync"] = "a sign-in; the code is the proof",
        ["AccountStore.UseRecoveryCodeAsync"] = "a sign-in; the code is the proof",
        ["AssessmentWatch.Watch"] = "tells a page that is open already the number of a revision",
        ["AuditLog.AppendAsync"] = "only adds a line, such as about a refused sign-in",
        ["CatalogueCalibrator.CalibrateAsync"] = "measures what is published; the program's own start and the operator's command line",
        ["CatalogueCalibrator.Request"] = "measures what is published",
        ["CatalogueStore.Add"] = "keeps a version that was just published",
        ["CatalogueStore.FindAsync"] = "published versions are public",
        ["CatalogueStore.GetAsync"] = "published versions are public",
        ["CatalogueStore.GetCurrentAsync"] = "published versions are public",
        ["CatalogueStore.Invalidate"] = "reads nothing",
        ["DatabaseSetup.RunAsync"] = "the program's own start",
        ["InvitationStore.AcceptAsync"] = "the link's secret is the right",
        ["InvitationStore.FindAsync"] = "the link's secret is the right",
        ["PasskeyStore.UsedAsync"] = "a sign-in; the passkey was verified",
        ["PeopleStore.ResetSecondFactorAsOperatorAsync"] = "the operator's command line",
        ["ProviderStore.EnterAsync"] = "a sign-in; the identity provider vouches",
        ["SessionStore.FindAsync"] = "looks up the secret that is shown",
        ["SessionStore.ListActiveAsync"] = "says of sessions in hand whether they have ended",
        ["SessionStore.StartAsync"] = "a sign-in that has succeeded",
        ["SetupStore.CreateConfiguredAdminAsync"] = "the operator's settings",
        ["SetupStore.CreateFirstAdminAsync"] = "the set-up code is the right",
        ["SetupStore.HasAdminAsync"] = "says no more than the set-up page does",
        ["SetupStore.IssueCodeAsync"] = "the program's own start; the code goes to the log",
    };

    private static readonly Type[] WhoAsks = [typeof(Holder), typeof(Holder?), typeof(UserSession), typeof(UserSession?)];

    [Fact]
    public void Every_method_of_a_store_takes_who_asks_or_there_is_a_reason() =>
        Stores().SelectMany(store => store.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => (method.IsPublic || method.IsAssembly || method.IsFamilyOrAssembly) && !method.IsSpecialName && method.GetBaseDefinition() == method)
            .Where(method => !method.GetParameters().Any(parameter => WhoAsks.Contains(parameter.ParameterType)))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}").Distinct()
            .Should().BeEquivalentTo(Reasons.Keys);

    [Fact]
    public void Nothing_but_a_store_opens_the_database()
    {
        var web = typeof(Program).Assembly.GetTypes();
        var asked = web.SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .SelectMany(constructor => constructor.GetParameters()).Select(parameter => (type, parameter.ParameterType)))
            .Concat(web.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Select(property => (type, property.PropertyType))))
            .Concat(web.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .SelectMany(method => method.GetParameters().Select(parameter => (method.DeclaringType ?? typeof(object), parameter.ParameterType))));
        asked.Where(found => typeof(DbContext).IsAssignableFrom(found.Item2) || found.Item2 == typeof(IDbContextFactory<GoAdvisorDbContext>))
            .Select(found => found.Item1.FullName)
            .Should().Equal(["GoAdvisor.Web.Hosting.Health+DatabaseHealth"], "that one asks only whether the database is there");
    }

    private static IReadOnlyCollection<Type> Stores()
    {
        var stores = new HashSet<Type> { typeof(IDbContextFactory<GoAdvisorDbContext>) };
        var classes = typeof(GoAdvisorDbContext).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        while (classes.FirstOrDefault(type => !stores.Contains(type) && IsGiven(type, stores)) is { } found)
            stores.Add(found);
        return [.. stores.Where(type => type.IsClass)];
    }

    private static bool IsGiven(Type type, HashSet<Type> stores) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => stores.Contains(parameter.ParameterType));
}
