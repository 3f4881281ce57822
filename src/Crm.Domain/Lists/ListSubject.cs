namespace Crm.Domain.Lists;

/// <summary>What a list is of.</summary>
public enum ListSubject
{
    /// <summary>Tickets.</summary>
    Tickets,

    /// <summary>Customers.</summary>
    Customers,

    /// <summary>Installed units.</summary>
    Units,
}
