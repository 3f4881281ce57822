using CallCenter.Web.Features.Security;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;
using Telephony.Sip.Protection;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What the SIP loop tells, in the exchange's words. Runs on the SIP loop: looks up, posts, returns.</summary>
internal sealed class SipEvents(
    LineTable lines, Lazy<SipEndpoint> sip, IMediaEngine media, ITrunkRoutes routes, PhoneCalls phones, DigitRelay digits, TimeProvider clock, OutboundGuard? outbound = null, SecurityLog? security = null,
    Survivors? survivors = null, IBlockedCallers? blocked = null)
    : ISipCallEvents, ISwitchboardClient
{
    private static readonly TimeSpan RetryAfterOverload = TimeSpan.FromSeconds(5);

    private ISwitchboard? _switchboard;

    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    public void InviteReceived(SipIncomingCall call)
    {
        if (phones.TryTake(call))
            return;
        if (_switchboard is null || routes.NameOf(call.RemoteSource) is not { } trunk)
        {
            security?.Note(SecurityKind.StrangerCall, call.RemoteSource.Address.ToString(), call.AuthenticatedExtension, null);
            sip.Value.Reject(call.Leg, 403);
            return;
        }

        if (routes.Enter(trunk, call.CalledUser) is { } full)
        {
            security?.Note(full.IsAdmission ? SecurityKind.AdmissionFull : SecurityKind.TrunkFull, null, trunk, null);
            if (full is { OverflowNumber: { } number, OverflowHost: { } host })
                sip.Value.Redirect(call.Leg, number, host);
            else
                sip.Value.Reject(call.Leg, full.Status, retryAfter: full.RetryAfter);
            return;
        }

        var interaction = new InteractionId(Guid.CreateVersion7(clock.GetUtcNow()));
        var leg = new LegId(interaction, LegId.CustomerNumber);
        lines.Add(new Line(leg, LineKind.Outside, new MediaLegId(Guid.CreateVersion7(clock.GetUtcNow())), call.Leg, null) { PendingOffer = call.SdpOffer, MaxForwards = call.MaxForwards, Trunk = trunk, Signalling = call.RemoteSource.Address });
        var caller = CallerNumber(call);
        if (_switchboard.TryPost(new Input.CallArrived(interaction, caller, call.CalledUser, trunk) { Blocked = blocked?.CauseFor(caller) }))
            return;
        lines.Remove(leg);
        sip.Value.Reject(call.Leg, 503, retryAfter: RetryAfterOverload);
    }

    public void Ringing(SipLegId leg, int status, string? sdp)
    {
        if (!lines.TryGet(leg, out var line))
            return;
        // Early media (RFC 3960 §3.2): what the network says ("the number does not exist", its own ring-back) is heard instead of ours.
        if (line.HasEarlyMedia || (sdp is not null && TryHearEarly(line, sdp)))
            return;
        Post(new Input.LegRinging(line.Leg));
    }

    public void Answered(SipLegId leg, string? sdp)
    {
        if (!lines.TryGet(leg, out var line) || !Complete(line, sdp))
            return;
        outbound?.Answered(line.Leg);
        Post(new Input.LegAnswered(line.Leg));
    }

    public void Confirmed(SipLegId leg, string? sdp)
    {
        // After a delayed offer the ACK must carry the answer (RFC 3264 §4); without it nobody would hear anything.
        if (!lines.TryGet(leg, out var line))
            return;
        if (line.OwnOffer is not null)
            Complete(line, sdp);
        else if (line.ReOffer is { } own)
            CompleteAgain(line, own, sdp);
    }

    public void Ended(SipLegId leg, SipEnding ending)
    {
        if (survivors?.TryEnd(leg) == true || !lines.TryGet(leg, out var line))
            return;
        if (line.Second == leg)
        {
            phones.SecondEnded(line);
            return;
        }

        if (ending.Class == SipEndingClass.Unreachable && line is { Trunk: { } dead, OwnOffer: not null })
        {
            // No call was ever there. Silence may be the whole trunk's: it is asked whether it is there, so that the next call goes elsewhere at once.
            if (ending.By == SipEndedBy.Transport)
                sip.Value.SuspectTrunk(dead);
            if (TryNextWay(line))
                return;
        }

        lines.Remove(line.Leg);
        if (line.Second is { } second)
            sip.Value.Hangup(second, SipHangupCause.Normal);
        if (line.OwnsMedia)
            media.CloseLeg(line.Media);
        Post(new Input.LegEnded(line.Leg, Meaning(ending)));
    }

    public void ReOffered(SipLegId leg, string? sdp)
    {
        if (survivors?.TryChange(leg, sdp) == true)
            return;
        if (!lines.TryGet(leg, out var line) || line.Local is not { } local)
        {
            sip.Value.AnswerReOffer(leg, null, 488);
            return;
        }

        if (sdp is null)
        {
            var own = Negotiation.OfferFor(local);
            lines.Update(line.Leg, now => now with { ReOffer = own });
            sip.Value.AnswerReOffer(leg, own);
            return;
        }

        if (Negotiation.AnswerAgain(sdp, local) is NegotiationResult.Agreed agreed && (line.Kind == LineKind.AgentPhone ? phones.TryChange(line, leg, agreed) : TryTake(line, agreed)))
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
        if (lines.TryGet(leg, out var line) && !digits.FromInfo(line, digit, durationMs))
            Post(new Input.DigitPressed(line.Leg, digit));
    }

    public void Referred(SipReferral referral) => phones.Referred(referral);

    public void RegistrationChanged(string extension, bool registered)
    {
        if (_switchboard?.Snapshot.State.Plan.Agents.Values.FirstOrDefault(a => a.Extension == extension) is { } agent)
            Post(new Input.DeviceChanged(agent.Id, AgentDevice.Phone, registered));
    }

    /// <summary>Only for a number that an agent dialled: a customer who is being transferred keeps his ring-back until somebody is there.</summary>
    private bool TryHearEarly(Line line, string sdp)
    {
        if (line is not { Kind: LineKind.Outside, OwnOffer: { } own, Leg.Number: LegId.CustomerNumber } || lines.AgentOf(line.Leg.Interaction) is not { } agent)
            return false;
        if (Negotiation.CompleteOffer(own, sdp) is not NegotiationResult.Agreed agreed || !TryTake(line, agreed))
            return false;
        try
        {
            media.StopPlay(agent.Media);
            media.SetHeard(agent.Media, line.Media);
        }
        catch (MediaException)
        {
            // The agent's leg is closing; there is nobody to hear it.
            return false;
        }

        lines.Update(line.Leg, now => now with { HasEarlyMedia = true });
        return true;
    }

    public void DialogStands(SipLegId leg, Lazy<SipDialogPicture> picture)
    {
        if (survivors?.TryNote(leg, picture) != true && lines.TryGet(leg, out var line))
            survivors?.Note(line, leg, picture);
    }

    public void TrunkChanged(SipTrunkState trunk) => routes.Note(trunk);

    public void SecurityRaised(SipSecurityEvent found) => security?.Note(found);

    /// <summary>The same call by the next trunk that has room: same leg, same media, another dialog. The exchange hears of the last failure only.</summary>
    private bool TryNextWay(Line line)
    {
        for (var i = 0; i < line.WaysLeft.Length; i++)
        {
            var way = line.WaysLeft[i];
            if (!routes.TryTake(way.Trunk))
                continue;
            var dialog = SipLegId.New(clock);
            if (!lines.Redial(line, line with { Sip = dialog, Trunk = way.Trunk, HasEarlyMedia = false, Signalling = way.Request.NextHop?.EndPoint.Address, WaysLeft = line.WaysLeft[(i + 1)..] }))
            {
                routes.Release(way.Trunk);
                return false;
            }

            routes.Release(line.Trunk!);
            // What the last network said is over; the next one is heard when it says something.
            if (line.HasEarlyMedia && lines.AgentOf(line.Leg.Interaction) is { } agent)
                Silence(agent);
            sip.Value.Dial(dialog, way.Request with { SdpOffer = line.OwnOffer, MaxForwards = lines.HopsTo(line.Leg) });
            // Given up between the two steps: whoever did it could not know of this dialog yet.
            if (!lines.TryGet(line.Leg, out _))
                sip.Value.Hangup(dialog, SipHangupCause.Normal);
            return true;
        }

        return false;
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
            // It stands: from here on its end is an end, and no other way is tried.
            lines.Update(line.Leg, now => now with { OwnOffer = null, First = agreed, WaysLeft = [] });
            return true;
        }

        sip.Value.Hangup(line.Sip!.Value, SipHangupCause.NotAcceptable);
        return false;
    }

    private void CompleteAgain(Line line, string own, string? sdp)
    {
        lines.Update(line.Leg, now => now with { ReOffer = null });
        if (sdp is null || Negotiation.CompleteOffer(own, sdp) is not NegotiationResult.Agreed agreed || !TryTake(line, agreed))
            sip.Value.Hangup(line.Sip!.Value, SipHangupCause.NotAcceptable);
    }

    private void Silence(Line agent)
    {
        try
        {
            media.SetHeard(agent.Media);
        }
        catch (MediaException)
        {
            // The agent's leg is closing; there is nobody to hear it.
        }
    }

    private void Post(Input input) => _switchboard?.TryPost(input);

    /// <summary>What the trunk asserts before what the caller says; nothing of a caller who does not want to be known.</summary>
    private static string CallerNumber(SipIncomingCall call) => call.IsWithheld ? "" : call.AssertedIdentity ?? call.FromUser;

    private static LegEnding Meaning(SipEnding ending) => ending.Class switch
    {
        SipEndingClass.Completed or SipEndingClass.Cancelled => ending.By == SipEndedBy.Local ? LegEnding.Released : LegEnding.HungUp,
        SipEndingClass.Busy => LegEnding.Busy,
        SipEndingClass.NoAnswer => LegEnding.NoAnswer,
        SipEndingClass.Declined => LegEnding.Rejected,
        _ => LegEnding.Unreachable,
    };
}
