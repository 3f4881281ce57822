using System.Globalization;
using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>The words for articles in the reader's language: states, facts, refusals.</summary>
internal sealed class KnowledgeWords(IStringLocalizer<KnowledgeText> texts, CrmWords crm)
{
    /// <summary>The word for a state, an audience.</summary>
    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Word($"{typeof(TEnum).Name}.{value}", value.ToString());

    /// <summary>A fact of an article's history.</summary>
    public string Fact(string type) => Word("Fact." + type, type);

    /// <summary>A language's own name.</summary>
    public string Language(string language) => Word("Language." + language, language);

    /// <summary>A field of the editor, as refusals name it.</summary>
    public string Field(string field) => Word("Field." + field, field);

    /// <summary>The sentence of a refusal.</summary>
    public string Of(Refusal refusal)
    {
        var found = texts["Rule." + refusal.Rule];
        if (found.ResourceNotFound)
            return crm.Of(refusal);
        var text = found.Value;
        foreach (var (name, value) in refusal.Parameters.IsDefault ? [] : refusal.Parameters)
            text = text.Replace("{" + name + "}", Value(name, value), StringComparison.Ordinal);
        return text;
    }

    private string Value(string name, string value) => name switch
    {
        "field" => Field(value),
        "fields" => string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", value.Split(',').Select(Field)),
        "from" or "to" => Word("ArticleState." + value, value),
        "language" => Language(value),
        _ => value,
    };

    private string Word(string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
