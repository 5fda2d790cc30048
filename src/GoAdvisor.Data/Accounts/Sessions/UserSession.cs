namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>
/// The session that a request or circuit presents. Stores check its rights in the same operation, so an ended session or an account without the role gets
/// nothing.
/// </summary>
public readonly record struct UserSession(Guid Id);
