namespace Crm.Domain.Catalogue;

/// <summary>A row of the catalogue that people keep: found by its key, guarded by its version.</summary>
public interface ICatalogueRow
{
    /// <summary>What finds the row in its table.</summary>
    string Key { get; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    int Version { get; }
}
