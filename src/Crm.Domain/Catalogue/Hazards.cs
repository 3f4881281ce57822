namespace Crm.Domain.Catalogue;

/// <summary>What may hurt somebody when a machine of a category is dangerous.</summary>
public static class Hazards
{
    /// <summary>Gas and its fumes.</summary>
    public const string Gas = "gas";

    /// <summary>Mains and capacitors: high voltage.</summary>
    public const string HighVoltage = "hv";

    /// <summary>Categories that burn gas: water heaters (an electric one is judged as carefully), hoods and hobs.</summary>
    private static readonly string[] s_burning = ["WH", "RH"];

    /// <summary>The certificate that a talk about a dangerous machine needs.</summary>
    /// <param name="categoryCode">Code of the product category.</param>
    public static string Of(string categoryCode) => s_burning.Contains(categoryCode, StringComparer.Ordinal) ? Gas : HighVoltage;
}
