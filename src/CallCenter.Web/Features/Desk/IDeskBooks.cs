using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.Customers;
using Persistence;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Where the desk writes, and what it reads of a customer besides the pop: the store, or in training nothing at all.</summary>
internal interface IDeskBooks
{
    /// <summary>Saves the form.</summary>
    Task<SaveResult<DeskDraft>> SaveAsync(DeskDraft draft, CallerPop? pop, Actor actor, CancellationToken ct);

    /// <summary>The fields that a save would name now; stores nothing.</summary>
    IReadOnlyList<string> Missing(DeskDraft draft, CallerPop? pop);

    /// <summary>Notes with the contact whom and what it is about, as the form says.</summary>
    Task LinkAsync(DeskDraft draft, CancellationToken ct);

    /// <summary>Notes the outcome of the contact.</summary>
    Task SetDispositionAsync(InteractionId interaction, string code, CancellationToken ct);

    /// <summary>A customer's addresses, the usual one first.</summary>
    Task<IReadOnlyList<CustomerAddress>> AddressesAsync(CustomerId customer, CancellationToken ct);

    /// <summary>The agent's own tickets and figures of today.</summary>
    Task<OwnWork> OwnAsync(AgentId agent, CancellationToken ct);
}
