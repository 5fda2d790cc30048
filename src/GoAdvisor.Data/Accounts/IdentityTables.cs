namespace GoAdvisor.Data.Accounts;

// Identity's own contexts choose their tables from options that a context created without them, as by dotnet-ef, lacks: the table of passkeys would silently be
// missing. Explicit mapping gives the same model everywhere.

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int LongestCredentialId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AccountPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredentialId);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(Limits.AuditName);
        builder.Property(login => login.ProviderKey).HasMaxLength(Limits.AuditName);
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}
