namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>The optional parts of an evaluation, which take longer.</summary>
internal sealed record EvaluationOptions(bool Robustness, bool Flips, bool Stability, bool Summary, DrawSettings Draws)
{
    private static readonly string[] Parts = ["robustness", "flips", "stability", "summary"];
    private static readonly string PartNames = string.Join(", ", Parts);

    public bool Any => Robustness || Flips || Stability || Summary;

    /// <param name="fields">The body; <c>include</c>, <c>samples</c>, <c>seed</c> and <c>mode</c> are optional.</param>
    /// <param name="model">Supplies the defaults of the draws.</param>
    public static EvaluationOptions Read(RequestFields fields, DecisionModel model)
    {
        var usual = model.StatedDraws;
        var parts = ReadParts(fields["include"]);
        var samples = fields["samples"].ReadInt(usual.Samples);
        if (samples != usual.Samples && (samples < 1 || samples > model.MaxSamples))
            fields["samples"].Refuse($"must be 1 to {model.MaxSamples}, not {samples}");
        var draws = new DrawSettings(samples, fields["seed"].ReadInt(usual.Seed), fields["mode"].ReadWeightDraws());
        return new EvaluationOptions(parts.Contains(Parts[0]), parts.Contains(Parts[1]), parts.Contains(Parts[2]), parts.Contains(Parts[3]), draws);
    }

    private static HashSet<string> ReadParts(RequestValue value)
    {
        var parts = new HashSet<string>();
        foreach (var item in value.IsGiven ? value.ReadItems($"a list of {PartNames}") ?? [] : [])
        {
            if (item.ReadString($"one of {PartNames}") is not { } part)
                continue;
            if (Parts.Contains(part))
                parts.Add(part);
            else
                item.Refuse($"is '{part.Truncated(Limits.Slug)}'; it can be {PartNames}");
        }
        return parts;
    }
}
