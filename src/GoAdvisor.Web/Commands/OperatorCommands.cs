using GoAdvisor.Data.Seeding;
using GoAdvisor.Engine.Authoring.Populations;

namespace GoAdvisor.Web.Commands;

internal static class OperatorCommands
{
    private const string ResetSecondFactor = "reset-second-factor";
    private const string ShippedCatalogue = "shipped-catalogue";
    private const string Calibrate = "calibrate";
    private const int MaxCases = 100_000;

    /// <returns>False when the arguments name no command and the server should start.</returns>
    public static async Task<bool> RunAsync(string[] arguments, WebApplication app)
    {
        switch (arguments)
        {
            case [ResetSecondFactor, var email]:
                await ResetAsync(email, app);
                return true;
            case [ShippedCatalogue, var file]:
                await WriteShippedAsync(file, app);
                return true;
            case [Calibrate]:
                await CalibrateCurrentAsync(app);
                return true;
            case [Calibrate, var folder]:
                await CalibrateSeedsAsync(folder, Calibration.UsualCases);
                return true;
            case [Calibrate, var folder, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) && cases is > 0 and <= MaxCases:
                await CalibrateSeedsAsync(folder, cases);
                return true;
            case [ResetSecondFactor, ..]:
                Fail($"usage: dotnet GoAdvisor.Web.dll {ResetSecondFactor} EMAIL");
                return true;
            case [ShippedCatalogue, ..]:
                Fail($"usage: dotnet GoAdvisor.Web.dll {ShippedCatalogue} FILE");
                return true;
            case [Calibrate, ..]:
                Fail($"usage: dotnet GoAdvisor.Web.dll {Calibrate} [SEEDS-OF-A-VERSION [CASES]]; CASES, of each verdict, is 1 to {MaxCases}, {Calibration.UsualCases} unless said");
                return true;
            default:
                return false;
        }
    }

    private static async Task ResetAsync(string email, WebApplication app)
    {
        if (await app.Services.GetRequiredService<PeopleStore>().ResetSecondFactorAsOperatorAsync(email))
            await Console.Out.WriteLineAsync($"{email} has no second factor any more, is signed out everywhere, and is asked to set one up when next signing in.");
        else
            Fail($"There is no account {email}.");
    }

    /// <summary>The newest version that is delivered, as one file to import.</summary>
    private static async Task WriteShippedAsync(string file, WebApplication app)
    {
        var versions = SeedFolder.Versions(SeedsFolder.Of(app.Configuration, app.Environment));
        try
        {
            await File.WriteAllBytesAsync(file, CatalogueFile.Write(SeedFolder.Read(versions[^1])));
            await Console.Out.WriteLineAsync($"{file} holds version {versions.Count} of the catalogue, to be imported as a draft.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
        }
    }

    /// <summary>Measures the current version anew, whatever is stored with it.</summary>
    private static async Task CalibrateCurrentAsync(WebApplication app)
    {
        var current = await app.Services.GetRequiredService<CatalogueStore>().GetCurrentAsync(app.Lifetime.ApplicationStopping);
        if (await app.Services.GetRequiredService<CatalogueCalibrator>().CalibrateAsync(current.Number) is { } figures)
            await SayAsync($"Version {current.Number}, stored with it", figures);
        else
            Fail($"Version {current.Number} is in the first form, which knows no shares to draw cases by.");
    }

    /// <summary>Measures a version of the seeds and writes the file that is shipped beside it.</summary>
    private static async Task CalibrateSeedsAsync(string folder, int cases)
    {
        try
        {
            var catalogue = SeedFolder.Read(folder);
            if (!catalogue.DrawsAnswers)
            {
                Fail($"{folder} is in the first form, which knows no shares to draw cases by.");
                return;
            }
            var figures = CalibrationFigures.Measure(DecisionModel.Compile(catalogue), cases);
            var file = SeedFolder.CalibrationFile(folder);
            await File.WriteAllTextAsync(file, CalibrationFigures.WriteShipped(catalogue, figures));
            await SayAsync(file, figures);
        }
        catch (Exception e) when (e is InvalidCatalogueException or IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
        }
    }

    private static async Task SayAsync(string what, Calibration figures)
    {
        await Console.Out.WriteLineAsync($"{what}: {figures.Sheets} sheets, seed {figures.Seed}");
        foreach (var verdict in figures.Verdicts)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {verdict.Kind}: {verdict.Cases} cases; first place kept with one answer in ten a step off {verdict.KeptAtOneInTen}, at least {verdict.LowerAtOneInTen:0.0 %}; one in five {verdict.KeptAtOneInFive}, at least {verdict.LowerAtOneInFive:0.0 %}"));
        }
    }

    private static void Fail(string message)
    {
        Console.Error.WriteLine(message);
        Environment.ExitCode = 1;
    }
}
