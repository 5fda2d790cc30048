using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace GoAdvisor.Web.Hosting.Identity;

public static class Policies
{
    public const string ReadBackOffice = nameof(StaffRight.ReadBackOffice);

    public const string Oversee = nameof(StaffRight.Oversee);

    public const string EditDrafts = nameof(StaffRight.EditDrafts);

    public const string ManagePeople = nameof(StaffRight.ManagePeople);

    public const string Publish = nameof(StaffRight.Publish);

    /// <summary>Anything that needs an account, such as a person's own assessments.</summary>
    public const string HaveAccount = nameof(HaveAccount);

    /// <summary>What an admin without the required second factor can do: set it up, and sign out.</summary>
    public const string SecureAccount = nameof(SecureAccount);

    /// <summary>Whether somebody may, as of when they were last looked up. For what is shown; stores ask the database.</summary>
    public static bool Allows(this ClaimsPrincipal user, string policy) => user.Account() is { } account && Allows(account, policy);

    internal static bool Allows(AccountIdentity account, string policy) =>
        account is { SecondFactorIsDue: false, Who.Role: { } role } && Enum.Parse<StaffRight>(policy).Roles().Contains(role);

    internal static void AddPolicies(this IServiceCollection services)
    {
        services.AddAuthorization(options =>
        {
            foreach (var policy in Enum.GetNames<StaffRight>())
                options.AddPolicy(policy, builder => builder.RequireAssertion(context => context.User.Allows(policy)));
            options.AddPolicy(HaveAccount, builder => builder.RequireAssertion(context => context.User.Account() is { SecondFactorIsDue: false }));
            options.AddPolicy(SecureAccount, builder => builder.RequireAssertion(context => context.User.Account() is not null));
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationResultHandler>();
    }

    /// <summary>The redirect after a refusal: to sign in, to set up a second factor, or none.</summary>
    private sealed class AuthorizationResultHandler : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
                return next(context);
            if (context.User.Account() is not { } account)
                context.Response.Redirect(Urls.SignInFor(HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null));
            else if (account.SecondFactorIsDue)
                context.Response.Redirect(Urls.Account);
            else
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
