using GoAdvisor.Web.Features.Accounts.Invitations;
using GoAdvisor.Web.Features.Accounts.Passkeys;
using GoAdvisor.Web.Features.Accounts.Profile;
using GoAdvisor.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace GoAdvisor.Web.Features.Accounts;

internal static class AccountSetup
{
    /// <summary>OWASP's recommended number of iterations for PBKDF2 with SHA-512.</summary>
    private const int PasswordIterations = 210_000;

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(AccountSettings.Section).Get<AccountSettings>() ?? new AccountSettings();
        services.AddSingleton(settings);
        services.AddPolicies();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<CurrentPasswordPrompt>();
        services.AddSingleton(new SecondFactorGrace(settings.Grace));
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<OpenedInvitation>();
        services.AddPasskeys();
        services.AddSingleton<CircuitSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<CircuitSessions>());
        services.AddScoped<CircuitHandler, SessionCircuit>();
        services.Configure<AntiforgeryOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddOrganisationSignIn(settings.OpenIdConnect);
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapInvitation();
        app.MapPasskeys();
        app.MapOrganisationSignIn();
    }

    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IUserStore<Account>>(provider =>
            new UserOnlyStore<Account, GoAdvisorDbContext, Guid>(provider.GetRequiredService<GoAdvisorDbContext>()));
        services.AddIdentityCore<Account>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyService>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey replaces both password and second factor, so the device must verify the user.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
    }
}
