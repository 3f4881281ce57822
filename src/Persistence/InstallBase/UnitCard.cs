using System.Collections.Immutable;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace Persistence.InstallBase;

/// <summary>All that is known about a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Model">Its model.</param>
/// <param name="Coverages">As they are stored.</param>
/// <param name="History">What its events add up to.</param>
/// <param name="Events">What happened, the newest first.</param>
/// <param name="Case">What its guarantee is judged by today.</param>
/// <param name="Decision">The judgement.</param>
/// <param name="Recalls">Running campaigns that concern it.</param>
/// <param name="Parent">Serial of the unit it is a part of.</param>
/// <param name="Parts">Serials of its parts.</param>
/// <param name="Replaces">Serial of the unit it was given for.</param>
/// <param name="ReplacedBy">Serial of the unit that was given for it.</param>
public sealed record UnitCard(
    InstalledUnit Unit, ProductModel Model, ImmutableArray<UnitCoverage> Coverages, UnitHistory History, ImmutableArray<UnitFact> Events, WarrantyCase Case, WarrantyDecision Decision,
    ImmutableArray<Recall> Recalls, string? Parent, ImmutableArray<string> Parts, string? Replaces, string? ReplacedBy)
{
    /// <summary>Brands that use the same serial for another unit.</summary>
    public ImmutableArray<string> OtherBrands { get; init; } = [];
}
