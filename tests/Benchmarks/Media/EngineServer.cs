using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media;

namespace Benchmarks.Media;

/// <summary>The product's media engine on loopback, each call recorded in two channels as in the product.</summary>
internal sealed class EngineServer : IMediaServer, IMediaEvents
{
    private readonly ConcurrentDictionary<RecordingId, RecordingClosed> _closed = new();
    private readonly MediaEngine _engine;
    private readonly List<(MediaLegId A, MediaLegId B, RecordingId Recording)> _calls = [];
    private readonly string _folder;
    private int _cycled;
    private int _failed;
    private volatile bool _isCycling;

    private EngineServer(string folder, int maximumLegs)
    {
        _folder = folder;
        _engine = new MediaEngine(
            new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, folder) { DiskReserveBytes = 0, MaximumLegs = maximumLegs },
            this,
            TimeProvider.System,
            NullLogger<MediaEngine>.Instance);
    }

    public MediaCounters Counters => _engine.Counters;

    public static async Task<EngineServer> StartAsync(string folder, int maximumLegs)
    {
        var server = new EngineServer(folder, maximumLegs);
        await server._engine.StartAsync(CancellationToken.None);
        return server;
    }

    public (int A, int B)? Open(IPEndPoint phoneA, IPEndPoint phoneB)
    {
        var (a, b, recording) = (new MediaLegId(Guid.CreateVersion7()), new MediaLegId(Guid.CreateVersion7()), new RecordingId(Guid.CreateVersion7()));
        try
        {
            var portA = _engine.OpenRtpLeg(a).Port;
            try
            {
                var portB = _engine.OpenRtpLeg(b).Port;
                _engine.SetRemote(a, phoneA, LegFormat.Pcma);
                _engine.SetRemote(b, phoneB, LegFormat.Pcma);
                _engine.Connect(a, b);
                _engine.StartRecording(a, recording, $"{recording}.wav");
                _calls.Add((a, b, recording));
                return (portA, portB);
            }
            catch (MediaException)
            {
                _engine.CloseLeg(a);
                return null;
            }
        }
        catch (MediaException)
        {
            return null;
        }
    }

    public void Start()
    {
    }

    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Calls come, are recorded and go, and one of those that stay gets a new recording; finished files are deleted, so that hours fit on the disk.</summary>
    public void Cycle(int calls)
    {
        _isCycling = true;
        for (var i = 0; i < calls; i++)
        {
            var count = _calls.Count;
            if (Open(new IPEndPoint(IPAddress.Loopback, 9), new IPEndPoint(IPAddress.Loopback, 9)) is null)
                continue;
            _engine.CloseLeg(_calls[count].A);
            _engine.CloseLeg(_calls[count].B);
            _calls.RemoveAt(count);
        }

        var index = _cycled++ % _calls.Count;
        var (call, recording) = (_calls[index], new RecordingId(Guid.CreateVersion7()));
        _engine.StopRecording(call.Recording);
        _engine.StartRecording(call.A, recording, $"{recording}.wav");
        _calls[index] = call with { Recording = recording };
    }

    public async Task<IReadOnlyList<double>> CloseAsync()
    {
        foreach (var call in _calls)
            _engine.StopRecording(call.Recording);
        for (var waited = 0; _closed.Count + Volatile.Read(ref _failed) < _calls.Count && waited < 600; waited++)
            await Task.Delay(100);
        foreach (var call in _calls)
        {
            _engine.CloseLeg(call.A);
            _engine.CloseLeg(call.B);
        }

        return [.. _calls.Select(c => _closed.TryGetValue(c.Recording, out var facts) ? facts.DurationMs - facts.Gaps.Sum(g => (double)(g.ToMs - g.FromMs)) : 0)];
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    void IMediaEvents.Digit(MediaLegId leg, char digit, int durationMs)
    {
    }

    void IMediaEvents.PromptFinished(MediaLegId leg, PromptId prompt)
    {
    }

    void IMediaEvents.MediaTimeout(MediaLegId leg)
    {
    }

    void IMediaEvents.RecordingClosed(RecordingClosed facts)
    {
        if (_isCycling)
            File.Delete(Path.Combine(_folder, facts.RelativePath));
        else
            _closed[facts.Id] = facts;
    }

    void IMediaEvents.RecordingFailed(RecordingId id, string reason) => Interlocked.Increment(ref _failed);
}
