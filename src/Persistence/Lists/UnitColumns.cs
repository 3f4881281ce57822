using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Lists;

/// <summary>The fields of the list of units.</summary>
internal static class UnitColumns
{
    public static Column<InstalledUnit> Of(AppDb db, string field) => field switch
    {
        "serial" => new TextColumn<InstalledUnit>(u => u.SerialNo),
        "model" => new ManyColumn<InstalledUnit, ProductModel>(u => db.Models.Where(m => m.Id == u.ModelId), new TextColumn<ProductModel>(m => m.Code)),
        "category" => new ManyColumn<InstalledUnit, ProductModel>(u => db.Models.Where(m => m.Id == u.ModelId), new TextColumn<ProductModel>(m => m.CategoryCode)),
        "brand" => new ManyColumn<InstalledUnit, ProductModel>(u => db.Models.Where(m => m.Id == u.ModelId), new TextColumn<ProductModel>(m => m.BrandCode)),
        "state" => new ChoiceColumn<InstalledUnit, UnitState>(u => u.State),
        "use" => new ChoiceColumn<InstalledUnit, UnitUse>(u => u.Use),
        "purchased" => new DayColumn<InstalledUnit>(u => u.PurchasedOn),
        "installed" => new DayColumn<InstalledUnit>(u => u.InstalledOn),
        "produced" => new DayColumn<InstalledUnit>(u => u.ProducedOn),
        "coverageEnds" => new ManyColumn<InstalledUnit, UnitCoverage>(u => db.Coverages.Where(c => c.UnitId == u.Id), new DayColumn<UnitCoverage>(c => c.EndsOn)),
        "userName" => new ManyColumn<InstalledUnit, Customer>(u => db.Customers.Where(c => c.Id == u.UserId), new TextColumn<Customer>(c => c.Name, isOrdered: true)),
        "customer" => new ManyColumn<InstalledUnit, Customer>(u => db.Customers.Where(c => c.Id == u.UserId || c.Id == u.PurchaserId || c.Id == u.OwnerId || c.Id == u.CustodianId), new TextColumn<Customer>(c => c.Number, isOrdered: true)),
        "phone" => new ManyColumn<InstalledUnit, CustomerPhone>(u => db.CustomerPhones.Where(p => p.CustomerId == u.UserId && p.EndedOn == null), new TextColumn<CustomerPhone>(p => p.E164)),
        "region" => new ManyColumn<InstalledUnit, CustomerAddress>(u => db.CustomerAddresses.Where(a => a.Id == u.AddressId), new TextColumn<CustomerAddress>(a => a.RegionCode, isOrdered: true)),
        "seller" => new TextColumn<InstalledUnit>(u => u.Seller),
        "invoice" => new TextColumn<InstalledUnit>(u => u.InvoiceNo),
        "soldByUs" => new FlagColumn<InstalledUnit>(u => u.SoldByUs),
        "openTickets" => new NumberColumn<InstalledUnit>(u => db.Tickets.Count(t => t.UnitId == u.Id && t.Status != TicketStatus.Closed && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of units"),
    };
}
