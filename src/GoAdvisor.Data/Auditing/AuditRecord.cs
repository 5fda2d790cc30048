using System.Text.Encodings.Web;
using System.Text.Json;

namespace GoAdvisor.Data.Auditing;

public sealed record AuditActor(Guid? AccountId, string Name)
{
    public static AuditActor Program { get; } = new(null, "GoAdvisor");

    public static AuditActor Nobody { get; } = new(null, "not signed in");
}

/// <summary>
/// An entry to add. <paramref name="Action"/> is one of <see cref="AuditActions"/>; <paramref name="Before"/> and <paramref name="After"/> are JSON, null for
/// nothing.
/// </summary>
public sealed record AuditRecord(AuditActor Actor, string Action, string Subject, string? Before = null, string? After = null)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For <see cref="Before"/> and <see cref="After"/>. Never pass a secret or the hash of one.</summary>
    public static string Json(object value) => JsonSerializer.Serialize(value, Readable);
}
