using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GoAdvisor.Architecture.Tests;

/// <summary>Who leaves a page or gives a request up stops the reads of the database that were begun for them.</summary>
public class CancellationTests
{
    private static readonly string[] Reads = ["Find", "Get", "List", "Count", "Preview", "Measure", "Has", "May"];

    [Fact]
    public void Every_read_of_the_data_layer_can_be_cancelled() =>
        typeof(Limits).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => IsRead(method.Name) && typeof(Task).IsAssignableFrom(method.ReturnType))
            .Where(method => method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}").Should().BeEmpty();

    [Fact]
    public void Whoever_reads_passes_a_token()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Urls).Assembly.Location);
        var reads = (from type in module.Types.SelectMany(WithNested)
                     from method in type.Methods
                     where method.HasBody
                     from instruction in method.Body.Instructions
                     where instruction.Operand is MethodReference called && TakesToken(called) && IsRead(called.Name)
                     select (Place: $"{Outermost(type).Name} → {((MethodReference)instruction.Operand).Name}", Passes: !IsDefault(instruction.Previous))).ToList();
        reads.Should().HaveCountGreaterThan(60);
        reads.Where(read => !read.Passes).Select(read => read.Place).Should().BeEmpty();
    }

    private static bool IsRead(string method) => Reads.Any(verb => method.StartsWith(verb, StringComparison.Ordinal)) && method.EndsWith("Async", StringComparison.Ordinal);

    private static bool TakesToken(MethodReference called) =>
        called.DeclaringType.Namespace.StartsWith("GoAdvisor.Data", StringComparison.Ordinal)
        && called.Parameters is [.., { ParameterType.FullName: "System.Threading.CancellationToken" }];

    /// <summary>A token that is left out is a local variable, set to its default just before.</summary>
    private static bool IsDefault(Instruction argument) => argument is { Previous.OpCode.Code: Code.Initobj }
        || argument.Operand is MethodReference { Name: "get_None" };

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
