namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// How likely every option is in every archetype: its share tilted by the archetype, then raked (Deming and Stephan 1940) until over all archetypes every option
/// has its share again. Without archetypes there is one, in which everything has its share.
/// </summary>
internal sealed class ShareTables
{
    private const int RakingRounds = 200;

    private readonly Catalogue catalogue;
    private readonly ModelTables tables;
    private readonly double[] weights;

    /// <summary>By option, then archetype; one entry where all archetypes have the same.</summary>
    private readonly double[][] chances;

    public ShareTables(Catalogue catalogue, ModelTables tables)
    {
        (this.catalogue, this.tables) = (catalogue, tables);
        var archetypes = catalogue.Archetypes ?? [];
        weights = archetypes.Count == 0 ? [1] : Shares([.. archetypes.Select(archetype => (double)archetype.Weight)]);
        chances = new double[tables.OptionCount][];
        foreach (var (q, question) in catalogue.Questions.Index())
        {
            if (question.Select == Selection.One)
                FillOne(question, tables.Questions[q].First);
            else
                FillMany(question, tables.Questions[q]);
        }
    }

    /// <summary>How common each archetype is; they add up to 1.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>How many archetypes there are, at least 1.</summary>
    public int Archetypes => weights.Length;

    /// <summary>Whether the options of a question, one of which is given, are more likely in some archetypes than in others.</summary>
    public bool IsTilted(int option) => chances[option].Length > 1;

    /// <summary>Of a select-one question among its options, of a select-many question of this tick by itself; 0 for its exclusive option.</summary>
    public double Chance(int option, int archetype) => chances[option][chances[option].Length > 1 ? archetype : 0];

    /// <summary>How likely each archetype is, given the answers: Bayes' rule over the questions that tell archetypes apart.</summary>
    public void Posterior(ReadOnlySpan<ulong> answers, Span<double> posterior)
    {
        weights.CopyTo(posterior);
        foreach (var table in tables.Questions)
        {
            if (!table.IsAnswered(answers))
                continue;
            for (var option = table.First; option < table.First + table.Count; option++)
            {
                if (!IsTilted(option) || (!table.Many && !answers.Has(option)))
                    continue;
                for (var k = 0; k < posterior.Length; k++)
                    posterior[k] *= answers.Has(option) ? chances[option][k] : 1 - chances[option][k];
            }
            // Nothing underflows, and answers that no archetype allows say nothing.
            if (!Normalise(posterior))
                weights.CopyTo(posterior);
        }
    }

    /// <summary>How likely an option is where the archetypes are as likely as given.</summary>
    public double Chance(int option, ReadOnlySpan<double> posterior)
    {
        if (!IsTilted(option))
            return chances[option][0];
        var chance = 0.0;
        for (var k = 0; k < posterior.Length; k++)
            chance += posterior[k] * chances[option][k];
        return chance;
    }

    private void FillOne(Question question, int first)
    {
        var shares = Shares([.. question.Options.Select(option => (double)(option.Share ?? 0))]);
        var tilts = TiltsOf(question);
        for (var i = 0; i < shares.Length; i++)
            chances[first + i] = [shares[i]];
        if (tilts is null)
            return;
        double[][] rows = [.. tilts.Select(factors => Shares([.. question.Options.Select((option, i) => shares[i] * Factor(factors, option))]))];
        for (var round = 0; round < RakingRounds; round++)
        {
            for (var i = 0; i < shares.Length; i++)
            {
                var mixed = 0.0;
                for (var k = 0; k < rows.Length; k++)
                    mixed += weights[k] * rows[k][i];
                for (var k = 0; k < rows.Length && mixed > 0; k++)
                    rows[k][i] *= shares[i] / mixed;
            }
            foreach (var row in rows)
                Normalise(row);
        }
        for (var i = 0; i < shares.Length; i++)
            chances[first + i] = [.. rows.Select(row => row[i])];
    }

    private void FillMany(Question question, QuestionTable table)
    {
        var tilts = TiltsOf(question);
        foreach (var (i, option) in question.Options.Index())
        {
            var share = CatalogueFormats.IsRest(question, option) ? 0 : (double)(option.Share ?? 0) / 100;
            chances[table.First + i] = tilts is null || share is <= 0 or >= 1 || tilts.All(factors => Factor(factors, option) == 1)
                ? [share]
                : RakedOdds(share, [.. tilts.Select(factors => Factor(factors, option))]);
        }
    }

    /// <summary>The odds of a tick times the factors, all times what makes the tick as common over all archetypes as its share says.</summary>
    private double[] RakedOdds(double share, double[] factors)
    {
        var odds = share / (1 - share);
        var scale = 1.0;
        var raked = new double[factors.Length];
        for (var round = 0; round < RakingRounds; round++)
        {
            var mixed = 0.0;
            for (var k = 0; k < factors.Length; k++)
            {
                raked[k] = scale * odds * factors[k] / (1 + (scale * odds * factors[k]));
                mixed += weights[k] * raked[k];
            }
            if (mixed is <= 0 or >= 1)
                break;
            scale *= odds / (mixed / (1 - mixed));
        }
        return raked;
    }

    /// <summary>By archetype; null when no archetype tilts the question.</summary>
    private IReadOnlyDictionary<string, decimal>?[]? TiltsOf(Question question)
    {
        IReadOnlyDictionary<string, decimal>?[] tilts = [.. (catalogue.Archetypes ?? [])
            .Select(archetype => archetype.Tilts.FirstOrDefault(tilt => tilt.Question == question.Id)?.Factors)];
        return Array.TrueForAll(tilts, factors => factors is null) ? null : tilts;
    }

    private static double Factor(IReadOnlyDictionary<string, decimal>? factors, Option option) => (double)(factors?.GetValueOrDefault(option.Id, 1) ?? 1);

    private static double[] Shares(double[] numbers)
    {
        if (!Normalise(numbers))
            Array.Fill(numbers, 1.0 / numbers.Length);
        return numbers;
    }

    private static bool Normalise(Span<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        for (var i = 0; i < numbers.Length && sum > 0; i++)
            numbers[i] /= sum;
        return sum > 0;
    }
}
