namespace GoAdvisor.Data.Access;

/// <summary>
/// Who accesses assessments: a browser's or client's token, a session, or both; the access of either counts. Every query checks that the session has not ended.
/// </summary>
public readonly record struct Holder(Guid? TokenId, UserSession? Session)
{
    public static implicit operator Holder(Guid tokenId) => FromGuid(tokenId);

    internal Guid? SessionId => Session?.Id;

    public static Holder FromGuid(Guid tokenId) => new(tokenId, null);
}
