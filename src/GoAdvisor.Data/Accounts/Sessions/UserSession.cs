namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>
/// The session of somebody signed in, as a request or a circuit presents it. It says nothing about what they may do: the store that is asked looks
/// that up in the same operation, so a session that has ended or an account that lost its role gets nothing.
/// </summary>
public readonly record struct UserSession(Guid Id);
