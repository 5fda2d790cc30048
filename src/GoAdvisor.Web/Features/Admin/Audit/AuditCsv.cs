namespace GoAdvisor.Web.Features.Admin.Audit;

/// <summary>The audit log as CSV in UTF-8 with a byte order mark, which spreadsheets need.</summary>
internal static class AuditCsv
{
    public static void MapAuditCsv(this WebApplication app) => app
        .MapGet(Urls.AdminAuditCsv, WriteAsync)
        .RequireAuthorization(Policies.Oversee)
        .ExcludeFromDescription();

    private static async Task WriteAsync(
        HttpContext context, AuditLog audit, string? who, string? what, string? subject, string? from, string? to, CancellationToken cancel)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit-log.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(context.Response.Body, CsvText.Encoding);
        await writer.WriteAsync(CsvText.Row("id", "when", "who", "what", "to what", "before", "after"));
        await foreach (var entry in audit.ReadAsync(context.User.Session(), new AuditQuery(who, what, subject, from, to).Filter, cancel))
        {
            await writer.WriteAsync(CsvText.Row(
                entry.Id.ToString(CultureInfo.InvariantCulture), entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                CsvText.Cell(entry.Actor), CsvText.Cell(entry.Action), CsvText.Cell(entry.Subject), CsvText.Cell(entry.Before), CsvText.Cell(entry.After)));
        }
    }
}
