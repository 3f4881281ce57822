using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What the SIP loop tells, in the exchange's words. Runs on the SIP loop: looks up, posts, returns.</summary>
internal sealed class SipEvents(LineTable lines, Lazy<SipEndpoint> sip, MediaEngine media, ITrunkRoutes routes, TimeProvider clock)
    : ISipCallEvents, ISwitchboardClient
{
    private static readonly TimeSpan RetryAfterOverload = TimeSpan.FromSeconds(5);

    private ISwitchboard? _switchboard;

    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    public void InviteReceived(SipIncomingCall call)
    {
        if (_switchboard is null || routes.NameOf(call.RemoteSource) is not { } trunk)
        {
            sip.Value.Reject(call.Leg, 403);
            return;
        }

        var interaction = new InteractionId(Guid.CreateVersion7(clock.GetUtcNow()));
        var leg = new LegId(interaction, LegId.CustomerNumber);
        lines.Add(new Line(leg, LineKind.Outside, new MediaLegId(Guid.CreateVersion7(clock.GetUtcNow())), call.Leg, null) { PendingOffer = call.SdpOffer, Signalling = call.RemoteSource.Address });
        if (_switchboard.TryPost(new Input.CallArrived(interaction, CallerNumber(call), call.CalledUser, trunk)))
            return;
        lines.Remove(leg);
        sip.Value.Reject(call.Leg, 503, retryAfter: RetryAfterOverload);
    }

    public void Ringing(SipLegId leg, int status, string? sdp)
    {
        if (lines.TryGet(leg, out var line))
            Post(new Input.LegRinging(line.Leg));
    }

    public void Answered(SipLegId leg, string? sdp)
    {
        if (lines.TryGet(leg, out var line) && Complete(line, sdp))
            Post(new Input.LegAnswered(line.Leg));
    }

    public void Confirmed(SipLegId leg, string? sdp)
    {
        // After a delayed offer the ACK must carry the answer (RFC 3264 §4); without it nobody would hear anything.
        if (lines.TryGet(leg, out var line) && line.OwnOffer is not null)
            Complete(line, sdp);
    }

    public void Ended(SipLegId leg, SipEnding ending)
    {
        if (!lines.TryGet(leg, out var line))
            return;
        lines.Remove(line.Leg);
        if (line.OwnsMedia)
            media.CloseLeg(line.Media);
        Post(new Input.LegEnded(line.Leg, Meaning(ending)));
    }

    public void ReOffered(SipLegId leg, string? sdp)
    {
        if (!lines.TryGet(leg, out var line) || line.Local is not { } local)
        {
            sip.Value.AnswerReOffer(leg, null, 488);
            return;
        }

        if (sdp is null)
        {
            var own = Negotiation.OfferFor(local);
            lines.Update(line with { OwnOffer = own });
            sip.Value.AnswerReOffer(leg, own);
            return;
        }

        if (Negotiation.AnswerTo(sdp, local) is NegotiationResult.Agreed agreed && TryTake(line, agreed))
            sip.Value.AnswerReOffer(leg, agreed.Sdp);
        else
            sip.Value.AnswerReOffer(leg, null, 488);
    }

    public void ReOfferAnswered(SipLegId leg, int status, string? sdp)
    {
        // We do not re-offer: hold and transfer are done inside, on our side of the media.
    }

    public void Digit(SipLegId leg, char digit, int durationMs)
    {
        if (lines.TryGet(leg, out var line))
            Post(new Input.DigitPressed(line.Leg, digit));
    }

    public void RegistrationChanged(string extension, bool registered)
    {
        if (_switchboard?.Snapshot.State.Plan.Agents.Values.FirstOrDefault(a => a.Extension == extension) is { } agent)
            Post(new Input.DeviceChanged(agent.Id, AgentDevice.Phone, registered));
    }

    private bool TryTake(Line line, NegotiationResult.Agreed agreed)
    {
        try
        {
            media.Take(line.Media, agreed, line.Signalling);
            return true;
        }
        catch (MediaException)
        {
            // The leg is closing: its end is on the way, and the peer hears 488 meanwhile.
            return false;
        }
    }

    private bool Complete(Line line, string? sdp)
    {
        if (sdp is not null && line.OwnOffer is not null && Negotiation.CompleteOffer(line.OwnOffer, sdp) is NegotiationResult.Agreed agreed && TryTake(line, agreed))
        {
            lines.Update(line with { OwnOffer = null });
            return true;
        }

        sip.Value.Hangup(line.Sip!.Value, SipHangupCause.NotAcceptable);
        return false;
    }

    private void Post(Input input) => _switchboard?.TryPost(input);

    private static string CallerNumber(SipIncomingCall call)
    {
        if (call.Privacy is { } privacy && privacy.Contains("id", StringComparison.OrdinalIgnoreCase))
            return "";
        return UserOf(call.AssertedIdentity) ?? (call.FromUser.Equals("anonymous", StringComparison.OrdinalIgnoreCase) ? "" : call.FromUser);
    }

    /// <summary>The user part of an asserted identity such as <c>sip:13800138000@trunk</c> or <c>tel:+8613800138000</c>.</summary>
    private static string? UserOf(string? identity)
    {
        if (string.IsNullOrEmpty(identity))
            return null;
        var colon = identity.IndexOf(':', StringComparison.Ordinal);
        var rest = identity[(colon + 1)..];
        var at = rest.IndexOfAny(['@', ';', '>']);
        return at < 0 ? rest : rest[..at];
    }

    private static LegEnding Meaning(SipEnding ending) => ending.Class switch
    {
        SipEndingClass.Completed or SipEndingClass.Cancelled => ending.By == SipEndedBy.Local ? LegEnding.Released : LegEnding.HungUp,
        SipEndingClass.Busy => LegEnding.Busy,
        SipEndingClass.NoAnswer => LegEnding.NoAnswer,
        SipEndingClass.Declined => LegEnding.Rejected,
        _ => LegEnding.Unreachable,
    };
}
