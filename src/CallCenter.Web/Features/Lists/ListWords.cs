using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Lists;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Lists;

/// <summary>Queries in the reader's language.</summary>
internal sealed class ListWords(IStringLocalizer<ListText> texts, CrmWords crm)
{
    private static readonly Dictionary<string, Type> Enums = new(StringComparer.Ordinal)
    {
        ["status"] = typeof(TicketStatus), ["type"] = typeof(TicketType), ["priority"] = typeof(TicketPriority), ["severity"] = typeof(TicketSeverity), ["channel"] = typeof(TicketChannel),
        ["waitReason"] = typeof(WaitReason), ["entitlement"] = typeof(CoverageStatus), ["tier"] = typeof(CustomerTier), ["kind"] = typeof(CustomerKind), ["state"] = typeof(UnitState), ["use"] = typeof(UnitUse),
    };

    /// <summary>A text by its key.</summary>
    public string Text(string key) => texts[key].Value;

    /// <summary>A field's name.</summary>
    public string Field(string field) => Word("Field." + field, field);

    /// <summary>An operator's name.</summary>
    public string Of(QueryOperator operation) => Word("Op." + operation, operation.ToString());

    /// <summary>A word of a choice.</summary>
    public string Choice(string field, string word) =>
        field == "risks" ? Word("Risk." + word, word)
        : Enums.TryGetValue(field, out var type) && Enum.TryParse(type, word, ignoreCase: true, out var value) ? crm.Of(type.Name, value!.ToString()!)
        : Word("Choice." + word, word);

    /// <summary>The whole query as one sentence; numbers of people masked, because it goes into files.</summary>
    public string Sentence(QueryNode query) => Sentence(query, outer: true);

    /// <summary>The sentence of a refusal.</summary>
    public string Of(Refusal refusal)
    {
        var text = Word("Rule." + refusal.Rule, "");
        if (text.Length == 0)
            return crm.Of(refusal);
        foreach (var (name, value) in refusal.Parameters.IsDefault ? [] : refusal.Parameters)
        {
            var shown = name switch { "field" => Field(value), "allowed" => Word("Allowed." + value, value), _ => value };
            text = text.Replace("{" + name + "}", shown, StringComparison.Ordinal);
        }

        return text;
    }

    private string Sentence(QueryNode query, bool outer)
    {
        if (query is QueryNode.Condition condition)
            return $"{Field(condition.Field)} {Of(condition.Operator)} {string.Join(Text("Or.Short"), condition.Values.Select(v => Shown(condition, v)))}".TrimEnd();
        var group = (QueryNode.Group)query;
        if (group.Nodes.IsEmpty)
            return Text("Everything");
        var inner = string.Join($" {Text(group.All ? "And" : "Or")} ", group.Nodes.Select(n => Sentence(n, outer: false)));
        return outer || group.Nodes.Length == 1 ? inner : $"({inner})";
    }

    private string Shown(QueryNode.Condition condition, string value) => condition.Field switch
    {
        "phone" when condition.Operator == QueryOperator.Is => PhoneNumber.Mask(value),
        "address" => "…",
        _ => Choice(condition.Field, value),
    };

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
