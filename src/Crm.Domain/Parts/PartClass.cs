namespace Crm.Domain.Parts;

/// <summary>Whether the maker wants the old part back.</summary>
public enum PartClass
{
    /// <summary>非A类件: it stays where it is.</summary>
    Other,

    /// <summary>A类件: it goes back before anything is paid for it.</summary>
    A,
}
