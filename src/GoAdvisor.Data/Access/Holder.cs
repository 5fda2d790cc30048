using GoAdvisor.Data.Accounts.Sessions;

namespace GoAdvisor.Data.Access;

/// <summary>
/// Who asks for assessments: the token of a browser or a program, the session of somebody signed in, or both. What either may see is
/// open to them. A session counts only as long as it has not ended, which every query asks anew.
/// </summary>
public readonly record struct Holder(Guid? TokenId, UserSession? Session)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static implicit operator Holder(Guid tokenId) => FromGuid(tokenId);

    internal Guid? SessionId => Session?.Id;

    public static Holder FromGuid(Guid tokenId) => new(tokenId, null);
}
