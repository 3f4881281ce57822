using Crm.Domain;
using Persistence;
using Persistence.Catalogue;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>A table of the catalogue as pages, files and the API see it.</summary>
internal interface ICatalogueSheet
{
    /// <summary>Name in addresses: <c>brands</c>.</summary>
    string Name { get; }

    /// <summary>Its fields, in their order.</summary>
    IReadOnlyList<SheetField> Fields { get; }

    /// <summary>All rows.</summary>
    Task<IReadOnlyList<SheetRow>> RowsAsync(CatalogueStore store, CatalogueBook book, CancellationToken ct);

    /// <summary>The texts of a new row.</summary>
    SheetRow Blank(CatalogueBook book);

    /// <summary>Everything that is wrong with a row of such texts; fields that are absent stay as they are.</summary>
    Task<IReadOnlyList<Refusal>> CheckAsync(CatalogueStore store, CatalogueBook book, string? key, IReadOnlyDictionary<string, string> texts, CancellationToken ct);

    /// <summary>Makes a row (<paramref name="key"/> null) or changes it.</summary>
    Task<SaveResult<SheetRow>> SaveAsync(CatalogueStore store, CatalogueBook book, string? key, int? version, IReadOnlyDictionary<string, string> texts, Actor actor, CancellationToken ct);

    /// <summary>Deletes a row that nothing names. The texts make it again.</summary>
    Task<SaveResult<SheetRow>> DeleteAsync(CatalogueStore store, CatalogueBook book, string key, int version, Actor actor, CancellationToken ct);

    /// <summary>Reads a pasted table whose first line names the fields.</summary>
    Task<IReadOnlyList<SheetImportLine>> PreviewAsync(CatalogueStore store, CatalogueBook book, string text, CancellationToken ct);

    /// <summary>Keeps a pasted table, all or none.</summary>
    Task<SaveResult<int>> ImportAsync(CatalogueStore store, CatalogueBook book, string text, Actor actor, CancellationToken ct);
}
