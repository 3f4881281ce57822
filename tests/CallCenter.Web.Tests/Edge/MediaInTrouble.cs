using System.Collections.Immutable;
using System.Net;
using Telephony.Media;
using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace CallCenter.Web.Tests.Edge;

/// <summary>A media engine in front of which commands fail for as long as <see cref="Trouble"/> says.</summary>
internal sealed class MediaInTrouble(IMediaEngine engine) : IMediaEngine
{
    /// <summary>What every command that makes something throws, or null.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>Told when it is asked for the standing legs.</summary>
    public Action Asked { get; set; } = () => { };

    public MediaCounters Counters => engine.Counters;

    public PromptLibrary Prompts => engine.Prompts;

    public int OpenLegs => engine.OpenLegs;

    public bool OutlivesItsClient => true;

    private IMediaEngine Engine => Trouble is null ? engine : throw Trouble;

    public IReadOnlyList<StandingLeg> Standing()
    {
        Asked();
        return Engine.Standing();
    }

    public void Note(MediaLegId leg, ReadOnlySpan<byte> note) => engine.Note(leg, note);

    public byte[]? Adopt(StandingLeg leg) => engine.Adopt(leg);

    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    public IPEndPoint OpenRtpLeg(MediaLegId leg) => Engine.OpenRtpLeg(leg);

    public void OpenLeg(MediaLegId leg, IRtpTransport transport, LegFormat format) => Engine.OpenLeg(leg, transport, format);

    public void SetRemote(MediaLegId leg, IPEndPoint remote, LegFormat format, IPAddress? signalling = null) => Engine.SetRemote(leg, remote, format, signalling);

    public void SetFormat(MediaLegId leg, LegFormat format) => Engine.SetFormat(leg, format);

    public void CloseLeg(MediaLegId leg) => engine.CloseLeg(leg);

    public void SetHeard(MediaLegId listener, params ReadOnlySpan<MediaLegId> speakers) => Engine.SetHeard(listener, speakers);

    public IReadOnlyList<(MediaLegId Leg, bool TakesEvents)> ListenersOf(MediaLegId speaker) => engine.ListenersOf(speaker);

    public void Connect(MediaLegId a, MediaLegId b) => Engine.Connect(a, b);

    public void Disconnect(MediaLegId leg) => engine.Disconnect(leg);

    public void Play(MediaLegId leg, PromptId prompt, bool loop) => Engine.Play(leg, prompt, loop);

    public void Play(MediaLegId leg, PromptId name, ImmutableArray<PromptId> prompts, bool loop) => Engine.Play(leg, name, prompts, loop);

    public void StopPlay(MediaLegId leg) => engine.StopPlay(leg);

    public void Mute(MediaLegId leg, bool muted) => Engine.Mute(leg, muted);

    public void SendDigit(MediaLegId leg, char digit, int durationMs) => Engine.SendDigit(leg, digit, durationMs);

    public void StartRecording(MediaLegId customerLeg, RecordingId recording, string relativePath) => Engine.StartRecording(customerLeg, recording, relativePath);

    public void StopRecording(RecordingId recording) => engine.StopRecording(recording);

    public void PauseRecording(RecordingId recording) => engine.PauseRecording(recording);

    public void ResumeRecording(RecordingId recording) => engine.ResumeRecording(recording);

    public LegStatistics? Statistics(MediaLegId leg) => engine.Statistics(leg);

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
