using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Lists;

/// <summary>The fields of the list of tickets.</summary>
internal static class TicketColumns
{
    public static Column<Ticket> Of(AppDb db, string field) => field switch
    {
        "number" => new TextColumn<Ticket>(t => t.Number),
        "status" => new ChoiceColumn<Ticket, TicketStatus>(t => t.Status),
        "type" => new ChoiceColumn<Ticket, TicketType>(t => t.Type),
        "priority" => new ChoiceColumn<Ticket, TicketPriority>(t => t.Priority),
        "severity" => new ChoiceColumn<Ticket, TicketSeverity>(t => t.Severity),
        "channel" => new ChoiceColumn<Ticket, TicketChannel>(t => t.Channel),
        "waitReason" => new ChoiceColumn<Ticket, WaitReason>(t => t.WaitReason),
        "entitlement" => new ChoiceColumn<Ticket, CoverageStatus>(t => t.EntitlementStatus),
        "owner" => new TextColumn<Ticket>(t => t.OwnerId),
        "openedBy" => new TextColumn<Ticket>(t => t.OpenedBy),
        "openedAt" => new InstantColumn<Ticket>(t => t.OpenedAt),
        "closedAt" => new InstantColumn<Ticket>(t => t.ClosedAt),
        "appointment" => new InstantColumn<Ticket>(t => t.AppointmentFrom),
        "nextDue" => new InstantColumn<Ticket>(t => t.NextDueAt),
        "category" => new TextColumn<Ticket>(t => t.CategoryCode),
        "symptom" => new TextColumn<Ticket>(t => t.SymptomCode),
        "safety" => new FlagColumn<Ticket>(t => t.IsSafetyCritical),
        "repeat" => new FlagColumn<Ticket>(t => t.RepeatOfId != null),
        "reopened" => new NumberColumn<Ticket>(t => t.ReopenCount),
        "customerName" => new ManyColumn<Ticket, Customer>(t => db.Customers.Where(c => c.Id == t.CustomerId), new TextColumn<Customer>(c => c.Name, isOrdered: true)),
        "tier" => new ManyColumn<Ticket, Customer>(t => db.Customers.Where(c => c.Id == t.CustomerId), new ChoiceColumn<Customer, CustomerTier>(c => c.Tier)),
        "phone" => new ManyColumn<Ticket, CustomerPhone>(t => db.CustomerPhones.Where(p => p.CustomerId == t.CustomerId && p.EndedOn == null), new TextColumn<CustomerPhone>(p => p.E164)),
        "region" => new ManyColumn<Ticket, CustomerAddress>(t => db.CustomerAddresses.Where(a => a.Id == t.AddressId), new TextColumn<CustomerAddress>(a => a.RegionCode, isOrdered: true)),
        "serial" => new ManyColumn<Ticket, InstalledUnit>(t => db.Units.Where(u => u.Id == t.UnitId), new TextColumn<InstalledUnit>(u => u.SerialNo)),
        "model" => new ManyColumn<Ticket, InstalledUnit>(t => db.Units.Where(u => u.Id == t.UnitId), new TextColumn<InstalledUnit>(u => db.Models.Where(m => m.Id == u.ModelId).Select(m => m.Code).First())),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of tickets"),
    };
}
