using Crm.Domain.Catalogue;
using Persistence.Floor;
using Crm.Domain.Administration;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>What rows of the catalogue name: brands, categories, models, liabilities.</summary>
internal sealed record CatalogueBook(IReadOnlyList<Brand> Brands, IReadOnlyList<ProductCategory> Categories, IReadOnlyList<ProductModel> Models, IReadOnlyList<Versioned<CodeDraft>> Liabilities, DateOnly Today)
{
    private readonly Dictionary<ModelId, string> _names = Models.ToDictionary(m => m.Id, NameOf);
    private readonly Dictionary<string, ModelId> _ids = Models.ToDictionary(NameOf, m => m.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>A model as people write it: brand and code.</summary>
    public static string NameOf(ProductModel model) => $"{model.BrandCode} {model.Code}";

    /// <summary>The name of a model, or nothing for one that does not exist.</summary>
    public string Model(ModelId id) => _names.GetValueOrDefault(id, "");

    /// <summary>The model of a name, or null.</summary>
    public ModelId? Model(string name) => _ids.TryGetValue(name.Trim(), out var id) ? id : null;
}
