using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Features.Spreadsheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Persistence.History;
using Persistence.Queries;

namespace CallCenter.Web.Features.Ivr;

/// <summary>The way of a caller through his flow, out of his history: what the calls page shows and gives as a file.</summary>
internal static class FlowPath
{
    private const string Step = "flowStep";

    /// <summary>The steps in order; empty for a number without a flow.</summary>
    public static IReadOnlyList<FlowPathStep> Of(IReadOnlyList<InteractionEventRow> events) =>
        [.. events.Where(e => CallEventTypes.Bare(e.Type) == Step).OrderBy(e => e.Seq).Select(Read).OfType<FlowPathStep>()];

    /// <summary>Address of the file.</summary>
    public static void MapFlowPath(this IEndpointRouteBuilder app) =>
        app.MapGet("/calls/{id:guid}/path.csv", SendAsync).RequireAuthorization(Rights.RecordingPlayOwn).ExcludeFromDescription();

    /// <summary>The file; whose call it is not finds none.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(Guid id, InteractionQuery calls, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await calls.FindAsync(id, ct) is not { } card || !RecordingAccess.MayHear(person, card.Interaction.AgentId))
            return TypedResults.NotFound();
        var text = new StringBuilder("at,flow,node,outcome\r\n");
        foreach (var step in Of(card.Events))
            text.Append(CultureInfo.InvariantCulture, $"{step.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ},{CsvCell.Of(step.Flow)},{CsvCell.Of(step.Node)},{CsvCell.Of(step.Outcome)}\r\n");
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"path-{id:N}.csv");
    }

    private static FlowPathStep? Read(InteractionEventRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return data.RootElement is { ValueKind: JsonValueKind.Object } told && Text(told, "State") is { } node && Text(told, "Reason") is { } outcome
            ? new FlowPathStep(row.At, Text(told, "Target") ?? "", node, outcome)
            : null;
    }

    private static string? Text(JsonElement told, string name) => told.TryGetProperty(name, out var value) ? value.GetString() : null;
}
