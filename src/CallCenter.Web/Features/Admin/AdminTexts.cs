using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Admin;

/// <summary>Words for names that other code makes up.</summary>
internal static class AdminTexts
{
    /// <summary>The text under a key, else the name itself.</summary>
    public static string Word(this IStringLocalizer<AdminText> texts, string key, string otherwise)
    {
        var found = texts[key];
        return found.ResourceNotFound ? otherwise : found.Value;
    }
}
