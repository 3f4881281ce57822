using Persistence;
using Persistence.Catalogue;
using Persistence.Floor;
using Persistence.Queries;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>The tables with what their rows name, for pages, files and the API.</summary>
internal sealed class CatalogueDesk(CatalogueStore store, CatalogueQuery query, CodeStore codes, CatalogueSheets sheets, BusinessClock clock)
{
    /// <summary>The store behind the tables.</summary>
    public CatalogueStore Store => store;

    /// <summary>The tables.</summary>
    public CatalogueSheets Sheets => sheets;

    /// <summary>What rows may name today.</summary>
    public async Task<CatalogueBook> BookAsync(CancellationToken ct)
    {
        var view = await query.GetAsync(ct);
        return new CatalogueBook(view.Brands, view.Categories, view.Models, await codes.ListAsync("liability", ct), SiteZone.DayOf(clock.GetUtcNow()));
    }
}
