using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Outbox;

namespace Persistence.Customers;

/// <summary>Creates customers from the quick card and keeps their data.</summary>
public sealed class CustomerStore(StoreWriter writer, NumberSequences numbers, TimeProvider clock)
{
    private const string Sequence = "C";

    /// <summary>Creates a customer with one phone and perhaps an address.</summary>
    public async Task<SaveResult<Customer>> CreateAsync(QuickCard card, Actor actor, CancellationToken ct)
    {
        if (CustomerRules.Check(card) is { } refusal) return refusal;
        await numbers.EnsureAsync(Sequence, ct);
        return await writer.WriteAsync<Customer>(
            async db =>
            {
                var now = clock.GetUtcNow();
                var customer = new Customer
                {
                    Id = new CustomerId(Guid.CreateVersion7(now)),
                    Number = NumberOf(await NumberSequences.NextAsync(db, Sequence, ct)),
                    Name = card.Name!.Trim(),
                    Salutation = card.Salutation,
                    Kind = card.Kind,
                    Notes = card.Notes,
                    CreatedAt = now,
                    Version = 1,
                };
                db.Customers.Add(customer);
                db.CustomerPhones.Add(CustomerPhone.Of(customer.Id, card.Phone!, card.Purpose, isPrimary: true));
                if (card.AddressDetail is { Length: > 0 } detail)
                {
                    db.CustomerAddresses.Add(new CustomerAddress
                    {
                        Id = new AddressId(Guid.CreateVersion7(now)), CustomerId = customer.Id, RegionCode = card.RegionCode!, Region = card.Region ?? "",
                        Detail = detail.Trim(), IsDefault = true,
                    });
                }

                Tell(db, actor, "created", customer, now);
                return customer;
            },
            ct);
    }

    /// <summary>Adds a number; the same number twice changes nothing.</summary>
    public async Task<SaveResult<CustomerPhone>> AddPhoneAsync(CustomerId id, PhoneNumber phone, PhonePurpose purpose, Actor actor, CancellationToken ct)
    {
        if (CustomerRules.Check(phone) is { } refusal) return refusal;
        return await writer.WriteAsync<CustomerPhone>(
            async db =>
            {
                var now = clock.GetUtcNow();
                var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct);
                if (customer is null) return Refusal.Of(Refusal.NotFound, ("customer", id.ToString()));
                if (customer.MergedIntoId is not null) return Refusal.Of("CustomerIsMerged", ("number", customer.Number));
                var phones = await db.CustomerPhones.AsNoTracking().Where(p => p.CustomerId == id).ToListAsync(ct);
                if (phones.Find(p => p.E164 == phone.E164) is { } known) return known;
                if (phones.Count(p => p.EndedOn is null) >= CustomerDraftRules.MostPhones) return Refusal.Of("CustomerHasTooManyPhones", ("limit", CustomerDraftRules.MostPhones.ToString(CultureInfo.InvariantCulture)));
                var added = CustomerPhone.Of(id, phone, purpose, isPrimary: phones.Count == 0);
                db.CustomerPhones.Add(added);
                Tell(db, actor, "phoneAdded", customer, now);
                return added;
            },
            ct);
    }

    /// <summary>Adds a place; the same place twice changes nothing. The first one is the one that a new ticket starts with.</summary>
    public async Task<SaveResult<CustomerAddress>> AddAddressAsync(CustomerId id, AddressDraft place, Actor actor, CancellationToken ct)
    {
        if (CustomerRules.Check(place) is { } refusal) return refusal;
        return await writer.WriteAsync<CustomerAddress>(
            async db =>
            {
                var now = clock.GetUtcNow();
                var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct);
                if (customer is null) return Refusal.Of(Refusal.NotFound, ("customer", id.ToString()));
                if (customer.MergedIntoId is not null) return Refusal.Of("CustomerIsMerged", ("number", customer.Number));
                var known = await db.CustomerAddresses.AsNoTracking().Where(a => a.CustomerId == id && a.RetiredAt == null).ToListAsync(ct);
                var detail = place.Detail.Trim();
                if (known.Find(a => a.RegionCode == place.RegionCode && string.Equals(a.Detail, detail, StringComparison.Ordinal)) is { } same) return same;
                if (known.Count >= CustomerDraftRules.MostAddresses) return Refusal.Of("CustomerHasTooManyAddresses", ("limit", CustomerDraftRules.MostAddresses.ToString(CultureInfo.InvariantCulture)));
                var added = new CustomerAddress
                {
                    Id = new AddressId(Guid.CreateVersion7(now)), CustomerId = id, RegionCode = place.RegionCode, Region = place.Region ?? "", Street = place.Street, Detail = detail, IsDefault = known.Count == 0,
                };
                db.CustomerAddresses.Add(added);
                Tell(db, actor, "addressAdded", customer, now);
                return added;
            },
            ct);
    }

    /// <summary>Replaces name, salutation, tier, notes and the call wish.</summary>
    public Task<SaveResult<Customer>> EditAsync(CustomerId id, int version, CustomerEdit edit, Actor actor, CancellationToken ct) =>
        writer.WriteAsync<Customer>(
            async db =>
            {
                if (string.IsNullOrWhiteSpace(edit.Name)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "name"));
                var stored = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct);
                if (stored is null) return Refusal.Of(Refusal.NotFound, ("customer", id.ToString()));
                if (stored.MergedIntoId is not null) return Refusal.Of("CustomerIsMerged", ("number", stored.Number));
                if (stored.Version != version) return Refusal.Of(Refusal.StaleVersion, ("number", stored.Number));
                var before = StoreJson.Write(CustomerEdit.Of(stored));
                var changed = stored with
                {
                    Name = edit.Name.Trim(), Salutation = edit.Salutation, Tier = edit.Tier, DoNotCall = edit.DoNotCall, Notes = edit.Notes, Version = version + 1,
                };
                db.Entry(stored).CurrentValues.SetValues(changed);
                Tell(db, actor, "edited", changed, clock.GetUtcNow(), before, StoreJson.Write(edit));
                return changed;
            },
            ct);

    /// <summary>Puts a customer, or the one into whom they were merged, on the stop list of service calls, inside another use case's transaction.</summary>
    internal static async Task StopCallsAsync(AppDb db, CustomerId id, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (await Survivors.OfAsync(db, id, ct) is not { } person || await db.Customers.SingleOrDefaultAsync(c => c.Id == person, ct) is not { DoNotCall: false } stored) return;
        var stopped = stored with { DoNotCall = true, Version = stored.Version + 1 };
        var before = StoreJson.Write(CustomerEdit.Of(stored));
        db.Entry(stored).CurrentValues.SetValues(stopped);
        Tell(db, actor, "edited", stopped, now, before, StoreJson.Write(CustomerEdit.Of(stopped)));
    }

    /// <summary>The speakable number of the n-th customer.</summary>
    public static string NumberOf(long ordinal) => "C-" + ordinal.ToString("0000000", CultureInfo.InvariantCulture);

    /// <summary>A customer as the audit names them.</summary>
    public static string SubjectOf(string number) => "customer:" + number;

    /// <summary>Tells others that a customer changed: id, number and version, nothing of the person.</summary>
    internal static void Publish(AppDb db, string what, Customer customer, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxRow { Type = "customer." + what, CreatedAt = now, Payload = StoreJson.Write(new { customer.Id, customer.Number, customer.Version }) });

    private static void Tell(AppDb db, Actor actor, string what, Customer customer, DateTimeOffset now, string? before = null, string? after = null)
    {
        Audit.Note(db, actor, "customer." + what, SubjectOf(customer.Number), now, before, after);
        Publish(db, what, customer, now);
    }
}
