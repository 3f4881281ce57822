using System.Text.Json;
using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Persistence.Dispatch;
using Persistence.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Says in one line what a fact of a ticket's history adds to its name.</summary>
internal static class TimelineText
{
    private static readonly string[] Sentences = ["reason", "text", "result", "to", "articleId", "number"];

    /// <summary>The fact's own words, or empty when its name says it all.</summary>
    public static string Of(TicketTimelineRow row, CrmWords words)
    {
        using var data = JsonDocument.Parse(row.Data);
        var fact = data.RootElement;
        if (row.Type.StartsWith(VisitFact.Prefix, StringComparison.Ordinal))
            return Visit(fact, words);
        if (row.Type == nameof(TicketEvent.WaitStarted) && Text(fact, "reason") is { } reason && Enum.TryParse<WaitReason>(reason, out var wait))
            return words.Of(wait);
        if (row.Type == nameof(TicketEvent.TimeLimitReached) && Enum.TryParse<TimeLimit>(Text(fact, "limit"), true, out var limit) && Enum.TryParse<ReminderLevel>(Text(fact, "level"), true, out var level))
            return $"{words.Of(limit)} · {words.Of(level)}";
        if (row.Type is nameof(TicketEvent.ApprovalAsked) or nameof(TicketEvent.ApprovalDecided))
            return string.Join(" · ", new[] { Text(fact, "number"), Enum.TryParse<ApprovalState>(Text(fact, "state"), true, out var state) ? words.Of(state) : null, Text(fact, "reason"), Text(fact, "text") }.Where(p => !string.IsNullOrEmpty(p)));
        if (fact.TryGetProperty("slot", out var slot) && slot.ValueKind == JsonValueKind.Object && slot.TryGetProperty("from", out var from) && from.TryGetDateTimeOffset(out var at))
            return CrmWords.FullMinute(at);
        foreach (var name in Sentences)
        {
            if (Text(fact, name) is { Length: > 0 } sentence)
                return sentence;
        }

        return "";
    }

    /// <summary>The article that a fault was solved by, and its version then; null for other facts, and for solutions that name none.</summary>
    public static (string Number, int? Version)? Article(TicketTimelineRow row)
    {
        if (row.Type != nameof(TicketEvent.PhoneSolved))
            return null;
        using var data = JsonDocument.Parse(row.Data);
        return Text(data.RootElement, "articleId") is { Length: > 0 } number
            ? (number, data.RootElement.TryGetProperty("articleVersion", out var version) && version.ValueKind == JsonValueKind.Number ? version.GetInt32() : null)
            : null;
    }

    /// <summary>What a merge brought along, or null when it brought nothing that is counted.</summary>
    public static TicketEvent.TookIn? TookIn(TicketTimelineRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        int Count(string name) => data.RootElement.TryGetProperty(name, out var value) && value.TryGetInt32(out var count) ? count : 0;
        var took = new TicketEvent.TookIn(default, "", Count("calls"), Count("callbacks"), Count("visits"), Count("attachments"), Count("messages"), Count("quotations"));
        return took is { Calls: 0, Callbacks: 0, Visits: 0, Attachments: 0, Messages: 0, Quotations: 0 } ? null : took;
    }

    // The order's number first, then whom, when, why, what and how much.
    private static string Visit(JsonElement fact, CrmWords words)
    {
        var slot = fact.TryGetProperty("slot", out var window) && window.TryGetProperty("from", out var from) && from.TryGetDateTimeOffset(out var at) ? CrmWords.Minute(at) : null;
        var charged = fact.TryGetProperty("chargedFen", out var fen) && fen.TryGetInt64(out var amount) ? CrmWords.Yuan(new Money(amount)) : null;
        string?[] parts = [Text(fact, "order"), Text(fact, "sentTo"), slot, words.VisitReason(Text(fact, "reason")), Text(fact, "result"), charged];
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string? Text(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
