namespace Crm.Domain.Catalogue;

/// <summary>A row that holds for a span of days. Rows about the same thing never overlap.</summary>
public interface IDatedRow : ICatalogueRow
{
    /// <summary>First day, inclusive.</summary>
    DateOnly ValidFrom { get; }

    /// <summary>Last day, inclusive, or null without an end.</summary>
    DateOnly? ValidTo { get; }

    /// <summary>What the row is about: of rows with the same topic only one holds on any day.</summary>
    string Topic { get; }
}
