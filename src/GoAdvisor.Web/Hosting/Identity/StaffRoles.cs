namespace GoAdvisor.Web.Hosting.Identity;

public static class StaffRoles
{
    public const string None = "none";

    public static IReadOnlyList<StaffRole> All { get; } = [StaffRole.Admin, StaffRole.Editor, StaffRole.Auditor];

    public static string Name(StaffRole? role) => role switch
    {
        StaffRole.Admin => "admin",
        StaffRole.Editor => "editor",
        StaffRole.Auditor => "auditor",
        _ => "no role",
    };

    public static string May(StaffRole role) => role switch
    {
        StaffRole.Admin => "people and publishing",
        StaffRole.Editor => "drafts of the catalogue",
        _ => "reads everything, changes nothing",
    };

    public static string Value(StaffRole? role) => role is null ? None : Name(role);

    /// <summary>False for a value that the form does not offer.</summary>
    public static bool TryRead(string? value, out StaffRole? role)
    {
        role = All.Where(known => Name(known) == value).Select(known => (StaffRole?)known).FirstOrDefault();
        return role is not null || value == None;
    }
}
