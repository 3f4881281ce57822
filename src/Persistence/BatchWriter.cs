using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Persistence;

/// <summary>Gathers rows of one kind from many threads and writes them in order, many per transaction, on one loop.</summary>
/// <remarks>
/// The buffer is bounded: a caller that may not wait gets <c>false</c> when it is full and must say so.
/// A failing write is tried again until it succeeds or the loop is stopped: rows are late, never lost while the process lives.
/// </remarks>
public sealed partial class BatchWriter<T>(
    string name, int capacity, int maxBatch, Func<IReadOnlyList<T>, CancellationToken, Task> write, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Channel<Entry> _entries = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _failures;

    /// <summary>Rows that wait to be written.</summary>
    public int Waiting => _entries.Reader.Count;

    /// <summary>True while writes fail.</summary>
    public bool IsFailing => Volatile.Read(ref _failures) > 0;

    /// <summary>Adds a row without waiting; false when the buffer is full.</summary>
    public bool TryAdd(T row) => _entries.Writer.TryWrite(new Entry(row, null));

    /// <summary>Adds a row, waiting for room.</summary>
    public ValueTask AddAsync(T row, CancellationToken ct) => _entries.Writer.WriteAsync(new Entry(row, null), ct);

    /// <summary>Returns when every row added before is committed. Needs the loop to run.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _entries.Writer.WriteAsync(new Entry(default!, done), ct);
        await done.Task.WaitAsync(ct);
    }

    /// <summary>No more rows are taken; <see cref="RunAsync"/> writes what is left and returns.</summary>
    public void Complete() => _entries.Writer.TryComplete();

    /// <summary>The loop. After <see cref="Complete"/> it ends when everything is written; the token ends it at once.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        List<T> rows = new(maxBatch);
        List<TaskCompletionSource> flushes = [];
        while (await _entries.Reader.WaitToReadAsync(ct))
        {
            while (rows.Count < maxBatch && _entries.Reader.TryRead(out var entry))
            {
                if (entry.Flushed is { } flushed) flushes.Add(flushed);
                else rows.Add(entry.Row);
            }

            if (rows.Count > 0) await WriteAsync(rows, ct);
            rows.Clear();
            foreach (var flush in flushes) flush.TrySetResult();
            flushes.Clear();
        }
    }

    private async Task WriteAsync(List<T> rows, CancellationToken ct)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await write(rows, ct);
                Volatile.Write(ref _failures, 0);
                return;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // The wall of the write loop: whatever the store throws, the rows are kept and tried again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogWriteFailed(logger, fault, name, rows.Count, Interlocked.Increment(ref _failures));
                await Task.Delay(pause, clock, ct);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Writing {Count} rows of {Writer} failed, attempt {Attempt}; they are kept and tried again")]
    private static partial void LogWriteFailed(ILogger logger, Exception fault, string writer, int count, int attempt);

    private readonly record struct Entry(T Row, TaskCompletionSource? Flushed);
}
