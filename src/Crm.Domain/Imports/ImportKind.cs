namespace Crm.Domain.Imports;

/// <summary>What a file brings.</summary>
public enum ImportKind
{
    /// <summary>Customers with numbers and a place.</summary>
    Customers,

    /// <summary>Units with their models and users.</summary>
    Units,
}
