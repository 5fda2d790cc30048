using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>
/// The catalogue written out as one C# method without loops or look-ups, then compiled: about the fastest that a person with a day to
/// spare and no wish ever to edit a criterion would get.
/// </summary>
internal static class StraightLine
{
    private const string Template =
        """
        using System;
        public static class Generated
        {
            public static int Score(ReadOnlySpan<ulong> answers, Span<int> before, Span<int> after)
            {
        BODY
            }
        }
        """;

    /// <summary>Scores answers as the engine does: numerators before and after constraints (−1 when excluded), and their denominator.</summary>
    public delegate int Scorer(ReadOnlySpan<ulong> answers, Span<int> before, Span<int> after);

    public static Scorer Compile(Catalogue catalogue)
    {
        var references = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "StraightLine",
            [CSharpSyntaxTree.ParseText(Template.Replace("BODY", Body(catalogue), StringComparison.Ordinal))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var code = new MemoryStream();
        var result = compilation.Emit(code);
        if (!result.Success)
            throw new MeasurementException($"The straight-line version does not compile: {result.Diagnostics[0]}");
        code.Position = 0;
        var method = AssemblyLoadContext.Default.LoadFromStream(code).GetType("Generated")?.GetMethod("Score", BindingFlags.Public | BindingFlags.Static)
            ?? throw new MeasurementException("The straight-line version has no method to call.");
        return method.CreateDelegate<Scorer>();
    }

    private static string Body(Catalogue catalogue)
    {
        var bits = new OptionBits(catalogue);
        var body = new StringBuilder();
        var names = catalogue.Criteria.Index().ToDictionary(criterion => criterion.Item.Id, criterion => $"w{criterion.Index}");
        for (var word = 0; word < bits.Words; word++)
            Line($"var a{word} = answers[{word}];");
        foreach (var criterion in catalogue.Criteria)
            Line($"var {names[criterion.Id]} = {Weight(catalogue, criterion, bits)};");
        foreach (var criterion in catalogue.Criteria.Where(criterion => criterion.CappedBy is not null))
        {
            var name = names[criterion.Id];
            Line($"{name} = Math.Min({name}, {criterion.CappedBy!.Select(other => names[other]).Aggregate((left, right) => $"Math.Max({left}, {right})")});");
        }
        Line($"var denominator = 4 * ({string.Join(" + ", names.Values)});");
        foreach (var (a, alternative) in catalogue.Alternatives.Index())
        {
            var terms = catalogue.Criteria
                .Select(criterion => (Name: names[criterion.Id], criterion.Ratings.Single(rating => rating.Alternative == alternative.Id).Value))
                .Where(term => term.Value > 0)
                .Select(term => term.Value == 1 ? term.Name : $"{term.Value} * {term.Name}");
            Line($"var s{a} = 100 * ({string.Join(" + ", terms.DefaultIfEmpty("0"))});");
            Line($"before[{a}] = s{a};");
        }
        foreach (var constraint in catalogue.Constraints.Where(constraint => constraint.Effects.Any(effect => effect.Kind != EffectKind.Warn)))
        {
            Line($"if ({bits.Test(constraint.When)}) {{");
            foreach (var effect in constraint.Effects.Where(effect => effect.Kind != EffectKind.Warn))
            {
                var a = catalogue.Alternatives.Index().Single(entry => entry.Item.Id == effect.Alternative).Index;
                var applies = string.Join(" && ", new[]
                {
                    effect.When is null ? null : bits.Test(effect.When),
                    effect.Unless is null ? null : bits.Test(new Not(effect.Unless)),
                }.OfType<string>());
                Line($"{(applies.Length == 0 ? "" : $"if ({applies}) ")}s{a} = {(effect.Cap is { } cap ? $"Math.Min(s{a}, {cap} * denominator)" : "-1")};");
            }
            Line("}");
        }
        foreach (var (a, _) in catalogue.Alternatives.Index())
            Line($"after[{a}] = s{a};");
        Line("return denominator;");
        return body.ToString();

        void Line(string code) => body.AppendLine(code);
    }

    private static string Weight(Catalogue catalogue, Criterion criterion, OptionBits bits)
    {
        var levels =
            from question in catalogue.Questions
            from option in question.Options
            from given in option.Strengths
            where given.Criterion == criterion.Id
            group new AnsweredWith(question.Id, [option.Id]) by given.Strength into level
            orderby level.Key descending
            select level;
        return string.Concat(levels.Select(level =>
            string.Create(CultureInfo.InvariantCulture, $"{bits.Test(new Any([.. level]))} ? {(int)(level.Key * 100)} : "))) + "0";
    }
}
