using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Imports;

/// <summary>The imports' words in the reader's language.</summary>
internal sealed class ImportWords(IStringLocalizer<ImportText> texts, CrmWords crm)
{
    /// <summary>A text by its key.</summary>
    public string Text(string key) => texts[key].Value;

    /// <summary>A field of a file.</summary>
    public string Field(string field) => Word("Field." + field, field);

    /// <summary>The sentence of a refusal: field, value, what is allowed.</summary>
    public string Of(Refusal refusal)
    {
        var text = Word("Rule." + refusal.Rule, "");
        if (text.Length == 0)
            return crm.Of(refusal);
        foreach (var (name, value) in refusal.Parameters.IsDefault ? [] : refusal.Parameters)
        {
            var shown = name switch
            {
                "field" => Field(value),
                "allowed" => Word("Allowed." + value, value),
                "reason" => Word("Reason." + value, value),
                "what" => Word("What." + value, value),
                "importState" => Word("State." + value, value),
                _ => value,
            };
            text = text.Replace("{" + name + "}", shown, StringComparison.Ordinal);
        }

        return text;
    }

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
