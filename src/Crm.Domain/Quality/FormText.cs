namespace Crm.Domain.Quality;

/// <summary>Words of a form in both languages of the product; both are required.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record FormText(string Zh, string En)
{
    /// <summary>The words for a language tag; Chinese unless it is English.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
