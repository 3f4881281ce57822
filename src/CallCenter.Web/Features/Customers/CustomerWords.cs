using System.Globalization;
using System.Text.Json;
using CallCenter.Web.Features.Tickets;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.Localization;
using Persistence.Queries;
using Persistence.Tickets;

namespace CallCenter.Web.Features.Customers;

/// <summary>The customers' words in the reader's language: fields, refusals, reasons, facts of the history.</summary>
internal sealed class CustomerWords(IStringLocalizer<CustomerText> texts, CrmWords crm)
{
    /// <summary>A field of the form; a number's or a place's row is named by what it is.</summary>
    public string Field(string key)
    {
        var parts = key.Split(':', 2);
        var word = Word("Field." + parts[0], parts[0]);
        return parts.Length == 2 && parts[0] == "phone" ? $"{word} {(parts[1].Contains('*', StringComparison.Ordinal) ? parts[1] : PhoneNumber.Mask(parts[1]))}" : word;
    }

    /// <summary>What stands in a field, codes as words; of a place its region only, unless the reader may see the door.</summary>
    public string Value(string field, string? value, bool reveal = false) => (field, reveal ? value : CustomerChanges.MaskedValue(field, value)) switch
    {
        (_, null) => "–",
        ("tier", { } tier) when Enum.TryParse<CustomerTier>(tier, out var t) => crm.Of(t),
        ("customerKind", { } kind) when Enum.TryParse<CustomerKind>(kind, out var k) => crm.Of(k),
        ("risks", { } risks) => string.Join(' ', RiskTags.Split(risks).Select(Risk)),
        ({ } phone, { } uses) when phone.StartsWith("phone:", StringComparison.Ordinal) => string.Join(' ', uses.Split(' ').Select(w => Word("Phone." + w, w))),
        (_, { } text) => text,
    };

    /// <summary>A risk's code as a word.</summary>
    public string Risk(string code) => Word("Risk." + code, code);

    /// <summary>What a number is used for.</summary>
    public string Purpose(PhonePurpose purpose) => Word("Phone." + purpose, purpose.ToString());

    /// <summary>The sentence of a refusal.</summary>
    public string Of(Refusal refusal)
    {
        var text = Word("Rule." + refusal.Rule, "");
        if (text.Length == 0) return crm.Of(refusal);
        foreach (var (name, value) in refusal.Parameters.IsDefault ? [] : refusal.Parameters)
        {
            var shown = name switch { "field" => Field(value), "allowed" => Word("Allowed." + value, value), _ => value };
            text = text.Replace("{" + name + "}", shown, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The sentence of a reason.</summary>
    public string Of(Reason reason)
    {
        var text = Word(reason.Key, reason.Key);
        return (reason.Parameters.IsDefault ? [] : reason.Parameters).Aggregate(text, (t, p) => t.Replace("{" + p.Name + "}", p.Value, StringComparison.Ordinal));
    }

    /// <summary>What happened, in one line.</summary>
    public string Of(CustomerFact fact) => fact.Kind switch
    {
        CustomerFactKind.Ticket or CustomerFactKind.Visit => Joined(
            crm.Fact(fact.Type), TimelineText.Of(new TicketTimelineRow { Type = fact.Type, Data = fact.After ?? "{}" }, crm)),
        CustomerFactKind.Change => Joined(Word("Deed." + fact.Type, fact.Type), Changed(fact)),
        CustomerFactKind.Callback => Joined(Word("Attempt." + fact.Type, fact.Type), fact.Text),
        CustomerFactKind.Message => Joined(Word("Message." + fact.Type, fact.Type), fact.Text),
        _ => Joined(Word("Call." + fact.Type, fact.Type), fact.Text),
    };

    private static string Joined(string what, string? more) => string.IsNullOrEmpty(more) ? what : $"{what} · {more}";

    // "Tier: Standard → Gold": a deed whose texts are not fields (a reveal, an export) shows them as they are.
    private string Changed(CustomerFact fact)
    {
        var (before, after) = (Fields(fact.Before), Fields(fact.After));
        if (before is null && after is null) return Word("Reveal." + fact.After, fact.After ?? "");
        var keys = (before?.Keys ?? Enumerable.Empty<string>()).Concat(after?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal);
        return string.Join("; ", keys.Select(key => before is null ? $"{Field(key)} {Value(key, after!.GetValueOrDefault(key))}" : $"{Field(key)}: {Value(key, before.GetValueOrDefault(key))} → {Value(key, after?.GetValueOrDefault(key))}"));
    }

    private static Dictionary<string, string>? Fields(string? json)
    {
        if (json is null || !json.StartsWith('{')) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText(), StringComparer.Ordinal);
    }

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }

    /// <summary>How many, with the sign that there are more.</summary>
    public static string Count(int count, int limit) => count > limit ? limit.ToString("N0", CultureInfo.CurrentCulture) + "+" : count.ToString("N0", CultureInfo.CurrentCulture);
}
