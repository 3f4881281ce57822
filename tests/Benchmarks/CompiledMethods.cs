using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Benchmarks;

/// <summary>What the runtime compiles, method by method: tells which code a slow key waited for. Listening costs, so only a run that looks for the cause has it (<c>AFTERSALES_DESK_TRACE=1</c>).</summary>
internal sealed class CompiledMethods : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private readonly ConcurrentDictionary<ulong, (long At, long Thread)> _begun = new();
    private readonly ConcurrentQueue<(long At, double Ms, long Thread, string Name)> _done = new();

    public static CompiledMethods? IfWanted() => Environment.GetEnvironmentVariable("AFTERSALES_DESK_TRACE") == "1" ? new CompiledMethods() : null;

    /// <summary>The dearest since an instant, dearest first.</summary>
    public IReadOnlyList<string> Since(long began, int count) => [.. _done.Where(d => d.At >= began).OrderByDescending(d => d.Ms).Take(count).Select(d => $"{d.Ms:0.0} ms on thread {d.Thread}: {d.Name}")];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Jit);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is not [ulong method, ..]) return;
        if (eventData.EventName?.StartsWith("MethodJittingStarted", StringComparison.Ordinal) is true)
            _begun[method] = (Stopwatch.GetTimestamp(), eventData.OSThreadId);
        else if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) is true && _begun.TryRemove(method, out var begun) && eventData.Payload.Count > 8)
            _done.Enqueue((Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(begun.At).TotalMilliseconds, begun.Thread, $"{eventData.Payload[6]}.{eventData.Payload[7]} flags {eventData.Payload[5]}"));
    }
}
