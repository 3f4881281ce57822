using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Persistence.Lists;

namespace Persistence.InstallBase;

/// <summary>Which units a list shows.</summary>
public sealed record UnitFilter
{
    /// <summary>A serial: the whole, its last six characters, or its beginning.</summary>
    public string? Search { get; init; }

    /// <summary>Bought, owned, used or kept by this customer.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>Model's code.</summary>
    public string? ModelCode { get; init; }

    /// <summary>State.</summary>
    public UnitState? State { get; init; }

    /// <summary>Parts of this unit.</summary>
    public UnitId? ParentId { get; init; }

    /// <summary>What else must hold, or null.</summary>
    public ListCriteria? Criteria { get; init; }
}
