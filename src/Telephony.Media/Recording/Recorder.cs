using System.Threading.Channels;

namespace Telephony.Media.Recording;

/// <summary>
/// Brings running recordings to disk: one thread writes, each 80 ms, everything older than 40 ms, so that a killed process
/// loses less than 0.2 s; one loop completes stopped ones (sizes, flush, hash). A disk that stalls or fills up costs what the rings cannot keep
/// (5.4 s each), marked as spans, and never a call: writing is tried again each second until the recording ends.
/// </summary>
internal sealed partial class Recorder : IAsyncDisposable
{
    /// <summary>More calls than one machine carries.</summary>
    public const int Maximum = 2048;

    public const int PeriodMs = 80;
    public const int LagSamples = 40 * 8;

    /// <summary>Hand-overs of one recording in a turn: 21 s of arrears, so that one that catches up does not keep the others waiting.</summary>
    private const int HandOversInTurn = 4;

    /// <summary>A turn that takes longer is a disk that stands still: half of what a ring bears.</summary>
    private static readonly TimeSpan SlowTurn = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _clock;
    private readonly Channel<Job> _completing = Channel.CreateBounded<Job>(new BoundedChannelOptions(Maximum) { SingleReader = true });
    private readonly string _directory;
    private readonly MediaFacts _facts;
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private readonly OpenRecordings _open;
    private readonly long _reserve;
    private readonly byte[] _scratch = new byte[StereoRing.Capacity * StereoWavHeader.BytesPerSample];
    private readonly RecordingKey? _seal;
    private readonly AutoResetEvent _wake = new(false);
    private volatile bool _closing;
    private Task? _completer;
    private Job[] _jobs = [];
    private bool _standsStill;
    private long _turnBegan;
    private ITimer? _watch;
    private Thread? _writer;

    public Recorder(MediaOptions options, MediaFacts facts, TimeProvider clock, ILogger logger)
    {
        _directory = Path.GetFullPath(options.RecordingsDirectory);
        _reserve = options.DiskReserveBytes;
        _seal = options.SealRecordings ? options.RecordingKeys.Current ?? throw new ArgumentException("Recordings are to be sealed, but there is no key.", nameof(options)) : null;
        _open = new OpenRecordings(_directory);
        (_facts, _clock, _logger) = (facts, clock, logger);
    }

    /// <summary>When the writer last began a turn.</summary>
    public long TurnBegan => Volatile.Read(ref _turnBegan);

    public void Start()
    {
        _turnBegan = _clock.GetTimestamp();
        _completer = CompleteAsync();
        _writer = new Thread(WriteLoop) { IsBackground = true, Name = "media recorder" };
        _writer.Start();
        _watch = _clock.CreateTimer(_ => Watch(), null, SlowTurn / 2, SlowTurn / 2);
    }

    public void Add(ActiveRecording recording)
    {
        lock (_gate)
        {
            if (_jobs.Length >= Maximum)
                throw new MediaException(MediaFault.LimitReached, $"{Maximum} recordings run already.");
            _jobs = [.. _jobs, new Job(recording)];
        }
    }

    /// <summary>A recording was stopped: finish it now rather than at the next turn.</summary>
    public void Wake() => _wake.Set();

    public async ValueTask DisposeAsync()
    {
        foreach (var job in Volatile.Read(ref _jobs))
            job.Recording.Stop();
        _closing = true;
        _wake.Set();
        _writer?.Join();
        if (_watch is not null)
            await _watch.DisposeAsync();
        _completing.Writer.TryComplete();
        if (_completer is not null)
            await _completer;
        _wake.Dispose();
    }

    private void WriteLoop()
    {
        while (true)
        {
            Volatile.Write(ref _turnBegan, _clock.GetTimestamp());
            foreach (var job in Volatile.Read(ref _jobs))
            {
                if (!Write(job))
                    Remove(job);
            }

            if (_closing && Volatile.Read(ref _jobs).Length == 0)
                return;
            _wake.WaitOne(PeriodMs);
        }
    }

    /// <summary>False when the writer is done with it.</summary>
    private bool Write(Job job)
    {
        try
        {
            if (job.IsStalled && !job.Recording.IsStopped && _clock.GetElapsedTime(job.TriedAt) < Retry)
                return true;
            job.File ??= Open(job);
            var progress = HandOverProgress.More;
            for (var i = 0; i < HandOversInTurn && progress == HandOverProgress.More; i++)
                progress = HandOver(job);
            Recovered(job);
            return progress != HandOverProgress.Complete || !_completing.Writer.TryWrite(job);
        }
#pragma warning disable CA1031 // The wall of the writer thread: whatever one file does must not end the other recordings, let alone the calls.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return job.File is not null && e is IOException ? Stall(job, e) : Fail(job, e);
        }
    }

    private HandOverProgress HandOver(Job job)
    {
        var length = job.Recording.HandOver(LagSamples, _scratch, out var from, out var progress);
        if (length > 0)
            job.File!.Write(_scratch.AsSpan(0, length), from);
        job.Recording.Settle();
        return progress;
    }

    private RecordingFile Open(Job job)
    {
        OwnerOnly.CreateDirectory(_directory);
        if (new DriveInfo(_directory).AvailableFreeSpace < _reserve)
            throw new IOException("The disk is full up to its reserve.");
        var recording = job.Recording;
        job.Path = _seal is null ? recording.Path : recording.Path.Sealed;
        _open.Add(recording.Id, job.Path, recording.Codec);
        return RecordingFile.Create(recording.Id, job.Path, recording.Codec, _seal);
    }

    /// <summary>The disk does not take it now: the ring keeps what it can. A recording that has ended is closed as far as it got.</summary>
    private bool Stall(Job job, Exception error)
    {
        job.Recording.Return();
        job.TriedAt = _clock.GetTimestamp();
        if (!job.IsStalled)
        {
            LogStalled(error, job.Recording.Id);
            _facts.Post(new MediaFact.RecordingStalled(job.Recording.Id, true));
        }

        job.IsStalled = true;
        if (!job.Recording.IsStopped)
            return true;
        job.Recording.CutShort();
        return !_completing.Writer.TryWrite(job);
    }

    private void Recovered(Job job)
    {
        if (!job.IsStalled)
            return;
        job.IsStalled = false;
        LogRecovered(job.Recording.Id);
        _facts.Post(new MediaFact.RecordingStalled(job.Recording.Id, false));
    }

    /// <summary>A write that does not return is seen from outside: told once, and once when it is over.</summary>
    private void Watch()
    {
        var standsStill = _clock.GetElapsedTime(TurnBegan) > SlowTurn;
        if (standsStill == _standsStill)
            return;
        _standsStill = standsStill;
        if (standsStill)
            LogStandsStill();
        foreach (var job in Volatile.Read(ref _jobs))
            _facts.Post(new MediaFact.RecordingStalled(job.Recording.Id, standsStill));
    }

    /// <summary>Tells that a recording failed and saves what there is. Never throws: it runs on the writer's thread and in the completer, where one job's trouble must stay its own.</summary>
    /// <returns>False: the writer is done with it.</returns>
    private bool Fail(Job job, Exception error)
    {
        LogDisk(error, job.Recording.Id);
        job.Recording.Stop();
        _facts.Post(new MediaFact.RecordingFailed(job.Recording.Id, "not recorded: disk"));
        try
        {
            // What is on disk shall at least play; needs no new room. A file that was made keeps its marker: the next start repairs, hashes and tells it.
            job.File?.Complete();
            if (!job.HasFile)
                _open.Remove(job.Recording.Id);
        }
#pragma warning disable CA1031 // Behind the wall there is none: an escape would end the process (writer) or the closing of all later recordings (completer).
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDisk(e, job.Recording.Id);
        }
        finally
        {
            job.Release();
        }

        return false;
    }

    private async Task CompleteAsync()
    {
        await Task.Yield();
        await foreach (var job in _completing.Reader.ReadAllAsync())
        {
            try
            {
                await CompleteAsync(job);
            }
#pragma warning disable CA1031 // The same wall, for completing.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Fail(job, e);
            }
        }
    }

    /// <summary>The hash is taken from the finished file, which still lies in memory: the head holds sizes that are known only now.</summary>
    private async Task CompleteAsync(Job job)
    {
        var extent = job.File!.Complete();
        job.Release();
        job.Recording.FileHolds(extent);
        var (bytes, sha256) = await RecordingContent.MeasureAsync(job.Path.Full, CancellationToken.None);
        var recording = job.Recording;
        var summary = recording.Summarize();
        _open.Remove(recording.Id);
        _facts.Post(new MediaFact.RecordingClosed(new RecordingClosed(
            recording.Id, job.Path.Relative, recording.Codec, extent.Samples / 8, bytes, sha256, summary.Gaps, summary.Pauses, recording.LostFrames, summary.Dropped, Repaired: false)
        {
            Stalls = summary.Stalls,
        }));
    }

    private void Remove(Job job)
    {
        lock (_gate)
            _jobs = Array.FindAll(_jobs, j => !ReferenceEquals(j, job));
    }

    [LoggerMessage(3101, LogLevel.Error, "Recording {Recording} could not be written")]
    private partial void LogDisk(Exception exception, RecordingId recording);

    [LoggerMessage(3103, LogLevel.Error, "The disk does not take recording {Recording}; tried again each second")]
    private partial void LogStalled(Exception exception, RecordingId recording);

    [LoggerMessage(3104, LogLevel.Warning, "The disk takes recording {Recording} again; what could not be kept is marked in it")]
    private partial void LogRecovered(RecordingId recording);

    [LoggerMessage(3105, LogLevel.Error, "The disk of the recordings stands still; the rings keep what is said for a few seconds")]
    private partial void LogStandsStill();

    private sealed class Job(ActiveRecording recording)
    {
        public ActiveRecording Recording { get; } = recording;

        /// <summary>Where it is written; set with <see cref="File"/>.</summary>
        public RecordingPath Path { get; set; }

        public RecordingFile? File
        {
            get;
            set
            {
                field = value;
                HasFile |= value is not null;
            }
        }

        /// <summary>A file was made, whether or not it is still open.</summary>
        public bool HasFile { get; private set; }

        /// <summary>The disk did not take the last hand-over.</summary>
        public bool IsStalled { get; set; }

        public long TriedAt { get; set; }

        /// <summary>Lets go of the file; nobody may touch its handle any more.</summary>
        public void Release()
        {
            var file = File;
            File = null;
            file?.Dispose();
        }
    }
}
