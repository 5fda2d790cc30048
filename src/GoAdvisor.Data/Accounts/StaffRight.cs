namespace GoAdvisor.Data.Accounts;

public enum StaffRight
{
    /// <summary>Includes the draft.</summary>
    ReadBackOffice,

    /// <summary>Read people and the audit log.</summary>
    Oversee,

    EditDrafts,

    ManagePeople,

    Publish,
}

public static class StaffRights
{
    public static IReadOnlyList<StaffRole> Roles(this StaffRight right) => right switch
    {
        StaffRight.ReadBackOffice => [StaffRole.Admin, StaffRole.Editor, StaffRole.Auditor],
        StaffRight.Oversee => [StaffRole.Admin, StaffRole.Auditor],
        StaffRight.EditDrafts => [StaffRole.Admin, StaffRole.Editor],
        StaffRight.ManagePeople or StaffRight.Publish => [StaffRole.Admin],
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "is no right"),
    };
}
