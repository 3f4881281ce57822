using CallCenter.Web.Features.Customers;
using Persistence.Queries;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Names of categories and symptoms for one page; a code that the catalogue does not know is shown as it is.</summary>
internal sealed class CatalogueNames(CatalogueQuery catalogue)
{
    private CatalogueView _view = new([], [], [], []);

    /// <summary>Everything to choose from.</summary>
    public CatalogueView View => _view;

    public async Task LoadAsync(CancellationToken ct) => _view = await catalogue.GetAsync(ct);

    public string Category(string code) => _view.Categories.FirstOrDefault(c => c.Code == code) is { } category ? CrmWords.Name(category.NameZh, category.NameEn) : code;

    public string Symptom(string code) => _view.Symptoms.FirstOrDefault(s => s.Code == code) is { } symptom ? $"{CrmWords.Name(symptom.NameZh, symptom.NameEn)} {code}" : code;
}
