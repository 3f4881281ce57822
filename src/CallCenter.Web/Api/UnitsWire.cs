using CallCenter.Web.Features.Customers;
using Crm.Domain.InstallBase;
using Persistence.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>A unit with its coverages, its history, and what its guarantee gives today.</summary>
public sealed record UnitsWire(
    Guid Id, string Serial, SerialCheck SerialCheck, string Model, string Category, string Brand, UnitState State, UnitUse Use, Guid? PurchaserId, Guid? OwnerId, Guid? UserId, Guid? CustodianId, Guid? AddressId,
    string? Seller, bool SoldByUs, string? InvoiceNo, DateOnly? PurchasedOn, DateOnly? InstalledOn, DateOnly? ProducedOn, string? Parent, IReadOnlyList<string> Parts, string? Replaces, string? ReplacedBy,
    DecisionWire Warranty, IReadOnlyList<Recall> Recalls, IReadOnlyList<UnitsFactWire> Events, int Version)
{
    internal static UnitsWire From(UnitCard card, CrmWords words)
    {
        var u = card.Unit;
        return new UnitsWire(
            u.Id.Value, u.SerialNo, SerialNumber.CheckOf(u.SerialNo), card.Model.Code, card.Model.CategoryCode, card.Model.BrandCode, u.State, u.Use, u.PurchaserId?.Value, u.OwnerId?.Value, u.UserId?.Value,
            u.CustodianId?.Value, u.AddressId?.Value, u.Seller, u.SoldByUs, u.InvoiceNo, u.PurchasedOn, u.InstalledOn, u.ProducedOn, card.Parent, card.Parts, card.Replaces, card.ReplacedBy,
            DecisionWire.From(card.Case, card.Decision, card.Coverages, words), card.Recalls, [.. card.Events.Select(e => new UnitsFactWire(e.Seq, e.At, e.ActorId, e.Fact.Name, e.Fact))], u.Version);
    }
}
