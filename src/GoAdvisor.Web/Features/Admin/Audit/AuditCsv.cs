using System.Globalization;
using System.Text;

namespace GoAdvisor.Web.Features.Admin.Audit;

/// <summary>The audit log as a table for spreadsheets, UTF-8 with the mark by which they know it.</summary>
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
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync("id,when,who,what,to what,before,after\r\n");
        await foreach (var entry in audit.ReadAsync(context.User.Session(), new AuditQuery(who, what, subject, from, to).Filter, cancel))
        {
            await writer.WriteAsync(string.Join(',', new[]
            {
                entry.Id.ToString(CultureInfo.InvariantCulture), entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                Csv.Cell(entry.Actor), Csv.Cell(entry.Action), Csv.Cell(entry.Subject), Csv.Cell(entry.Before), Csv.Cell(entry.After),
            }));
            await writer.WriteAsync("\r\n");
        }
    }
}
