using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CallCenter.Web.Features.Security;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Ports;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Carries the exchange's effects to SIP dialogs and media legs, and their events back as inputs.
/// It decides nothing about calls; it only knows which wire a leg is.</summary>
internal sealed class WiredTelephony : ITelephony, ISwitchboardClient
{
    private static readonly TimeSpan RetryAfterDrain = TimeSpan.FromSeconds(30);

    private readonly RecordingParts _parts = new();
    private readonly LineTable _lines;
    private readonly SipEndpoint _sip;
    private readonly IMediaEngine _media;
    private readonly IBrowserPhones _browsers;
    private readonly ITrunkRoutes _routes;
    private readonly IRecordingSink _recordings;
    private readonly TimeProvider _clock;
    private readonly ILogger<WiredTelephony> _logger;
    private readonly OutboundGuard? _outbound;
    private readonly SecurityLog? _security;
    private ISwitchboard? _switchboard;

    public WiredTelephony(
        LineTable lines,
        SipEndpoint sip,
        IMediaEngine media,
        IBrowserPhones browsers,
        ITrunkRoutes routes,
        IRecordingSink recordings,
        TimeProvider clock,
        ILogger<WiredTelephony> logger,
        OutboundGuard? outbound = null,
        SecurityLog? security = null)
    {
        _outbound = outbound;
        _security = security;
        _lines = lines;
        _sip = sip;
        _media = media;
        _browsers = browsers;
        _routes = routes;
        _recordings = recordings;
        _clock = clock;
        _logger = logger;
    }

    /// <inheritdoc/>
    void ISwitchboardClient.Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <inheritdoc/>
    public void Perform(Effect effect)
    {
        switch (effect)
        {
            case Effect.AcceptCall e: Accept(e.Leg); break;
            case Effect.RefuseCall e: Refuse(e.Leg, e.Cause); break;
            case Effect.OfferCall e: Offer(e); break;
            case Effect.UseBrowser e: UseBrowser(e.Leg, e.Agent); break;
            case Effect.WithdrawOffer e: Release(e.Leg, SipHangupCause.NoAnswer); break;
            case Effect.DialOut e: Dial(e); break;
            case Effect.Hear e: Hear(e.Listener, e.Speakers); break;
            case Effect.ConnectLegs e: Connect(e.First, e.Second); break;
            case Effect.DisconnectLeg e: WithMedia(e.Leg, _media.Disconnect); break;
            case Effect.ReleaseLeg e: Release(e.Leg, SipHangupCause.Normal); break;
            case Effect.PlayPrompt e: Play(e.Leg, e.Prompt, e.Loop); break;
            case Effect.StopPrompt e: WithMedia(e.Leg, _media.StopPlay); break;
            case Effect.StartRecording e: StartRecording(e.CustomerLeg); break;
            case Effect.PauseRecording e: _media.PauseRecording(_parts.Current(e.CustomerLeg.Interaction)); break;
            case Effect.ResumeRecording e: _media.ResumeRecording(_parts.Current(e.CustomerLeg.Interaction)); break;
            case Effect.StopRecording e: _media.StopRecording(_parts.Current(e.CustomerLeg.Interaction)); break;
            default: throw new ArgumentException($"{effect.GetType().Name} is not an effect of the wires.", nameof(effect));
        }
    }

    private void Accept(LegId leg)
    {
        if (!_lines.TryGet(leg, out var line) || line.Sip is not { } sip)
            return;
        if (OpenMedia(line) is not { } local)
        {
            Fail(line, 500);
            return;
        }

        if (line.PendingOffer is null)
        {
            // A delayed offer (RFC 3264 §4): ours goes out in the 200, theirs comes back in the ACK.
            var own = Negotiation.OfferFor(local);
            if (Keep(line with { OwnOffer = own, OwnsMedia = true, Local = local }))
                _sip.Answer(sip, own);
            return;
        }

        switch (Negotiation.AnswerTo(line.PendingOffer, local))
        {
            case NegotiationResult.Agreed agreed:
                if (!Guarded(leg, () => _media.Take(line.Media, agreed, line.Signalling)))
                    Fail(line, 500);
                else if (Keep(line with { PendingOffer = null, OwnsMedia = true, Local = local }))
                    _sip.Answer(sip, agreed.Sdp!);
                break;
            case NegotiationResult.NotAcceptable refused:
                Log.OfferRefused(_logger, leg.ToString(), refused.Reason);
                Fail(line, 488);
                break;
        }
    }

    /// <summary>Keeps an opened line; when the caller has cancelled meanwhile, closes its media instead.</summary>
    private bool Keep(Line line)
    {
        if (_lines.Update(line.Leg, _ => line))
            return true;
        _media.CloseLeg(line.Media);
        return false;
    }

    private void Refuse(LegId leg, RefuseCause cause)
    {
        if (_lines.Remove(leg) is not { Sip: { } sip })
            return;
        switch (cause)
        {
            case RefuseCause.UnknownNumber: _sip.Reject(sip, 404); break;
            case RefuseCause.Forbidden: _sip.Reject(sip, 403); break;
            case RefuseCause.Declined: _sip.Reject(sip, 603); break;
            case RefuseCause.QueueFull: _sip.Reject(sip, 486); break;
            default: _sip.Reject(sip, 503, retryAfter: RetryAfterDrain); break;
        }
    }

    private void Offer(Effect.OfferCall e)
    {
        if (e.Device == AgentDevice.Browser)
        {
            UseBrowser(e.Leg, e.Agent);
            return;
        }

        var extension = _switchboard!.Snapshot.State.Plan.Agents[e.Agent].Extension;
        var call = _switchboard.Snapshot.State.Calls.GetValueOrDefault(e.Leg.Interaction);
        var line = new Line(e.Leg, LineKind.AgentPhone, NewMedia(), SipLegId.New(_clock), e.Agent)
        {
            OwnsMedia = true,
            Signalling = _sip.Bindings(extension) is [var phone, ..] ? phone.Source.Address : null,
        };
        DialLine(line, new SipDialRequest
        {
            Target = "extension:" + extension,
            FromUser = string.IsNullOrEmpty(call?.RemoteNumber) ? "anonymous" : call.RemoteNumber,
            Headers = ImmutableDictionary<string, string>.Empty.Add("X-Interaction-Id", e.Leg.Interaction.ToString()),
        });
    }

    /// <summary>Lends the agent's nailed-up media to the leg; without it the exchange hears that the device is gone.</summary>
    private void UseBrowser(LegId leg, AgentId agent)
    {
        if (_browsers.TryGetMedia(agent, out var media))
            _lines.Add(new Line(leg, LineKind.AgentBrowser, media.Value, null, agent));
        else
            _switchboard!.TryPost(new Input.DeviceChanged(agent, AgentDevice.Browser, false));
    }

    private void Dial(Effect.DialOut e)
    {
        // Whoever let go of a customer towards a number answers for the call.
        var call = _switchboard!.Snapshot.State.Calls.GetValueOrDefault(e.Leg.Interaction);
        var agent = (call?.Agent ?? call?.Transfer?.From)?.Value;
        if (_outbound?.Begin(e.Leg, e.To, agent) is { } refusal)
        {
            Log.OutboundDenied(_logger, e.Leg.ToString(), refusal.Rule);
            _security?.Note(SecurityKind.OutboundDenied, null, agent, refusal.Rule);
            Tell(e.Leg, LegEnding.Rejected);
            return;
        }

        // A trunk whose channels are taken is no way; the first with room is dialled, the others stay for when it gives no answer.
        var ways = _routes.WaysTo(e.Trunk, e.To, e.CallerId);
        for (var i = 0; i < ways.Count; i++)
        {
            if (!_routes.TryTake(ways[i].Trunk))
                continue;
            DialLine(new Line(e.Leg, LineKind.Outside, NewMedia(), SipLegId.New(_clock), null) { OwnsMedia = true, Trunk = ways[i].Trunk, Signalling = ways[i].Request.NextHop?.EndPoint.Address, WaysLeft = [.. ways.Skip(i + 1)] }, ways[i].Request);
            return;
        }

        _outbound?.Ended(e.Leg);
        Log.NoRoute(_logger, e.Leg.ToString(), e.Trunk);
        Tell(e.Leg, LegEnding.Unreachable);
    }

    private void DialLine(Line line, SipDialRequest request)
    {
        if (OpenMedia(line) is not { } local)
        {
            if (line.Trunk is { } taken)
                _routes.Release(taken);
            _outbound?.Ended(line.Leg);
            Tell(line.Leg, LegEnding.Unreachable);
            return;
        }

        var offer = Negotiation.OfferFor(local);
        _lines.Add(line with { OwnOffer = offer, Local = local });
        try
        {
            _sip.Dial(line.Sip!.Value, request with { SdpOffer = offer, MaxForwards = _lines.HopsTo(line.Leg) });
        }
        catch (ArgumentException wrong)
        {
            // A configured extension or trunk that makes no SIP address: the call fails, the line does not stay.
            Log.MediaRefused(_logger, line.Leg.ToString(), wrong.Message);
            _lines.Remove(line.Leg);
            _media.CloseLeg(line.Media);
            Tell(line.Leg, LegEnding.Unreachable);
        }
    }

    /// <summary>A speaker whose line is gone is left out: the exchange hears of its end and says anew who hears whom.</summary>
    private void Hear(LegId listener, ImmutableArray<LegId> speakers)
    {
        if (!TryMedia(listener, out var ear))
            return;
        var mouths = new List<MediaLegId>(speakers.Length);
        foreach (var speaker in speakers)
        {
            if (TryMedia(speaker, out var mouth))
                mouths.Add(mouth);
        }

        Guarded(listener, () => _media.SetHeard(ear, [.. mouths]));
    }

    private void Connect(LegId first, LegId second)
    {
        WithMedia(first, _media.StopPlay);
        WithMedia(second, _media.StopPlay);
        Hear(first, [second]);
        Hear(second, [first]);
    }

    private void Play(LegId leg, string prompt, bool loop)
    {
        if (!TryMedia(leg, out var media))
            return;
        var played = Guarded(leg, () => _media.Play(media, new PromptId(prompt), PromptSounds.Of(prompt, _media.Prompts.Contains), loop));
        // A prompt that is missing must not leave the caller in silence for ever: he goes on to the next step.
        if (!played && !loop)
            _switchboard!.TryPost(new Input.PromptFinished(leg, prompt));
    }

    private bool Guarded(LegId leg, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Exception refused) when (IsMediaTrouble(refused))
        {
            Log.MediaRefused(_logger, leg.ToString(), refused.Message);
            return false;
        }
    }

    /// <summary>Refused, the disk's, or a fault inside the engine: whatever it is, the call goes on by the exchange's rules.</summary>
    private static bool IsMediaTrouble(Exception failure) => failure is MediaException or IOException or UnauthorizedAccessException or InvalidOperationException;

    private void StartRecording(LegId leg)
    {
        if (!_lines.TryGet(leg, out var line))
            return;
        var now = _clock.GetUtcNow();
        var id = _parts.Next(leg.Interaction, call => _switchboard!.Snapshot.State.Calls.ContainsKey(call));
        var path = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy}/{now:MM}/{now:dd}/{id.Value:N}.wav");
        _recordings.Started(leg.Interaction, id, path, now);
        try
        {
            _media.StartRecording(line.Media, id, path);
        }
        catch (Exception refused) when (IsMediaTrouble(refused))
        {
            var isDisk = refused is IOException or UnauthorizedAccessException;
            var reason = refused is MediaException media ? media.Fault.ToString() : isDisk ? "disk" : nameof(MediaFault.EngineFailed);
            Log.RecordingLost(_logger, id.Value.ToString("N"), reason);
            _recordings.Failed(id, reason);
            _switchboard!.TryPost(new Input.RecordingLost(leg.Interaction, isDisk ? RecordingLosses.Disk : RecordingLosses.Fault));
        }
    }

    private void Release(LegId leg, SipHangupCause cause)
    {
        if (_lines.Remove(leg) is not { } line)
            return;
        if (line.Sip is { } sip)
            _sip.Hangup(sip, cause);
        if (line.Second is { } second)
            _sip.Hangup(second, cause);
        if (line.OwnsMedia)
            _media.CloseLeg(line.Media);
        else if (line.Kind == LineKind.AgentBrowser && !_lines.TryGet(line.Media, out _))
            Quiet(line.Media);
    }

    /// <summary>A browser's media leg outlives the call: neither its sound nor its microphone may reach into the next one. A leg that already carries
    /// the agent's next call is left alone.</summary>
    private void Quiet(MediaLegId browser)
    {
        _media.StopPlay(browser);
        _media.Disconnect(browser);
    }

    private void Fail(Line line, int status)
    {
        _lines.Remove(line.Leg);
        _media.CloseLeg(line.Media);
        if (line.Sip is { } sip)
            _sip.Reject(sip, status);
        Tell(line.Leg, LegEnding.Unreachable);
    }

    private IPEndPoint? OpenMedia(Line line)
    {
        try
        {
            return _media.OpenRtpLeg(line.Media);
        }
        catch (Exception refused) when (IsMediaTrouble(refused))
        {
            Log.MediaRefused(_logger, line.Leg.ToString(), refused.Message);
            return null;
        }
    }

    private MediaLegId NewMedia() => new(Guid.CreateVersion7(_clock.GetUtcNow()));

    private bool TryMedia(LegId leg, out MediaLegId media)
    {
        media = default;
        if (!_lines.TryGet(leg, out var line))
            return false;
        media = line.Media;
        if (line is { Kind: LineKind.AgentBrowser, Agent: { } agent } && _browsers.TryGetMedia(agent, out var now))
            media = now.Value;
        return true;
    }

    private void WithMedia(LegId leg, Action<MediaLegId> act)
    {
        if (TryMedia(leg, out var media))
            act(media);
    }

    private void Tell(LegId leg, LegEnding ending) => _switchboard!.TryPost(new Input.LegEnded(leg, ending));
}
