using System.Collections.Immutable;
using System.Threading.Channels;
using Persistence.Messages;

namespace CallCenter.Web.Features.Messages;

/// <summary>How many messages and lost call-backs wait in each queue, for rail, boards and alerts: read from the store after a change, never by the clock. Many changes at once are one reading.</summary>
internal sealed class MessageBoard(LeftMessageQuery query, LeftMessageWriter writer, TimeProvider clock, ILogger<MessageBoard> logger) : BackgroundService
{
    /// <summary>Between two readings: a hundred pages must not read a hundred times a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private ImmutableDictionary<string, int> _counts = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The lists may have changed. Raised on a pool thread; return at once.</summary>
    public event Action? Changed;

    /// <summary>Tasks that are not done, by queue; a queue without any is not there.</summary>
    public IReadOnlyDictionary<string, int> Counts => Volatile.Read(ref _counts);

    /// <summary>Tasks that are not done in these queues; null means all.</summary>
    public int Count(IReadOnlyCollection<string>? queues)
    {
        var counts = Volatile.Read(ref _counts);
        return queues is null ? counts.Values.Sum() : queues.Sum(q => counts.GetValueOrDefault(q));
    }

    /// <summary>Something changed. Returns at once.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Ring();
        try
        {
            await foreach (var _ in _rings.Reader.ReadAllAsync(stoppingToken))
            {
                await ReadAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            // What rang was handed to the writer before it rang.
            await writer.FlushAsync(ct);
            Volatile.Write(ref _counts, (await query.CountsAsync(ct)).ToImmutableDictionary(StringComparer.Ordinal));
            Changed?.Invoke();
        }
#pragma warning disable CA1031 // A store that does not answer, or a page's fault, must not end the counting; the next change reads again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Waiting.Log.CountFailed(logger, failure);
        }
    }
}
