using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.Tickets;
using Crm.Domain.Customers;
using Persistence;
using Persistence.History;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>The real books: the store.</summary>
internal sealed class DeskBooks(SaveDraft saver, InteractionStore history, DeskReads reads) : IDeskBooks
{
    /// <inheritdoc/>
    public Task<SaveResult<DeskDraft>> SaveAsync(DeskDraft draft, CallerPop? pop, Actor actor, CancellationToken ct) => saver.HandleAsync(draft, pop, actor, ct);

    /// <inheritdoc/>
    public IReadOnlyList<string> Missing(DeskDraft draft, CallerPop? pop) => saver.Missing(draft, pop);

    /// <inheritdoc/>
    public Task LinkAsync(DeskDraft draft, CancellationToken ct) => history.LinkAsync(draft.Interaction.Value, draft.Customer, draft.Unit, null, ct);

    /// <inheritdoc/>
    public Task SetDispositionAsync(InteractionId interaction, string code, CancellationToken ct) => history.SetDispositionAsync(interaction.Value, code, null, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerAddress>> AddressesAsync(CustomerId customer, CancellationToken ct) => reads.AddressesAsync(customer, ct);

    /// <inheritdoc/>
    public Task<OwnWork> OwnAsync(AgentId agent, CancellationToken ct) => reads.OwnAsync(agent, ct);
}
