using Crm.Domain;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Tickets;

/// <summary>The counter where places for visits are sold: at the desk's form (<see cref="SaveDraft"/>), by callers' keys, and in the steps of a ticket's page. Between the look for a place
/// and its taking no other of these three takes one, so the last place of a half day is sold once. One process sells; the floor of a site has only one.</summary>
/// <remarks>Appointments given to <c>/api/v1/tickets</c> come by here too (<see cref="Api.AppointmentPlaces"/>).</remarks>
internal sealed class VisitSales(IVisitCapacity capacity) : IDisposable
{
    /// <summary>The half day has no place left.</summary>
    public const string Full = "VisitSlotIsFull";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Takes the place by what <paramref name="take"/> stores, when there is one; else refuses with <see cref="Full"/>.</summary>
    /// <param name="regionCode">Where, or null while it is not known.</param>
    /// <param name="categoryCode">What it is about, or null.</param>
    /// <param name="slot">The half day.</param>
    /// <param name="take">Stores the promise. Nobody else buys meanwhile: it does nothing slower than a write.</param>
    /// <param name="ct">Ends the waiting and the write.</param>
    public async Task<SaveResult<T>> SellAsync<T>(string? regionCode, string? categoryCode, AppointmentSlot slot, Func<Task<SaveResult<T>>> take, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(take);
        await _turn.WaitAsync(ct);
        try
        {
            return (await capacity.AtAsync(regionCode, categoryCode, slot, ct)).IsFull ? Refusal.Of(Full) : await take();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
