namespace Crm.Domain.Knowledge;

/// <summary>The languages that an article can be written in.</summary>
public static class ArticleLanguages
{
    /// <summary>Simplified Chinese, the language that every article must have.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>True for a language that an article may have.</summary>
    public static bool IsKnown(string language) => language is Chinese or English;
}
