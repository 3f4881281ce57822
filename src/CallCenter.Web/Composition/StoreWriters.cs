using Persistence.History;
using Persistence.Journal;
using Persistence.Messages;

namespace CallCenter.Web.Composition;

/// <summary>Runs the batched writers for as long as the process lives; at the stop they write what they still hold.
/// Registered first, so that it stops last, after the telephony has told its last facts.</summary>
internal sealed class StoreWriters(JournalWriter journal, InteractionWriter interactions, LeftMessageWriter messages) : IHostedService
{
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(journal.RunAsync(CancellationToken.None), interactions.RunAsync(CancellationToken.None), messages.RunAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        journal.Complete();
        interactions.Complete();
        messages.Complete();
        return _running.WaitAsync(cancellationToken);
    }
}
