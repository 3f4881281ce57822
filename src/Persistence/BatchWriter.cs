using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Persistence;

/// <summary>Gathers rows of one kind from many threads and writes them in order, many per transaction, on one loop.</summary>
/// <remarks>
/// The buffer is bounded: a caller that may not wait gets <c>false</c> when it is full and must say so.
/// A failing write is tried again until it succeeds or the loop is stopped: rows are late, never lost while the process lives.
/// A row that fails alone while its neighbours are written is set aside and tried again from time to time, so that it stops nobody.
/// </remarks>
public sealed partial class BatchWriter<T>(
    string name, int capacity, int maxBatch, Func<IReadOnlyList<T>, CancellationToken, Task> write, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenSecondChances = TimeSpan.FromMinutes(1);

    // Tries of a whole batch before its rows are tried one by one: a lock or a restart of the store is over by then.
    private const int WholeTries = 2;

    // More poison than this is a store whose shape is wrong, not a row: then the loop stands still and says so, as in an outage.
    private const int MostSetAside = 1_000;

    private readonly Channel<Entry> _entries = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    // Only the loop touches these.
    private readonly List<T> _aside = [];
    private readonly List<TaskCompletionSource> _flushes = [];
    private long _secondChance;

    private int _failures;
    private int _setAside;

    /// <summary>Rows that wait to be written.</summary>
    public int Waiting => _entries.Reader.Count;

    /// <summary>True while writes fail.</summary>
    public bool IsFailing => Volatile.Read(ref _failures) > 0;

    /// <summary>Rows that cannot be written though others can. They are kept while the process lives.</summary>
    public int SetAside => Volatile.Read(ref _setAside);

    /// <summary>Adds a row without waiting; false when the buffer is full.</summary>
    public bool TryAdd(T row) => _entries.Writer.TryWrite(new Entry(row, null));

    /// <summary>Adds a row, waiting for room.</summary>
    public ValueTask AddAsync(T row, CancellationToken ct) => _entries.Writer.WriteAsync(new Entry(row, null), ct);

    /// <summary>Returns when every row added before is committed, or set aside. Needs the loop to run.</summary>
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
        while (await _entries.Reader.WaitToReadAsync(ct))
        {
            Fill(rows);
            if (rows.Count > 0) await WriteAsync(rows, ct);
            rows.Clear();
            foreach (var flush in _flushes) flush.TrySetResult();
            _flushes.Clear();
            if (_aside.Count > 0 && clock.GetElapsedTime(_secondChance) >= BetweenSecondChances) await TryAsideAgainAsync(ct);
        }

        if (_aside.Count > 0) await TryAsideAgainAsync(ct);
        if (_aside.Count > 0) LogLeft(logger, name, _aside.Count);
    }

    private void Fill(List<T> rows)
    {
        while (rows.Count < maxBatch && _entries.Reader.TryRead(out var entry))
        {
            if (entry.Flushed is { } flushed) _flushes.Add(flushed);
            else rows.Add(entry.Row);
        }
    }

    private async Task WriteAsync(List<T> rows, CancellationToken ct)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(rows, ct)) return;
            if (attempt >= WholeTries && await OneByOneAsync(rows, ct)) return;
            await Task.Delay(pause, clock, ct);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            // A row that fails alone says nothing about the store; the next ones tell which of the two it is.
            Fill(rows);
        }
    }

    // True when nothing is left to do: at least one row went down, so the store works, and those that did not are at fault themselves.
    private async Task<bool> OneByOneAsync(List<T> rows, CancellationToken ct)
    {
        if (rows.Count == 1) return false;
        List<T> refused = [];
        var one = new T[1];
        for (var at = 0; at < rows.Count; at++)
        {
            one[0] = rows[at];
            if (!await TryAsync(one, ct)) refused.Add(rows[at]);
            // Nothing of the first rows: an outage, and trying each of a thousand rows would only make it longer.
            if (refused.Count == Math.Min(rows.Count, 8) && refused.Count == at + 1) return false;
        }

        if (refused.Count + _aside.Count > MostSetAside)
        {
            rows.Clear();
            rows.AddRange(refused);
            return false;
        }

        if (refused.Count > 0)
        {
            if (_aside.Count == 0) _secondChance = clock.GetTimestamp();
            _aside.AddRange(refused);
            Volatile.Write(ref _setAside, _aside.Count);
            LogSetAside(logger, name, refused.Count, _aside.Count);
        }

        Volatile.Write(ref _failures, 0);
        return true;
    }

    // What it waited for (the row that it names, say) may have come meanwhile.
    private async Task TryAsideAgainAsync(CancellationToken ct)
    {
        var one = new T[1];
        for (var at = _aside.Count - 1; at >= 0; at--)
        {
            one[0] = _aside[at];
            if (await TryAsync(one, ct)) _aside.RemoveAt(at);
        }

        Volatile.Write(ref _setAside, _aside.Count);
        Volatile.Write(ref _failures, 0);
        _secondChance = clock.GetTimestamp();
    }

    private async Task<bool> TryAsync(IReadOnlyList<T> rows, CancellationToken ct)
    {
        try
        {
            await write(rows, ct);
            Volatile.Write(ref _failures, 0);
            return true;
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
            return false;
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Writing {Count} rows of {Writer} failed, attempt {Attempt}; they are kept and tried again")]
    private static partial void LogWriteFailed(ILogger logger, Exception fault, string writer, int count, int attempt);

    [LoggerMessage(3002, LogLevel.Error, "{Count} rows of {Writer} cannot be written though others can; they are set aside ({All} in all) and tried again each minute")]
    private static partial void LogSetAside(ILogger logger, string writer, int count, int all);

    [LoggerMessage(3003, LogLevel.Critical, "{Count} rows of {Writer} were never written and are lost with this process")]
    private static partial void LogLeft(ILogger logger, string writer, int count);

    private readonly record struct Entry(T Row, TaskCompletionSource? Flushed);
}
