using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Customers;

/// <summary>Saves a whole customer from a form: head, numbers and places in one transaction, each changed field in the audit. Nothing is deleted (invariant 25).</summary>
public sealed class CustomerEditor(IDbContextFactory<AppDb> contexts, StoreWriter writer, NumberSequences numbers, TimeProvider clock)
{
    private const string Sequence = "C";

    /// <summary>What is stored, as a form, or null.</summary>
    public async Task<(Customer Customer, CustomerDraft Draft)?> ReadAsync(CustomerId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (customer is null) return null;
        var phones = await db.CustomerPhones.AsNoTracking().Where(p => p.CustomerId == id).ToListAsync(ct);
        var addresses = await db.CustomerAddresses.AsNoTracking().Where(a => a.CustomerId == id).ToListAsync(ct);
        return (customer, CustomerDraft.Of(customer, phones, addresses));
    }

    /// <summary>A new customer.</summary>
    public async Task<SaveResult<Customer>> CreateAsync(CustomerDraft draft, Actor actor, CancellationToken ct)
    {
        var tidy = draft.Tidy();
        if (FirstFault(tidy) is { } refusal) return refusal;
        await numbers.EnsureAsync(Sequence, ct);
        return await writer.WriteAsync<Customer>(
            async db =>
            {
                var now = clock.GetUtcNow();
                var customer = Head(tidy, new Customer
                {
                    Id = new CustomerId(Guid.CreateVersion7(now)), Number = CustomerStore.NumberOf(await NumberSequences.NextAsync(db, Sequence, ct)), Name = tidy.Name, CreatedAt = now, Version = 1,
                });
                db.Customers.Add(customer);
                foreach (var phone in tidy.Phones) db.CustomerPhones.Add(Row(customer.Id, phone));
                foreach (var address in tidy.Addresses) db.CustomerAddresses.Add(Row(customer.Id, address, now));
                Tell(db, actor, "created", customer, now, CustomerChanges.Between(new CustomerDraft { Tier = tidy.Tier, Kind = tidy.Kind }, tidy));
                return customer;
            },
            ct);
    }

    /// <summary>Saves a form over what is stored. A number that is no longer on it ends today, a place is retired.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="version">The version that the form was filled from; another one stored meanwhile refuses as <see cref="Refusal.StaleVersion"/>.</param>
    /// <param name="draft">The form.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="ct">Stops the waiting.</param>
    public async Task<SaveResult<Customer>> SaveAsync(CustomerId id, int version, CustomerDraft draft, Actor actor, CancellationToken ct)
    {
        var tidy = draft.Tidy();
        return await writer.WriteAsync<Customer>(
            async db =>
            {
                var stored = await db.Customers.SingleOrDefaultAsync(c => c.Id == id, ct);
                if (stored is null) return Refusal.Of(Refusal.NotFound, ("customer", id.ToString()));
                if (stored.MergedIntoId is not null) return Refusal.Of("CustomerIsMerged", ("number", stored.Number));
                if (stored.Version != version) return Refusal.Of(Refusal.StaleVersion, ("number", stored.Number));
                var phones = await db.CustomerPhones.Where(p => p.CustomerId == id).ToListAsync(ct);
                var addresses = await db.CustomerAddresses.Where(a => a.CustomerId == id).ToListAsync(ct);
                var before = CustomerDraft.Of(stored, phones, addresses);
                if (FirstFault(tidy, before) is { } refusal) return refusal;
                var changes = CustomerChanges.Between(before, tidy);
                if (changes.IsEmpty) return stored;
                var now = clock.GetUtcNow();
                var changed = Head(tidy, stored) with { Version = version + 1 };
                db.Entry(stored).CurrentValues.SetValues(changed);
                Phones(db, id, phones, tidy, SiteZone.DayOf(now));
                Addresses(db, id, addresses, tidy, now);
                Tell(db, actor, "edited", changed, now, changes);
                return changed;
            },
            ct);
    }

    private Refusal? FirstFault(CustomerDraft tidy, CustomerDraft? stored = null) => CustomerDraftRules.Check(tidy, SiteZone.DayOf(clock.GetUtcNow()), stored).FirstOrDefault();

    internal static Customer Head(CustomerDraft draft, Customer customer) => customer with
    {
        Name = draft.Name, Salutation = draft.Salutation, Kind = draft.Kind, Tier = draft.Tier, DoNotCall = draft.DoNotCall, DoNotCallReason = draft.DoNotCallReason,
        Risks = RiskTags.Join(draft.Risks), Notes = draft.Notes,
    };

    private static void Phones(AppDb db, CustomerId id, List<CustomerPhone> stored, CustomerDraft draft, DateOnly today)
    {
        var wanted = draft.Phones.Select(p => Row(id, p)).ToDictionary(p => p.E164, StringComparer.Ordinal);
        foreach (var phone in stored)
        {
            var next = wanted.Remove(phone.E164, out var kept) ? kept : phone with { IsPrimary = false, EndedOn = phone.EndedOn ?? today };
            db.Entry(phone).CurrentValues.SetValues(next);
        }

        db.CustomerPhones.AddRange(wanted.Values);
    }

    private static void Addresses(AppDb db, CustomerId id, List<CustomerAddress> stored, CustomerDraft draft, DateTimeOffset now)
    {
        var wanted = draft.Addresses.Where(a => a.Id is not null).ToDictionary(a => a.Id!.Value);
        foreach (var address in stored)
        {
            var next = wanted.Remove(address.Id, out var kept)
                ? Row(id, kept, now) with { Id = address.Id }
                : address with { IsDefault = false, RetiredAt = address.RetiredAt ?? now };
            db.Entry(address).CurrentValues.SetValues(next);
        }

        // An id of another customer's place is none of ours: it becomes a new place.
        foreach (var fresh in draft.Addresses.Where(a => a.Id is null).Concat(wanted.Values))
            db.CustomerAddresses.Add(Row(id, fresh, now));
    }

    internal static CustomerPhone Row(CustomerId id, PhoneDraft phone) => CustomerPhone.Of(id, phone.Number, phone.Purpose, phone.IsPrimary) with { ValidFrom = phone.ValidFrom, EndedOn = phone.EndedOn };

    internal static CustomerAddress Row(CustomerId id, AddressDraft address, DateTimeOffset now) => new()
    {
        Id = new AddressId(Guid.CreateVersion7(now)), CustomerId = id, RegionCode = address.RegionCode, Region = address.Region ?? "", Street = address.Street, Detail = address.Detail,
        IsDefault = address.IsDefault,
    };

    private static void Tell(AppDb db, Actor actor, string what, Customer customer, DateTimeOffset now, IEnumerable<FieldChange> changes)
    {
        Dictionary<string, string> before = new(StringComparer.Ordinal), after = new(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            // The audit says which number or place changed, not the number and not the door; two that look alike are told apart.
            var masked = CustomerChanges.MaskedKey(change.Field);
            var field = masked;
            for (var n = 2; before.ContainsKey(field) || after.ContainsKey(field); n++) field = string.Create(CultureInfo.InvariantCulture, $"{masked}#{n}");
            if (CustomerChanges.MaskedValue(change.Field, change.Before) is { } was) before[field] = was;
            if (CustomerChanges.MaskedValue(change.Field, change.After) is { } current) after[field] = current;
        }

        Audit.Note(
            db, actor, "customer." + what, CustomerStore.SubjectOf(customer.Number), now, before.Count == 0 ? null : StoreJson.Write(before), after.Count == 0 ? null : StoreJson.Write(after));
        CustomerStore.Publish(db, what, customer, now);
    }
}
