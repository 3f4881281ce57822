using Crm.Domain.Catalogue;
using Crm.Domain.Customers;

namespace CallCenter.Web.Features.Desk;

/// <summary>Finds symptoms by code or words, those of the category first.</summary>
internal static class SymptomSearch
{
    private const int Most = 12;

    /// <summary>Every word of the text must be in code or name (both languages), or spell the Chinese name (pinyin or initials); an exact code comes first.</summary>
    public static IReadOnlyList<Symptom> Find(IReadOnlyList<Symptom> symptoms, string category, string text)
    {
        var words = text.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. symptoms
                .Where(s => category.Length == 0 || s.CategoryCode == category)
                .Where(s => words.All(w => Has(s.Code, w) || Pinyin.Matches(s.NameZh, w) || Has(s.NameEn, w)))
                .OrderByDescending(s => s.Code.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                .ThenBy(s => s.CategoryCode, StringComparer.Ordinal)
                .ThenBy(s => s.Position)
                .Take(Most),
        ];
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
