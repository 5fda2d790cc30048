namespace GoAdvisor.Data.Auditing;

public static class AuditActions
{
    public const string SetUp = "set-up";
    public const string SignedIn = "signed-in";
    public const string SignInRefused = "sign-in-refused";
    public const string SignedOut = "signed-out";
    public const string PasswordChanged = "password-changed";
    public const string AuthenticatorAdded = "authenticator-added";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";
    public const string RecoveryCodesMade = "recovery-codes-made";
    public const string RecoveryCodeUsed = "recovery-code-used";
    public const string AssessmentsClaimed = "assessments-claimed";
    public const string Invited = "invited";
    public const string InvitationWithdrawn = "invitation-withdrawn";
    public const string InvitationAccepted = "invitation-accepted";
    public const string AccountCreated = "account-created";
    public const string RoleChanged = "role-changed";
    public const string Disabled = "disabled";
    public const string Enabled = "enabled";
    public const string SecondFactorReset = "second-factor-reset";
    public const string DraftStarted = "draft-started";
    public const string DraftDiscarded = "draft-discarded";
    public const string CatalogueImported = "catalogue-imported";
    public const string CataloguePublished = "catalogue-published";
    public const string CatalogueRestored = "catalogue-restored";
}
