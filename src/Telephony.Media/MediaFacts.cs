using System.Threading.Channels;

namespace Telephony.Media;

/// <summary>Keeps the listener off the packet path: facts wait in a bounded queue and one loop tells them in order.</summary>
internal sealed partial class MediaFacts : IAsyncDisposable
{
    /// <summary>Minutes of facts on a busy floor; a listener that far behind is broken, and memory is worth more than old digits.</summary>
    private const int Maximum = 8192;

    private readonly MediaCounters _counters;
    private readonly IMediaEvents _events;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private readonly Channel<MediaFact> _queue = Channel.CreateBounded<MediaFact>(new BoundedChannelOptions(Maximum) { SingleReader = true });

    public MediaFacts(IMediaEvents events, MediaCounters counters, ILogger logger)
    {
        _events = events;
        _counters = counters;
        _logger = logger;
        _loop = TellAsync();
    }

    public void Post(MediaFact fact)
    {
        if (!_queue.Writer.TryWrite(fact))
            _counters.CountFactDropped();
    }

    /// <summary>Tells what still waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task TellAsync()
    {
        await Task.Yield();
        await foreach (var fact in _queue.Reader.ReadAllAsync())
        {
            try
            {
                fact.Tell(_events);
            }
#pragma warning disable CA1031 // The wall to foreign code: one failed listener call must not end the telling of all others.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogListenerFailed(e, fact.GetType().Name);
            }
        }
    }

    [LoggerMessage(2701, LogLevel.Error, "A media listener failed on {Fact}")]
    private partial void LogListenerFailed(Exception exception, string fact);
}
