namespace GoAdvisor.Web.Features.Milestones;

internal sealed record NewMilestone(string Name, string? Deciders = null, string? Note = null, DateOnly? Date = null, DateOnly? ReviewBy = null, long? Revision = null)
{
    private const string KeyHeader = "Idempotency-Key";

    private DateOnly decidedOn;
    private string? requestKey;

    /// <summary>Null when the body has errors, which are then recorded.</summary>
    public static NewMilestone? Read(RequestValue root, IHeaderDictionary headers, DateOnly today)
    {
        var fields = root.ReadFields("name", "deciders", "note", "date", "reviewBy", "revision");
        var name = fields["name"].ReadText(Limits.MilestoneName, required: true);
        var asked = new NewMilestone(
            name ?? "",
            NullIfEmpty(fields["deciders"].ReadText(Limits.MilestoneDeciders, required: false)),
            NullIfEmpty(fields["note"].ReadText(Limits.MilestoneNote, required: false)),
            fields["date"].ReadDay(),
            fields["reviewBy"].ReadDay(),
            fields["revision"].ReadInteger(0, long.MaxValue))
        {
            requestKey = Key(headers, root.Errors),
        };
        asked.decidedOn = asked.Date ?? today;
        if (asked.ReviewBy <= asked.decidedOn)
            fields["reviewBy"].Refuse($"is not after the day of the decision, {asked.decidedOn:O}");
        return root.Errors.IsEmpty ? asked : null;
    }

    /// <param name="present">The current revision, used when the request names none.</param>
    public WantedDecision Wanted(long present) => new()
    {
        Name = Name,
        Note = Note,
        Deciders = Deciders,
        DecidedOn = decidedOn,
        ReviewBy = ReviewBy,
        SeenRevision = Revision ?? present,
        RequestKey = requestKey ?? SameWords(Revision ?? present),
    };

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;

    /// <summary>The idempotency key of a request that sends none.</summary>
    private string SameWords(long revision)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(new object?[] { Name, Deciders, Note, Date, ReviewBy, revision });
        return Convert.ToHexStringLower(SHA256.HashData(words));
    }

    private static string? Key(IHeaderDictionary headers, ValidationErrors errors)
    {
        if (!headers.TryGetValue(KeyHeader, out var sent))
            return null;
        if (sent.ToString() is { Length: > 0 and <= Limits.RequestKey } key && key.All(character => character is > ' ' and <= '~'))
            return key;
        errors.Add(KeyHeader, string.Create(CultureInfo.InvariantCulture, $"must be 1 to {Limits.RequestKey} visible ASCII characters, such as a UUID"));
        return null;
    }
}
