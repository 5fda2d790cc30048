using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>A decision as a program sends it.</summary>
internal sealed record NewMilestone(string Name, string? Deciders = null, string? Note = null, DateOnly? Date = null, DateOnly? ReviewBy = null, long? Revision = null)
{
    private const string KeyHeader = "Idempotency-Key";

    private DateOnly decidedOn;
    private string? requestKey;

    /// <summary>Null when anything is wrong, which is then named.</summary>
    public static NewMilestone? Read(JsonElement root, IHeaderDictionary headers, DateOnly today, ValidationErrors bad)
    {
        var fields = root.Fields(bad, "name", "deciders", "note", "date", "reviewBy", "revision");
        var name = fields.Text("name", Limits.MilestoneName, required: true, bad);
        var asked = new NewMilestone(
            name ?? "",
            NullIfEmpty(fields.Text("deciders", Limits.MilestoneDeciders, required: false, bad)),
            NullIfEmpty(fields.Text("note", Limits.MilestoneNote, required: false, bad)),
            fields.Day("date", bad),
            fields.Day("reviewBy", bad),
            fields.ReadInt("revision", 0, long.MaxValue, bad))
        {
            requestKey = Key(headers, bad),
        };
        asked.decidedOn = asked.Date ?? today;
        if (asked.ReviewBy <= asked.decidedOn)
            bad.Add("reviewBy", $"is not after the day of the decision, {asked.decidedOn:O}");
        return bad.IsEmpty ? asked : null;
    }

    /// <param name="present">The assessment's revision, which is taken for the one looked at where none was sent.</param>
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

    /// <summary>What a request without a key is known again by.</summary>
    private string SameWords(long revision)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(new object?[] { Name, Deciders, Note, Date, ReviewBy, revision });
        return Convert.ToHexStringLower(SHA256.HashData(words));
    }

    private static string? Key(IHeaderDictionary headers, ValidationErrors bad)
    {
        if (!headers.TryGetValue(KeyHeader, out var sent))
            return null;
        if (sent.ToString() is { Length: > 0 and <= Limits.RequestKey } key && key.All(character => character is > ' ' and <= '~'))
            return key;
        bad.Add(KeyHeader, string.Create(CultureInfo.InvariantCulture, $"must be 1 to {Limits.RequestKey} visible ASCII characters, such as a UUID"));
        return null;
    }
}
