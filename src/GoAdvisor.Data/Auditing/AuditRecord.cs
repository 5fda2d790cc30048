using System.Text.Encodings.Web;
using System.Text.Json;

namespace GoAdvisor.Data.Auditing;

/// <summary>Who did something, as the audit log names them.</summary>
public sealed record AuditActor(Guid? AccountId, string Name)
{
    /// <summary>The program itself, such as at its start.</summary>
    public static AuditActor Program { get; } = new(null, "GoAdvisor");

    /// <summary>Somebody who is not signed in.</summary>
    public static AuditActor Nobody { get; } = new(null, "not signed in");
}

/// <summary>What is to be put into the audit log.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Before">What was there, as JSON text; null when there was nothing.</param>
/// <param name="After">What is there now, as JSON text; null when nothing is.</param>
public sealed record AuditRecord(AuditActor Actor, string Action, string Subject, string? Before = null, string? After = null)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as text for <see cref="Before"/> or <see cref="After"/>. Never hand it a secret, nor the hash of one.</summary>
    public static string Json(object value) => JsonSerializer.Serialize(value, Readable);
}
