using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GoAdvisor.Architecture.Tests;

/// <summary>The house rules of the engine: no packages, no input or output, no clock, no culture.</summary>
public class EnginePurityTests
{
    private static readonly Assembly Engine = typeof(DecisionModel).Assembly;

    [Fact]
    public void The_engine_uses_nothing_but_the_base_class_library()
    {
        string[] allowed = ["System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Text.Json", "System.Text.Encodings.Web", "System.Text.Encoding.Extensions",
            "System.Text.RegularExpressions", "System.Numerics.Vectors", "System.Runtime.Numerics", "System.Runtime.Intrinsics", "System.Runtime.InteropServices"];
        Engine.GetReferencedAssemblies().Select(reference => reference.Name).Should().BeSubsetOf(allowed);
    }

    [Fact]
    public void The_engine_reads_no_clock_no_culture_no_file_and_no_chance()
    {
        string[] forbidden = ["System.IO.", "System.Net.", "System.Environment", "System.Random", "System.Console", "System.DateTime.", "System.DateTimeOffset.",
            "System.TimeProvider", "System.Guid.NewGuid", "System.Globalization.CultureInfo.get_Current", "System.Threading.", "System.Diagnostics.Process"];
        // Iterators compile to a look at the thread's id, which decides nothing.
        string[] harmless = ["System.Environment.get_CurrentManagedThreadId"];
        MembersUsed().Except(harmless).Where(member => forbidden.Any(prefix => member.StartsWith(prefix, StringComparison.Ordinal))).Should().BeEmpty();
    }

    private static List<string> MembersUsed()
    {
        using var stream = File.OpenRead(Engine.Location);
        using var pe = new PEReader(stream);
        var metadata = pe.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(member => $"{metadata.GetString(member.Type.Namespace)}.{metadata.GetString(member.Type.Name)}.{metadata.GetString(member.Name)}")];
    }
}
