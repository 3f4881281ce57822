using System.Collections.Immutable;
using System.Threading.Channels;
using CallCenter.Web.Switchboard;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Queries;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Waiting;

/// <summary>Looks up where a waiting caller's ticket stands. Questions wait behind a bounded channel; each is answered, with "not now" when the store fails.</summary>
internal sealed class StatusDesk(PopQuery query, BusinessClock clock, ILogger<StatusDesk> logger) : BackgroundService, ICallerQuestions, ISwitchboardClient
{
    /// <summary>Questions that wait. A look-up takes milliseconds; behind two hundred nobody would still listen.</summary>
    private const int Waiting = 200;

    /// <summary>Look-ups at once: one slow read must not hold up the next caller.</summary>
    private const int Readers = 2;

    private readonly Channel<Effect.LookUpStatus> _questions = Channel.CreateBounded<Effect.LookUpStatus>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait });
    private ISwitchboard? _switchboard;

    /// <inheritdoc/>
    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <inheritdoc/>
    public bool TryAsk(Effect.LookUpStatus question) => _questions.Writer.TryWrite(question);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var question in _questions.Reader.ReadAllAsync(ct))
                _switchboard?.TryPost(new Input.StatusFound(question.Interaction, await WordsAsync(question, ct)));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<ImmutableArray<string>> WordsAsync(Effect.LookUpStatus question, CancellationToken ct)
    {
        try
        {
            // By his number first: whom the exchange took him for is a guess when several share it.
            var card = await query.FindByPhoneAsync(PhoneNumber.Normalize(question.RemoteNumber, PhoneSource.Trunk), ct);
            if (card.Candidates.IsEmpty && card.LooseTickets.IsEmpty && Guid.TryParse(question.CustomerRef, out var customer))
                card = await query.FindByCustomerAsync(new CustomerId(customer), ct);
            return StatusWords.Of(card, clock.GetUtcNow());
        }
#pragma warning disable CA1031 // The wall of this worker: a store that fails costs this caller his answer, never the next one's.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.LookUpFailed(logger, failure);
            return StatusWords.Unavailable;
        }
    }
}
