using Crm.Domain.Catalogue;

namespace Persistence.Queries;

/// <summary>Everything forms choose from.</summary>
public sealed record CatalogueView(
    IReadOnlyList<Brand> Brands, IReadOnlyList<ProductCategory> Categories, IReadOnlyList<ProductModel> Models, IReadOnlyList<Symptom> Symptoms);
