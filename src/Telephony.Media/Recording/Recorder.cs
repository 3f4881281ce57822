using System.Threading.Channels;

namespace Telephony.Media.Recording;

/// <summary>
/// Brings running recordings to disk: one thread writes, each 100 ms, everything older than 60 ms, so that a killed process
/// loses less than 0.2 s; one loop completes stopped ones (sizes, flush, hash). Disk trouble ends that recording and
/// nothing else.
/// </summary>
internal sealed partial class Recorder : IAsyncDisposable
{
    /// <summary>More calls than one machine carries.</summary>
    public const int Maximum = 2048;

    public const int PeriodMs = 100;
    public const int LagSamples = 60 * 8;
    private readonly Channel<Job> _completing = Channel.CreateBounded<Job>(new BoundedChannelOptions(Maximum) { SingleReader = true });
    private readonly string _directory;
    private readonly MediaFacts _facts;
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private readonly OpenRecordings _open;
    private readonly long _reserve;
    private readonly byte[] _scratch = new byte[StereoRing.Capacity * StereoWavHeader.BytesPerSample];
    private readonly AutoResetEvent _wake = new(false);
    private volatile bool _closing;
    private Task? _completer;
    private Job[] _jobs = [];
    private Thread? _writer;

    public Recorder(MediaOptions options, MediaFacts facts, ILogger logger)
    {
        _directory = Path.GetFullPath(options.RecordingsDirectory);
        _reserve = options.DiskReserveBytes;
        _open = new OpenRecordings(_directory);
        (_facts, _logger) = (facts, logger);
    }

    public void Start()
    {
        _completer = CompleteAsync();
        _writer = new Thread(WriteLoop) { IsBackground = true, Name = "media recorder" };
        _writer.Start();
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
        _completing.Writer.TryComplete();
        if (_completer is not null)
            await _completer;
        _wake.Dispose();
    }

    private void WriteLoop()
    {
        while (true)
        {
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
            job.File ??= Open(job.Recording);
            var length = job.Recording.HandOver(LagSamples, _scratch, out var from, out var complete);
            if (length > 0)
                job.File.Write(_scratch.AsSpan(0, length), from);
            return !complete || !_completing.Writer.TryWrite(job);
        }
#pragma warning disable CA1031 // The wall of the writer thread: whatever one file does must not end the other recordings, let alone the calls.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(job, e);
            return false;
        }
    }

    private RecordingFile Open(ActiveRecording recording)
    {
        Directory.CreateDirectory(_directory);
        if (new DriveInfo(_directory).AvailableFreeSpace < _reserve)
            throw new IOException("The disk is full up to its reserve.");
        _open.Add(recording.Id, recording.Path, recording.Codec);
        return RecordingFile.Create(recording.Path.Full, recording.Codec);
    }

    private void Fail(Job job, Exception error)
    {
        LogDisk(error, job.Recording.Id);
        job.Recording.Stop();
        _facts.Post(new MediaFact.RecordingFailed(job.Recording.Id, "not recorded: disk"));
        try
        {
            // What is on disk shall at least play; needs no new room. The marker goes only when that worked, else the next start tries again.
            if (job.File is not null)
                job.File.Complete();
            _open.Remove(job.Recording.Id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogDisk(e, job.Recording.Id);
        }
        finally
        {
            job.File?.Dispose();
        }
    }

    private async Task CompleteAsync()
    {
        await Task.Yield();
        await foreach (var job in _completing.Reader.ReadAllAsync())
        {
            try
            {
                var file = job.File!;
                var samples = file.Complete();
                var (bytes, sha256) = file.Measure();
                var recording = job.Recording;
                var (_, dropped, gaps, pauses) = recording.Summarize();
                _open.Remove(recording.Id);
                _facts.Post(new MediaFact.RecordingClosed(new RecordingClosed(
                    recording.Id, recording.Path.Relative, recording.Codec, samples / 8, bytes, sha256, gaps, pauses, recording.LostFrames, dropped, Repaired: false)));
                file.Dispose();
            }
#pragma warning disable CA1031 // The same wall, for completing.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Fail(job, e);
            }
        }
    }

    private void Remove(Job job)
    {
        lock (_gate)
            _jobs = Array.FindAll(_jobs, j => !ReferenceEquals(j, job));
    }

    [LoggerMessage(3101, LogLevel.Error, "Recording {Recording} could not be written")]
    private partial void LogDisk(Exception exception, RecordingId recording);

    private sealed class Job(ActiveRecording recording)
    {
        public ActiveRecording Recording { get; } = recording;

        public RecordingFile? File { get; set; }
    }
}
