using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;

namespace Persistence.Queries;

/// <summary>Assembles the screen pop with prepared statements on warm connections; nothing is cached, so nothing can be stale.</summary>
public sealed class PopQuery(HotConnections connections, StoreProvider provider, TimeProvider clock)
{
    private const int MostCandidates = 6;
    private const int ShownContacts = 5;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly PopSql _sql = new(provider.Dialect);

    /// <summary>Who may be calling from the number.</summary>
    /// <param name="e164">The number in E.164. Anything else finds nobody.</param>
    /// <param name="ct">Stops the look-up.</param>
    public Task<PopCard> FindByPhoneAsync(string e164, CancellationToken ct) =>
        FindByPhoneAsync(PhoneNumber.Normalize(e164, PhoneSource.Typed), ct);

    /// <summary>Who may be calling; a hidden or unreadable number gives an unknown card at once.</summary>
    public Task<PopCard> FindByPhoneAsync(PhoneNumber number, CancellationToken ct) =>
        number.E164 is null ? Task.FromResult(PopCard.Unknown(number)) : connections.UseAsync(c => ByPhoneAsync(c, number, ct), ct);

    /// <summary>The owners of a unit, by full serial or its last six characters.</summary>
    public Task<PopCard> FindBySerialAsync(string serial, CancellationToken ct) =>
        SerialNumber.Normalize(serial) is { } normal
            ? connections.UseAsync(c => BySerialAsync(c, normal, ct), ct)
            : Task.FromResult(PopCard.Unknown(null));

    /// <summary>The owners of a unit whose serial, or its end of at least six characters, was keyed on a telephone (letters by the key they stand on).</summary>
    public Task<PopCard> FindByKeysAsync(string keys, CancellationToken ct) =>
        keys.Length >= 6 && SerialNumber.Normalize(keys) is { } normal
            ? connections.UseAsync(c => ByKeysAsync(c, normal, ct), ct)
            : Task.FromResult(PopCard.Unknown(null));

    /// <summary>The customer of a ticket, by its number as people say it.</summary>
    public Task<PopCard> FindByTicketAsync(string number, CancellationToken ct) =>
        TicketNumber.Normalize(number) is { } normal
            ? connections.UseAsync(c => ByTicketAsync(c, normal, ct), ct)
            : Task.FromResult(PopCard.Unknown(null));

    /// <summary>The card of a customer whom the agent picked.</summary>
    public Task<PopCard> FindByCustomerAsync(CustomerId id, CancellationToken ct) => connections.UseAsync(
        async c => new PopCard(null, await FillAsync(c, [new PopGuess(id, 10, [Reason.Of("Pop.Customer")])], ct), [], [], []), ct);

    private async Task<PopCard> ByPhoneAsync(HotConnection c, PhoneNumber number, CancellationToken ct)
    {
        var phone = number.E164!;
        var guesses = new PopGuesses();
        foreach (var (customer, isPrimary) in await c.ReadAsync(_sql.CustomersByPhone, "@phone", phone, r => (PopRows.Customer(r), r.GetBoolean(12)), ct))
            guesses.Add(customer.Id, isPrimary ? 40 : 30, Reason.Of(isPrimary ? "Pop.PrimaryPhone" : "Pop.OtherPhone"), customer);

        var reported = await c.ReadAsync(_sql.TicketsByReporter, "@phone", phone, PopRows.Ticket, ct);
        foreach (var (ticket, customer) in reported)
        {
            if (customer is { } id) guesses.Add(id, 20, Reason.Of("Pop.Reporter", ("number", ticket.Number)));
        }

        var contacts = await c.ReadAsync(_sql.ContactsByPhone, "@phone", phone, PopRows.Contact, ct);
        if (contacts.Find(x => x.CustomerId is not null) is { CustomerId: { } last } call)
            guesses.Add(last, 10, Reason.Of("Pop.LastCall", ("at", call.At.ToString("O", CultureInfo.InvariantCulture))));

        return new PopCard(
            number,
            await FillAsync(c, guesses.Best(MostCandidates), ct),
            [.. reported.Where(t => t.CustomerId is null).Select(t => t.Ticket)],
            [],
            [.. contacts.Take(ShownContacts)]);
    }

    private async Task<PopCard> BySerialAsync(HotConnection c, string serial, CancellationToken ct)
    {
        var sql = serial.Length == 6 ? _sql.UnitsBySerialTail : _sql.UnitsBySerial;
        return await OfUnitsAsync(c, PopRows.Judge(await c.ReadAsync(sql, "@serial", serial, PopRows.Unit, ct), Today()), ct);
    }

    private async Task<PopCard> ByKeysAsync(HotConnection c, string keys, CancellationToken ct)
    {
        var units = PopRows.Judge(await c.ReadAsync(_sql.UnitsBySerialKeys, "@keys", SerialNumber.TailOf(keys), PopRows.Unit, ct), Today());
        return await OfUnitsAsync(c, [.. units.Where(u => SerialNumber.KeysOf(u.SerialNo).EndsWith(keys, StringComparison.Ordinal)).Take(MostCandidates)], ct);
    }

    private async Task<PopCard> OfUnitsAsync(HotConnection c, ImmutableArray<PopUnit> units, CancellationToken ct)
    {
        var guesses = new PopGuesses();
        foreach (var unit in units)
        {
            var reason = Reason.Of("Pop.Serial", ("serial", unit.SerialNo));
            if (unit.UserId is { } user) guesses.Add(user, 50, reason);
            if (unit.PurchaserId is { } purchaser && purchaser != unit.UserId) guesses.Add(purchaser, 45, reason);
        }

        return new PopCard(
            null, await FillAsync(c, guesses.Best(MostCandidates), ct), [], await RecalledAsync(c, [.. units.Where(u => u.UserId is null && u.PurchaserId is null)], ct), []);
    }

    private async Task<PopCard> ByTicketAsync(HotConnection c, string number, CancellationToken ct)
    {
        var found = await c.ReadAsync(_sql.TicketByNumber, "@number", number, PopRows.Ticket, ct);
        if (found.Count == 0) return PopCard.Unknown(null);
        var (ticket, customer) = found[0];
        if (customer is not { } id) return PopCard.Unknown(null) with { LooseTickets = [ticket] };
        return PopCard.Unknown(null) with { Candidates = await FillAsync(c, [new PopGuess(id, 60, [Reason.Of("Pop.TicketNumber", ("number", number))])], ct) };
    }

    private async Task<ImmutableArray<PopCandidate>> FillAsync(HotConnection c, IReadOnlyList<PopGuess> guesses, CancellationToken ct)
    {
        List<PopCandidate> candidates = [];
        foreach (var guess in guesses)
        {
            if (await FillAsync(c, guess, ct) is { } candidate) candidates.Add(candidate);
        }

        return [.. candidates.OrderByDescending(x => x.Score).ThenBy(x => x.Customer.Number, StringComparer.Ordinal)];
    }

    private async Task<PopCandidate?> FillAsync(HotConnection c, PopGuess guess, CancellationToken ct)
    {
        var id = guess.CustomerId.Value;
        var customer = guess.Customer ?? (await c.ReadAsync(_sql.CustomerById, "@id", id, PopRows.Customer, ct)).FirstOrDefault();
        if (customer is null) return null;
        var units = await RecalledAsync(c, PopRows.Judge(await c.ReadAsync(_sql.UnitsByCustomer, "@id", id, PopRows.Unit, ct), Today()), ct);
        var tickets = await c.ReadAsync(_sql.TicketsByCustomer, "@id", id, PopRows.Ticket, ct);
        var contacts = await c.ReadAsync(_sql.ContactsByCustomer, "@id", id, PopRows.Contact, ct);

        var since = clock.GetUtcNow() - Week;
        var recent = contacts.Count(x => x.Direction == History.InteractionDirection.Inbound && x.At >= since);
        var score = guess.Score + (tickets.Count > 0 ? 15 : 0) + (recent > 0 ? 5 : 0);
        ImmutableArray<Reason> reasons = tickets.Count > 0
            ? [.. guess.Reasons, Reason.Of("Pop.OpenTicket", ("number", tickets[0].Ticket.Number))]
            : guess.Reasons;
        return new PopCandidate(customer, score, reasons, units, [.. tickets.Select(t => t.Ticket)], [.. contacts.Take(ShownContacts)], recent);
    }

    // The table is small and mostly empty; a unit's own history is read only when a campaign concerns it.
    private async Task<ImmutableArray<PopUnit>> RecalledAsync(HotConnection c, ImmutableArray<PopUnit> units, CancellationToken ct)
    {
        Dictionary<string, List<Recall>> running = new(StringComparer.Ordinal);
        var told = ImmutableArray.CreateBuilder<PopUnit>(units.Length);
        foreach (var unit in units)
        {
            if (!running.TryGetValue(unit.ModelCode, out var campaigns))
                running.Add(unit.ModelCode, campaigns = await c.ReadAsync(_sql.RunningRecalls, "@model", unit.ModelCode, PopRows.Recall, ct));
            var concerned = UnitRules.IsGone(unit.State) ? [] : campaigns.FindAll(r => RecallRules.Concerns(r, unit.ModelCode, unit.SerialNo, unit.ProducedOn));
            if (concerned.Count > 0)
            {
                var handled = await c.ReadAsync(_sql.HandledRecalls, "@id", unit.Id.Value, PopRows.HandledRecall, ct);
                concerned.RemoveAll(r => handled.Contains(r.Code));
            }

            told.Add(concerned.Count == 0 ? unit : unit with { Recalls = [.. concerned] });
        }

        return told.MoveToImmutable();
    }

    private DateOnly Today() => SiteZone.DayOf(clock.GetUtcNow());
}
