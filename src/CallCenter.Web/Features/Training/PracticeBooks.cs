using System.Globalization;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.Tickets;
using Crm.Domain.Customers;
using Persistence;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Training;

/// <summary>The books of an exercise: the same rules as the real ones, and nothing behind them. Numbers of its tickets look like no real one.</summary>
internal sealed class PracticeBooks(SaveDraft rules, PracticeCaller caller) : IDeskBooks
{
    /// <summary>How numbers of practised tickets begin.</summary>
    public const string Mark = "P-";

    private int _saved;

    /// <inheritdoc/>
    public async Task<SaveResult<DeskDraft>> SaveAsync(DeskDraft draft, CallerPop? pop, Actor actor, CancellationToken ct) =>
        await rules.RefusalAsync(draft, pop, ct) is { } refusal ? refusal : draft with { TicketNumber = string.Create(CultureInfo.InvariantCulture, $"{Mark}{Interlocked.Increment(ref _saved):0000}") };

    /// <inheritdoc/>
    public IReadOnlyList<string> Missing(DeskDraft draft, CallerPop? pop) => rules.Missing(draft, pop);

    /// <inheritdoc/>
    public Task LinkAsync(DeskDraft draft, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SetDispositionAsync(InteractionId interaction, string code, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<CustomerAddress>> AddressesAsync(CustomerId customer, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CustomerAddress>>([.. caller.Addresses.Where(a => a.CustomerId == customer)]);

    /// <inheritdoc/>
    public Task<OwnWork> OwnAsync(AgentId agent, CancellationToken ct) => Task.FromResult(OwnWork.None);
}
