using System.Threading.Channels;
using CallCenter.Web.Switchboard;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Answers what flows ask, behind a bounded channel and within the time that the exchange waits. It listens on the effect runner and must not wait there.</summary>
internal sealed class FlowEdge(FlowLookUps lookUps, FlowVisits visits, TimeProvider clock, ILogger<FlowEdge> logger) : BackgroundService, IFlowEdge, ISwitchboardClient
{
    private readonly Channel<(Effect Question, long Asked)> _questions = Channel.CreateBounded<(Effect Question, long Asked)>(new BoundedChannelOptions(Limits.Waiting) { SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });
    private ISwitchboard? _switchboard;

    /// <inheritdoc/>
    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <inheritdoc/>
    public void Ask(Effect question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (_questions.Writer.TryWrite((question, clock.GetTimestamp())))
            return;
        Log.Behind(logger, question.GetType().Name);
        Post(Failed(question));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Limits.Readers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (question, asked) in _questions.Reader.ReadAllAsync(stoppingToken))
                Post(await AnswerAsync(question, Limits.Answer - clock.GetElapsedTime(asked), stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>The caller waits since he asked, not since somebody had time for him: what is done after he was told that it failed must not be done.</summary>
    private async Task<Input?> AnswerAsync(Effect question, TimeSpan left, CancellationToken stoppingToken)
    {
        if (left <= TimeSpan.Zero)
        {
            Log.Late(logger, question.GetType().Name);
            return Failed(question);
        }

        using var time = new CancellationTokenSource(left, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stoppingToken);
        try
        {
            return question switch
            {
                Effect.LookUp lookUp => await lookUps.AnswerAsync(lookUp, both.Token),
                Effect.OfferVisits offer => new Input.VisitsOffered(offer.Interaction, offer.Attempt, await visits.OfferAsync(offer.TicketRef, both.Token)),
                Effect.BookVisit book when !IsWaitedFor(book) => Failed(book),
                Effect.BookVisit book => new Input.VisitBooked(book.Interaction, book.Attempt, await visits.BookAsync(book.TicketRef, book.Window, both.Token)),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Late(logger, question.GetType().Name);
            return Failed(question);
        }
#pragma warning disable CA1031 // The wall of this worker: a store that fails costs this caller his answer, never the next one's.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, failure, question.GetType().Name);
            return Failed(question);
        }
    }

    /// <summary>A caller who is gone wants no visit that nobody told him of.</summary>
    private bool IsWaitedFor(Effect.BookVisit book) =>
        _switchboard?.Snapshot.State.Calls.GetValueOrDefault(book.Interaction) is { Ivr: not null } call && call.Attempt == book.Attempt;

    private static Input? Failed(Effect question) => question switch
    {
        Effect.LookUp lookUp => new Input.LookUpDone(lookUp.Interaction, lookUp.Attempt, LookUpOutcome.Failed, null, null),
        Effect.OfferVisits offer => new Input.VisitsOffered(offer.Interaction, offer.Attempt, []) { IsFailed = true },
        Effect.BookVisit book => new Input.VisitBooked(book.Interaction, book.Attempt, VisitBooking.Refused),
        _ => null,
    };

    private void Post(Input? answer)
    {
        if (answer is not null)
            _switchboard?.TryPost(answer);
    }
}
