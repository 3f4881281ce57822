namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Codes of the skills that the product itself asks for; administrators give them to agents like any other.</summary>
internal static class SkillCodes
{
    /// <summary>Knows machines of the brand.</summary>
    public static string Brand(string code) => $"brand:{code}";

    /// <summary>Knows machines of the category.</summary>
    public static string Category(string code) => $"cat:{code}";

    /// <summary>Holds the certificate for a danger of <see cref="Crm.Domain.Catalogue.Hazards"/>.</summary>
    public static string Hazard(string code) => $"hazard:{code}";
}
