namespace GoAdvisor.Web.Commands;

internal static class OperatorCommands
{
    private const string ResetSecondFactor = "reset-second-factor";

    /// <returns>False when the arguments name no command and the server should start.</returns>
    public static async Task<bool> RunAsync(string[] arguments, WebApplication app)
    {
        if (arguments is not [ResetSecondFactor, .. var rest])
            return false;
        if (rest is not [var email])
        {
            Fail($"usage: dotnet GoAdvisor.Web.dll {ResetSecondFactor} EMAIL");
            return true;
        }
        if (await app.Services.GetRequiredService<PeopleStore>().ResetSecondFactorAsOperatorAsync(email))
            await Console.Out.WriteLineAsync($"{email} has no second factor any more, is signed out everywhere, and is asked to set one up when next signing in.");
        else
            Fail($"There is no account {email}.");
        return true;
    }

    private static void Fail(string message)
    {
        Console.Error.WriteLine(message);
        Environment.ExitCode = 1;
    }
}
