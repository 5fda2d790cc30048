using System.Text.Json;
using GoAdvisor.Engine.Authoring.Populations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>
/// Measures what the verdicts of a version are worth and stores that with it. It takes minutes of one processor, so it runs in the background: whoever publishes
/// and every start request it, and nothing happens where the current version has its figures already.
/// </summary>
public sealed partial class CatalogueCalibrator(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, ILogger<CatalogueCalibrator> log) : BackgroundService
{
    private readonly SemaphoreSlim requested = new(0);

    /// <summary>How many cases of every verdict are tried.</summary>
    public int Cases { get; init; } = Calibration.UsualCases;

    /// <summary>For the current version; returns at once.</summary>
    public void Request() => requested.Release();

    /// <summary>Measures a version anew, stores its figures and returns them; null when there is no such version, or its form knows no shares.</summary>
    public async Task<Calibration?> CalibrateAsync(int number, CancellationToken cancellationToken = default)
    {
        if (await catalogues.FindAsync(number, cancellationToken) is not { Catalogue.DrawsAnswers: true } version)
            return null;
        var figures = await Task.Run(() => CalibrationFigures.Measure(version.Model, Cases), cancellationToken).WaitAsync(cancellationToken);
        var text = CalibrationFigures.Write(figures);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.CatalogueVersions.Where(stored => stored.Number == number)
            .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Calibration, text), cancellationToken);
        version.Calibration = figures;
        return figures;
    }

    public override void Dispose()
    {
        requested.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await requested.WaitAsync(stoppingToken);
            try
            {
                if (await catalogues.GetCurrentAsync(stoppingToken) is { Calibration: null, Catalogue.DrawsAnswers: true } current)
                    await CalibrateAsync(current.Number, stoppingToken);
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e))
            {
                LogNotStored(log, e.GetBaseException().Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The current catalogue is not calibrated yet; the next start tries again: {Reason}")]
    private static partial void LogNotStored(ILogger log, string reason);
}

/// <summary>What the verdicts of a catalogue are worth, as it is measured and kept.</summary>
public static class CalibrationFigures
{
    private const int Seed = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>On full sheets, drawn by the shares of the catalogue's archetypes.</summary>
    public static Calibration Measure(DecisionModel model, int cases = Calibration.UsualCases) =>
        Calibration.Measure(model, Population.ByShares(model, Seed), Seed, cases);

    public static string Write(Calibration figures) => JsonSerializer.Serialize(figures, Form);

    /// <exception cref="JsonException">It is something else.</exception>
    public static Calibration Read(string json) => JsonSerializer.Deserialize<Calibration>(json, Form) ?? throw new JsonException("Figures are an object.");

    /// <summary>A file to ship beside the seeds of a version.</summary>
    public static string WriteShipped(Catalogue catalogue, Calibration figures) =>
        JsonSerializer.Serialize(new Shipped(ContentHash.Of(Encoding.UTF8.GetString(CatalogueReader.Write(catalogue))), figures), Form) + "\n";

    /// <summary>The figures of a shipped file; null where they were measured on another catalogue.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Calibration? ReadShipped(string json, string catalogueHash) =>
        JsonSerializer.Deserialize<Shipped>(json, Form) is { } shipped && shipped.Catalogue == catalogueHash ? shipped.Figures : null;

    /// <param name="Catalogue">The hash of the catalogue's document.</param>
    private sealed record Shipped(string Catalogue, Calibration Figures);
}
