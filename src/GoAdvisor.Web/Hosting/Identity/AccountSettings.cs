using GoAdvisor.Web.Features.Accounts.SignIn;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>What an operator can set about accounts, under <c>Accounts</c>.</summary>
public sealed record AccountSettings
{
    public const string Section = "Accounts";

    /// <summary>How long a new admin may do without a second factor, in hours from the account's creation.</summary>
    public double SecondFactorGraceHours { get; init; } = 24;

    /// <summary>How long a session lasts, in hours from signing in.</summary>
    public double SessionHours { get; init; } = 12;

    public FirstAdminSettings? FirstAdmin { get; init; }

    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    public TimeSpan Grace => TimeSpan.FromHours(SecondFactorGraceHours);

    public TimeSpan SessionLifetime => TimeSpan.FromHours(SessionHours);
}

/// <summary>The admin that an installation without one is given at its start.</summary>
public sealed record FirstAdminSettings
{
    public string? Email { get; init; }

    public string? Password { get; init; }
}

/// <summary>Signing in by way of an identity provider; used when authority and client id are set.</summary>
public sealed record OpenIdConnectSettings
{
    /// <summary>The provider's address, under which <c>/.well-known/openid-configuration</c> is.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>What the button says.</summary>
    public string DisplayName { get; init; } = "your organisation";

    /// <summary>The claim that names what somebody is there.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Our roles (admin, editor, auditor) by the claim's values.</summary>
    public IReadOnlyDictionary<string, string> RoleMap { get; init; } = new Dictionary<string, string>();

    /// <summary>False only where the provider is reached without https, as in tests.</summary>
    public bool RequireHttpsMetadata { get; init; } = true;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(ClientId);
}
