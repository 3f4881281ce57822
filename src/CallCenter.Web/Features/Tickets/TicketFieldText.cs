using CallCenter.Web.Features.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Tickets;

/// <summary>The words for a ticket's fields and what stands in them: ids as what people call them, numbers masked, codes as words.</summary>
internal sealed class TicketFieldText(IStringLocalizer<TicketWorkText> texts, CrmWords words)
{
    /// <summary>A field.</summary>
    public string Field(string key) => texts["Edit." + key];

    /// <summary>What stands in it, in the reader's language.</summary>
    public string Value(string field, string? value, IReadOnlyDictionary<string, string> labels) => (field, Plain(field, value, labels)) switch
    {
        (_, null) => "–",
        ("type", { } v) when Enum.TryParse<TicketType>(v, out var type) => words.Of(type),
        ("priority", { } v) when Enum.TryParse<TicketPriority>(v, out var priority) => words.Of(priority),
        ("severity", { } v) when Enum.TryParse<TicketSeverity>(v, out var severity) => words.Of(severity),
        (_, { } v) => v,
    };

    /// <summary>What stands in it, in no language: for programs.</summary>
    public static string? Plain(string field, string? value, IReadOnlyDictionary<string, string> labels) => value switch
    {
        null => null,
        _ when field == "reporterPhone" => PhoneNumber.Mask(value),
        _ => labels.GetValueOrDefault(value, value),
    };
}
