using Crm.Domain.Knowledge;
using KnowledgeBase.Index;

namespace KnowledgeBase.Search;

/// <summary>What makes one article better than another beyond its words. Factors are near 1, so that words decide first.</summary>
internal static class Ranking
{
    private const double SameModel = 1.35;
    private const double SameSymptom = 1.5;
    private const double SameCode = 1.6;
    private const double SameCategory = 1.3;
    private const double OtherCategory = 0.6;
    private const double OtherModel = 0.7;

    /// <summary>Share of the query's weight that an article must satisfy to be a hit at all.</summary>
    public const double LeastCoverage = 0.25;

    /// <summary>An article that satisfies all parts beats one that satisfies the rarest part well.</summary>
    public static double Coverage(double share) => 0.2 + (0.8 * share * share);

    public static double Factor(CatalogueEntry entry, UnitContext? unit, DateTimeOffset now)
    {
        var factor = Freshness(entry, now) * (0.9 + (0.2 * entry.Document.Votes.Helpfulness));
        return unit is null ? factor : factor * Fit(entry, unit);
    }

    /// <summary>How well an article fits a unit when nothing was typed; 0 = not at all.</summary>
    public static double ContextScore(CatalogueEntry entry, UnitContext unit)
    {
        var document = entry.Document;
        if (unit.CategoryCode is { Length: > 0 } category && !document.Categories.IsEmpty && !entry.HasCategory(category)) return 0;
        var symptom = unit.SymptomCode is { Length: > 0 } s && entry.HasSymptom(s) ? 4.0 : 0;
        var code = unit.FaultCode is { Length: > 0 } c && entry.HasFaultCode(c) ? 4.5 : 0;
        var isAsked = unit.SymptomCode is { Length: > 0 } || unit.FaultCode is { Length: > 0 };
        if (isAsked && symptom + code == 0) return 0;
        var own = unit.CategoryCode is { Length: > 0 } k && entry.HasCategory(k) ? 1.0 : 0;
        var model = unit.ModelCode is { Length: > 0 } m && entry.HasModel(m) ? 2.0 : 0;
        if (symptom + code + own + model == 0) return 0;
        if (unit.ModelCode is { Length: > 0 } && !document.Models.IsEmpty && model == 0) return 0;
        return symptom + code + own + model + (document.IsSafetyScript ? 0.5 : 0);
    }

    /// <summary>True when nothing of the unit speaks against the article; one about every category or every model passes.</summary>
    public static bool Passes(CatalogueEntry entry, UnitContext unit)
    {
        var document = entry.Document;
        return (unit.CategoryCode is not { Length: > 0 } category || document.Categories.IsEmpty || entry.HasCategory(category))
            && (unit.ModelCode is not { Length: > 0 } model || document.Models.IsEmpty || entry.HasModel(model))
            && (unit.SymptomCode is not { Length: > 0 } symptom || entry.HasSymptom(symptom))
            && (unit.FaultCode is not { Length: > 0 } code || entry.HasFaultCode(code));
    }

    private static double Fit(CatalogueEntry entry, UnitContext unit)
    {
        var document = entry.Document;
        var factor = 1.0;
        if (unit.CategoryCode is { Length: > 0 } category && !document.Categories.IsEmpty)
            factor *= entry.HasCategory(category) ? SameCategory : OtherCategory;
        if (unit.ModelCode is { Length: > 0 } model && !document.Models.IsEmpty) factor *= entry.HasModel(model) ? SameModel : OtherModel;
        if (unit.SymptomCode is { Length: > 0 } symptom && entry.HasSymptom(symptom)) factor *= SameSymptom;
        if (unit.FaultCode is { Length: > 0 } code && entry.HasFaultCode(code)) factor *= SameCode;
        return factor;
    }

    /// <summary>1.05 on the day of publication, 1 after years: breaks ties in favour of what was looked at lately.</summary>
    private static double Freshness(CatalogueEntry entry, DateTimeOffset now)
    {
        var days = Math.Max(0, (now - entry.Document.PublishedAt).TotalDays);
        return 1 + (0.05 * Math.Exp(-days / 365));
    }

    /// <summary>True when a reader may see an article.</summary>
    public static bool MayRead(ArticleAudience reader, ArticleAudience audience) => reader switch
    {
        ArticleAudience.Public => audience == ArticleAudience.Public,
        ArticleAudience.Agent => audience is ArticleAudience.Public or ArticleAudience.Agent,
        _ => true,
    };
}
