using System.Runtime.CompilerServices;
using Crm.Domain.Calendar;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Persistence.Floor;
using Persistence.InstallBase;
using Persistence.Tickets;

namespace Persistence.Queries;

/// <summary>What every save of a ticket reads while others wait for their turn, compiled once per model: looking a query up by its expression costs more than asking SQLite.</summary>
internal sealed class SaveReads
{
    // A process has one provider and so one model; tests have one for each.
    private static readonly ConditionalWeakTable<IModel, SaveReads> Known = [];

    /// <summary>Who a customer is now: into whom they were merged, and their tier.</summary>
    public Func<AppDb, CustomerId, CancellationToken, Task<PersonNow?>> Person { get; } = EF.CompileAsyncQuery(
        (AppDb db, CustomerId id, CancellationToken ct) => db.Customers.Where(c => c.Id == id).Select(c => new PersonNow(c.MergedIntoId, c.Tier)).SingleOrDefault());

    /// <summary>A unit with its model.</summary>
    public Func<AppDb, UnitId, CancellationToken, Task<UnitNow?>> Unit { get; } = EF.CompileAsyncQuery(
        (AppDb db, UnitId id, CancellationToken ct) =>
            (from u in db.Units.AsNoTracking() where u.Id == id join m in db.Models.AsNoTracking() on u.ModelId equals m.Id select new UnitNow(u, m)).SingleOrDefault());

    /// <summary>Whether a symptom puts people at risk.</summary>
    public Func<AppDb, string, CancellationToken, Task<bool>> IsDangerous { get; } = EF.CompileAsyncQuery(
        (AppDb db, string code, CancellationToken ct) => db.Symptoms.Where(s => s.Code == code).Select(s => s.IsSafetyCritical).SingleOrDefault());

    /// <summary>The rows of time limits in use that somebody changed.</summary>
    public Func<AppDb, IAsyncEnumerable<ServiceLevelPolicy>> ServiceLevels { get; } = EF.CompileAsyncQuery((AppDb db) => db.Set<ServiceLevelPolicy>().AsNoTracking().Where(p => p.IsCurrent));

    /// <summary>What happened to a unit.</summary>
    public Func<AppDb, UnitId, IAsyncEnumerable<UnitEventRow>> UnitEvents { get; } = EF.CompileAsyncQuery(
        (AppDb db, UnitId id) => db.UnitEvents.AsNoTracking().Where(e => e.UnitId == id).OrderBy(e => e.Seq).AsQueryable());

    /// <summary>A unit's stored coverages.</summary>
    public Func<AppDb, UnitId, IAsyncEnumerable<UnitCoverage>> Coverages { get; } = EF.CompileAsyncQuery((AppDb db, UnitId id) => db.Coverages.AsNoTracking().Where(c => c.UnitId == id));

    /// <summary>Since when tickets of a unit wait for a part.</summary>
    public Func<AppDb, UnitId, IAsyncEnumerable<DateTimeOffset>> Waits { get; } = EF.CompileAsyncQuery(
        (AppDb db, UnitId id) => db.Tickets.Where(t => t.UnitId == id && t.Status == TicketStatus.Waiting && t.WaitReason == WaitReason.Part && t.WaitingSince != null).Select(t => t.WaitingSince!.Value));

    /// <summary>The warranty table's rows as they lie.</summary>
    public Func<AppDb, IAsyncEnumerable<string>> Policies { get; } = EF.CompileAsyncQuery((AppDb db) => db.WarrantyPolicies.Select(p => p.Data));

    /// <summary>Where an address is.</summary>
    public Func<AppDb, AddressId, CancellationToken, Task<string?>> Region { get; } = EF.CompileAsyncQuery(
        (AppDb db, AddressId id, CancellationToken ct) => db.CustomerAddresses.Where(a => a.Id == id).Select(a => a.RegionCode).SingleOrDefault());

    /// <summary>Numbers of a unit's repairs whose fault came back.</summary>
    public Func<AppDb, UnitId, IAsyncEnumerable<string>> FailedRepairs { get; } = EF.CompileAsyncQuery(
        (AppDb db, UnitId id) =>
            from later in db.Tickets
            where later.UnitId == id && later.RepeatOfId != null && later.Status != TicketStatus.Cancelled
            join earlier in db.Tickets on later.RepeatOfId equals earlier.Id
            select earlier.Number);

    /// <summary>What an administrator set.</summary>
    public Func<AppDb, string, CancellationToken, Task<string?>> Setting { get; } = EF.CompileAsyncQuery(
        (AppDb db, string key, CancellationToken ct) => db.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefault());

    /// <summary>The newest repair of a unit and symptom since an instant.</summary>
    public Func<AppDb, UnitId, string, DateTimeOffset, TicketId?, CancellationToken, Task<RepairNow?>> EarlierRepair { get; } = EF.CompileAsyncQuery(
        (AppDb db, UnitId unit, string symptom, DateTimeOffset since, TicketId? except, CancellationToken ct) => db.Tickets
            .Where(t => t.UnitId == unit && t.OpenedAt >= since && t.SymptomCode == symptom && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged && t.Id != except)
            .OrderByDescending(t => t.OpenedAt).Select(t => new RepairNow(t.Id, t.Number, t.OpenedAt, t.WorkDoneAt)).FirstOrDefault());

    /// <summary>A site.</summary>
    public Func<AppDb, string, CancellationToken, Task<SiteRow?>> Site { get; } = EF.CompileAsyncQuery((AppDb db, string id, CancellationToken ct) => db.Sites.AsNoTracking().SingleOrDefault(s => s.Id == id));

    /// <summary>Days that differ from their weekday.</summary>
    public Func<AppDb, IAsyncEnumerable<CalendarDay>> Days { get; } = EF.CompileAsyncQuery((AppDb db) => db.CalendarDays.AsNoTracking());

    /// <summary>A ticket to change.</summary>
    public Func<AppDb, TicketId, CancellationToken, Task<Ticket?>> Ticket { get; } = EF.CompileAsyncQuery((AppDb db, TicketId id, CancellationToken ct) => db.Tickets.SingleOrDefault(t => t.Id == id));

    /// <summary>A ticket's limits to change.</summary>
    public Func<AppDb, TicketId, IAsyncEnumerable<ServiceClock>> Clocks { get; } = EF.CompileAsyncQuery((AppDb db, TicketId id) => db.Set<ServiceClock>().Where(c => c.TicketId == id));

    /// <summary>Where a ticket's timeline ends.</summary>
    public Func<AppDb, TicketId, CancellationToken, Task<int?>> LastOfTimeline { get; } = EF.CompileAsyncQuery(
        (AppDb db, TicketId id, CancellationToken ct) => db.TicketTimeline.Where(t => t.TicketId == id).Max(t => (int?)t.Seq));

    /// <summary>Those of a context's model.</summary>
    public static SaveReads Of(AppDb db) => Known.GetValue(db.Model, static _ => new SaveReads());

    /// <summary>A customer as a save judges by them.</summary>
    internal sealed record PersonNow(CustomerId? MergedIntoId, CustomerTier Tier);

    /// <summary>A unit as a save judges by it.</summary>
    internal sealed record UnitNow(InstalledUnit Row, ProductModel Model);

    /// <summary>A repair that a new one may repeat.</summary>
    internal sealed record RepairNow(TicketId Id, string Number, DateTimeOffset OpenedAt, DateTimeOffset? WorkDoneAt);
}
