using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>A row of the table of milestones, as any other program sees it.</summary>
/// <param name="Columns">Every column but the ids and the content.</param>
/// <param name="Content">The report as it is stored.</param>
internal sealed record StoredMilestone(JsonObject Columns, byte[] Content)
{
    /// <summary>The hash that is stored beside the content.</summary>
    public string Hash => Columns["ContentHash"]?.GetValue<string>() ?? "";

    /// <summary>Those that are held, by the names of their folders.</summary>
    public static ConcurrentDictionary<string, StoredMilestone> Held() =>
        new(ContractFiles.Held.Where(name => name.EndsWith("/stored.json", StringComparison.Ordinal)).Select(name => name.Split('/')[1]).Select(name => KeyValuePair.Create(
            name,
            new StoredMilestone(ContractJson.Parse(ContractFiles.Read($"milestones/{name}/row.json")).AsObject(), ContractFiles.Read($"milestones/{name}/stored.json")))));

    public static async Task<StoredMilestone> OfAsync(ContractHost host, string assessment, CancellationToken cancel)
    {
        await using var database = await host.OpenDatabaseAsync(cancel);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT * FROM Milestones WHERE AssessmentId = $assessment COLLATE NOCASE";
        command.Parameters.AddWithValue("$assessment", assessment);
        await using var row = await command.ExecuteReaderAsync(cancel);
        (await row.ReadAsync(cancel)).Should().BeTrue("the assessment has a milestone");
        var columns = new JsonObject();
        for (var i = 0; i < row.FieldCount; i++)
        {
            if (row.GetName(i) is not ("Id" or "AssessmentId" or "Content"))
                columns[row.GetName(i)] = row.GetValue(i) switch { long number => number, double number => number, string text => text, _ => (JsonNode?)null };
        }
        return new StoredMilestone(columns, Encoding.UTF8.GetBytes(row.GetString(row.GetOrdinal("Content"))));
    }

    /// <summary>Puts the row into the database as if it had been recorded there long ago.</summary>
    public async Task InsertAsync(ContractHost host, string assessment, CancellationToken cancel)
    {
        await using var database = await host.OpenDatabaseAsync(cancel);
        await using var command = database.CreateCommand();
        var names = string.Join(", ", Columns.Select(column => column.Key));
        var values = string.Join(", ", Columns.Select(column => $"${column.Key}"));
        command.CommandText = $"INSERT INTO Milestones (Id, AssessmentId, Content, {names}) VALUES ($Id, $AssessmentId, $Content, {values})";
        command.Parameters.AddWithValue("$Id", Guid.CreateVersion7().ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$AssessmentId", assessment.ToUpper(CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$Content", Encoding.UTF8.GetString(Content));
        foreach (var (name, value) in Columns)
            command.Parameters.Add(Parameter(name, value));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static SqliteParameter Parameter(string name, JsonNode? value) => new($"${name}", value is null ? DBNull.Value
        : value.AsValue().TryGetValue<string>(out var text) ? text
        : value.AsValue().TryGetValue<long>(out var whole) ? whole
        : (object)value.GetValue<double>());
}
