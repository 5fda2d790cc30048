using GoAdvisor.Web.Features.Accounts.SignIn;

namespace GoAdvisor.Web.Hosting.Identity;

public sealed record AccountSettings
{
    public const string Section = "Accounts";

    /// <summary>Hours from the creation of an admin's account until a second factor is required.</summary>
    public double SecondFactorGraceHours { get; init; } = 24;

    public double SessionHours { get; init; } = 12;

    public FirstAdminSettings? FirstAdmin { get; init; }

    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    public TimeSpan Grace => TimeSpan.FromHours(SecondFactorGraceHours);

    public TimeSpan SessionLifetime => TimeSpan.FromHours(SessionHours);
}

public sealed record FirstAdminSettings
{
    public string? Email { get; init; }

    public string? Password { get; init; }
}

/// <summary>Sign-in through an identity provider; enabled when authority and client id are set.</summary>
public sealed record OpenIdConnectSettings
{
    /// <summary>The URL whose <c>/.well-known/openid-configuration</c> is read.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string DisplayName { get; init; } = "your organisation";

    public string RoleClaim { get; init; } = "roles";

    /// <summary>Our roles (admin, editor, auditor) by value of the claim.</summary>
    public IReadOnlyDictionary<string, string> RoleMap { get; init; } = new Dictionary<string, string>();

    /// <summary>False only for a provider without https, as in tests.</summary>
    public bool RequireHttpsMetadata { get; init; } = true;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(ClientId);
}
