namespace GoAdvisor.Data.Accounts;

/// <summary>What a role can allow in the back-office.</summary>
public enum StaffRight
{
    /// <summary>Look at the back-office, the draft included.</summary>
    ReadBackOffice,

    /// <summary>Look at the people and the audit log.</summary>
    Oversee,

    /// <summary>Change drafts of the catalogue.</summary>
    EditDrafts,

    /// <summary>Invite people, change what they may do, disable them.</summary>
    ManagePeople,

    /// <summary>Make a draft the catalogue that everybody gets.</summary>
    Publish,
}

public static class StaffRights
{
    /// <summary>The roles that include a right. Nothing else decides.</summary>
    public static IReadOnlyList<StaffRole> Roles(this StaffRight right) => right switch
    {
        StaffRight.ReadBackOffice => [StaffRole.Admin, StaffRole.Editor, StaffRole.Auditor],
        StaffRight.Oversee => [StaffRole.Admin, StaffRole.Auditor],
        StaffRight.EditDrafts => [StaffRole.Admin, StaffRole.Editor],
        StaffRight.ManagePeople or StaffRight.Publish => [StaffRole.Admin],
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "is no right"),
    };
}
