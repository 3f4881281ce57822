using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Persistence.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>A unit in a list.</summary>
public sealed record UnitsLineWire(Guid Id, string Serial, string Model, string Category, UnitState State, UnitUse Use, Guid? UserId, Guid? PurchaserId, DateOnly? PurchasedOn, CoverageStatus Warranty, DateOnly? LastDay, int Version)
{
    internal static UnitsLineWire From(UnitRow row) => new(
        row.Unit.Id.Value, row.Unit.SerialNo, row.ModelCode, row.CategoryCode, row.Unit.State, row.Unit.Use, row.Unit.UserId?.Value, row.Unit.PurchaserId?.Value, row.Unit.PurchasedOn,
        row.Warranty.Status, row.Warranty.LastDay, row.Unit.Version);
}
