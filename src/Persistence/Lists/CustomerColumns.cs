using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Lists;

/// <summary>The fields of the list of customers.</summary>
internal static class CustomerColumns
{
    public static Column<Customer> Of(AppDb db, string field) => field switch
    {
        "name" => new TextColumn<Customer>(c => c.Name, isOrdered: true),
        "number" => new TextColumn<Customer>(c => c.Number, isOrdered: true),
        "notes" => new TextColumn<Customer>(c => c.Notes),
        "tier" => new ChoiceColumn<Customer, CustomerTier>(c => c.Tier),
        "kind" => new ChoiceColumn<Customer, CustomerKind>(c => c.Kind),
        "doNotCall" => new FlagColumn<Customer>(c => c.DoNotCall),
        "risks" => new TagsColumn<Customer>(c => c.Risks),
        "createdAt" => new InstantColumn<Customer>(c => c.CreatedAt),
        "phone" => new ManyColumn<Customer, CustomerPhone>(c => db.CustomerPhones.Where(p => p.CustomerId == c.Id && p.EndedOn == null), new TextColumn<CustomerPhone>(p => p.E164)),
        "region" => new ManyColumn<Customer, CustomerAddress>(
            c => db.CustomerAddresses.Where(a => a.CustomerId == c.Id && a.RetiredAt == null), new TextColumn<CustomerAddress>(a => a.RegionCode, isOrdered: true)),
        "address" => new ManyColumn<Customer, CustomerAddress>(
            c => db.CustomerAddresses.Where(a => a.CustomerId == c.Id && a.RetiredAt == null), new TextColumn<CustomerAddress>(a => a.Detail, isOrdered: true)),
        "openTickets" => new NumberColumn<Customer>(c => db.Tickets.Count(t => t.CustomerId == c.Id && t.Status != TicketStatus.Closed && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged)),
        "ticketOpened" => new ManyColumn<Customer, Ticket>(c => db.Tickets.Where(t => t.CustomerId == c.Id), new InstantColumn<Ticket>(t => t.OpenedAt)),
        "units" => new NumberColumn<Customer>(c => db.Units.Count(u => u.UserId == c.Id)),
        "model" => new ManyColumn<Customer, InstalledUnit>(c => db.Units.Where(u => u.UserId == c.Id), new TextColumn<InstalledUnit>(u => db.Models.Where(m => m.Id == u.ModelId).Select(m => m.Code).First())),
        "purchased" => new ManyColumn<Customer, InstalledUnit>(c => db.Units.Where(u => u.UserId == c.Id), new DayColumn<InstalledUnit>(u => u.PurchasedOn)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of customers"),
    };
}
