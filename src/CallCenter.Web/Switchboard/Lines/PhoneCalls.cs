using System.Collections.Concurrent;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>
/// What agents do with the keys of their SIP phones, in the exchange's commands: REFER is a transfer, a second call a consult, REFER with Replaces
/// completes it, hold is hold, INVITE with Replaces moves the call to another phone of the same agent. The customer never leaves us.
/// Runs on the SIP loop and, for facts, on the effect runner; the exchange refuses what is too late.
/// </summary>
internal sealed class PhoneCalls(LineTable lines, Lazy<SipEndpoint> sip, IMediaEngine media, ITrunkRoutes routes, ILogger<PhoneCalls> logger) : IFactListener, ISwitchboardClient
{
    /// <summary>Who is still told by NOTIFY what becomes of his transfer; an entry ends with its call at the latest, so live calls bound it.</summary>
    private readonly ConcurrentDictionary<InteractionId, SipLegId> _told = new();

    private ISwitchboard? _switchboard;

    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <summary>An INVITE of an agent's phone that belongs to a call of his; false when it is any other call.</summary>
    public bool TryTake(SipIncomingCall call)
    {
        if (_switchboard is null || call.AuthenticatedExtension is not { } extension || AgentOf(extension) is not { } agent)
            return false;
        if (call.Replaces is { } replaced)
            MoveTo(call, agent, replaced);
        else if (lines.PhoneOf(agent) is { } line)
            Consult(call, agent, line);
        else
            return false;
        return true;
    }

    /// <summary>Only the phone of the agent who is on the leg may refer, and only while it is registered (RFC 3515 §5).</summary>
    public void Referred(SipReferral referral)
    {
        if (_switchboard is null || !lines.TryGet(referral.Leg, out var line) || line is not { Kind: LineKind.AgentPhone, Agent: { } agent } || !IsRegistered(agent))
            sip.Value.AnswerRefer(referral.Leg, 403);
        else if (referral.HasReplaces)
            Complete(referral, line, agent);
        else if (DialledTargets.Of(_switchboard.Snapshot.State.Plan, referral.TargetUser, routes) is not { } target)
            sip.Value.AnswerRefer(referral.Leg, 404);
        else
            Transfer(referral, line, new Input.BlindTransfer(agent, line.Leg.Interaction, target, agent.Value));
    }

    /// <summary>The phone ended its second call: back to the first.</summary>
    public void SecondEnded(Line line)
    {
        if (!lines.SetSecond(line.Leg, line.Second, null))
            return;
        if (line.First is { } first)
            TryTakeMedia(line, first);
        if (line.Agent is { } agent)
            Post(new Input.CancelConsult(agent, line.Leg.Interaction));
    }

    /// <summary>A new offer of the phone, on either of its two calls: hold, resume, or a change of address.</summary>
    public bool TryChange(Line line, SipLegId dialog, NegotiationResult.Agreed agreed)
    {
        if (line.Agent is not { } agent)
            return false;
        if (line.Second is null)
            return TryHold(line, agent, agreed);

        // With two calls the sound follows the one that is not held; holding one before taking up the other changes nothing yet.
        var isFirst = dialog == line.Sip;
        if (isFirst)
            lines.Update(line.Leg, now => now with { First = agreed, PhoneHolds = agreed.IsHold });
        if (agreed.IsHold)
            return true;
        if (!TryTakeMedia(line, agreed))
            return false;
        if (SideOf(line) is { } side && side == (isFirst ? ConsultSide.Target : ConsultSide.Customer))
            Post(new Input.ToggleConsult(agent, line.Leg.Interaction));
        return true;
    }

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        switch (fact.Fact)
        {
            case Fact.ConsultAnswered { Agent: var agent } when lines.PhoneOf(agent) is { Second: { } second, SecondAnswer: { } sdp }:
                sip.Value.Answer(second, sdp);
                break;
            case Fact.ConsultEnded { Agent: var agent, Reason: var reason } when reason != ConsultEndings.Transferred && lines.PhoneOf(agent) is { Second: { } second } line:
                EndSecond(line, second, reason);
                break;
            case Fact.CallTransferred { Kind: TransferKind.Consult } done:
                Tell(done.Interaction, 200);
                break;
            case Fact.CallTransferred { Target: TransferTarget.ToQueue, Leg: null } queued:
                Tell(queued.Interaction, 200);
                break;
            case Fact.CallAnswered answered:
                Tell(answered.Interaction, 200);
                break;
            case Fact.OutsideAnswered answered:
                Tell(answered.Interaction, 200);
                break;
            case Fact.TransferFailed failed:
                Tell(failed.Interaction, StatusOf(failed.Reason));
                break;
            case Fact.CallEnded ended:
                Tell(ended.Interaction, 487);
                break;
        }
    }

    private void Consult(SipIncomingCall call, AgentId agent, Line line)
    {
        var refusal = line is { Second: not null } || line.Sip is null ? 486
            : call.SdpOffer is null || line.Local is null ? 488
            : 0;
        if (refusal != 0)
        {
            sip.Value.Reject(call.Leg, refusal);
            return;
        }

        if (DialledTargets.Of(_switchboard!.Snapshot.State.Plan, call.CalledUser, routes) is not { } target)
        {
            sip.Value.Reject(call.Leg, 404);
            return;
        }

        // The exchange plays ring-back to the agent's leg, which is this dialog from now on: early media (RFC 3261 §13.3.1.1).
        var there = line with { Signalling = call.RemoteSource.Address };
        if (Negotiation.AnswerTo(call.SdpOffer!, line.Local!) is not NegotiationResult.Agreed agreed || !TryTakeMedia(there, agreed))
        {
            sip.Value.Reject(call.Leg, 488);
            return;
        }

        lines.Update(line.Leg, now => now with { Signalling = there.Signalling });
        lines.SetSecond(line.Leg, null, call.Leg, agreed.Sdp);
        sip.Value.Ring(call.Leg, agreed.Sdp);
        _ = AskAsync(new Input.Consult(agent, line.Leg.Interaction, target), rule =>
        {
            lines.SetSecond(line.Leg, call.Leg, null);
            if (line.First is { } first)
                TryTakeMedia(there, first);
            sip.Value.Reject(call.Leg, StatusOf(rule));
        });
    }

    /// <summary>RFC 3891 for another phone of the same agent: it takes the dialog's place, rung or answered; to everybody else the dialog is none of his.</summary>
    private void MoveTo(SipIncomingCall call, AgentId agent, SipLegId replaced)
    {
        if (!lines.TryGet(replaced, out var line) || line.Kind != LineKind.AgentPhone || line.Agent != agent || line.Sip != replaced || line.Second is not null)
        {
            sip.Value.Reject(call.Leg, 403);
            return;
        }

        // The other phone may be anywhere: its audio is taken from where its INVITE came from.
        line = line with { Signalling = call.RemoteSource.Address };
        if (call.SdpOffer is null || line.Local is null || Negotiation.AnswerTo(call.SdpOffer, line.Local) is not NegotiationResult.Agreed agreed || !TryTakeMedia(line, agreed))
        {
            sip.Value.Reject(call.Leg, 488);
            return;
        }

        var wasRinging = line.OwnOffer is not null;
        if (!lines.Rebind(line with { First = agreed }, call.Leg))
        {
            sip.Value.Reject(call.Leg, 481);
            return;
        }

        sip.Value.Answer(call.Leg, agreed.Sdp!);
        sip.Value.Hangup(replaced, SipHangupCause.CompletedElsewhere);
        if (wasRinging)
            Post(new Input.LegAnswered(line.Leg));
    }

    /// <summary>The phone wants its two calls joined, whichever of them it says so on.</summary>
    private void Complete(SipReferral referral, Line line, AgentId agent)
    {
        var other = referral.Leg == line.Sip ? line.Second : line.Sip;
        if (referral.Replaces is { } named && named == other)
        {
            Transfer(referral, line, new Input.CompleteTransfer(agent, line.Leg.Interaction));
            return;
        }

        sip.Value.AnswerRefer(referral.Leg);
        sip.Value.NotifyRefer(referral.Leg, 481);
    }

    private void Transfer(SipReferral referral, Line line, Input command)
    {
        var interaction = line.Leg.Interaction;
        sip.Value.AnswerRefer(referral.Leg);
        _told[interaction] = referral.Leg;
        _ = AskAsync(command, rule => Tell(interaction, StatusOf(rule)));
    }

    private bool TryHold(Line line, AgentId agent, NegotiationResult.Agreed agreed)
    {
        if (!TryTakeMedia(line, agreed))
            return false;
        lines.Update(line.Leg, now => now with { First = agreed, PhoneHolds = agreed.IsHold });
        if (agreed.IsHold != line.PhoneHolds)
            Post(agreed.IsHold ? new Input.Hold(agent, line.Leg.Interaction) : new Input.Resume(agent, line.Leg.Interaction));
        return true;
    }

    /// <summary>The consulted party did not come, or is gone: the phone hears it as the end of its second call.</summary>
    private void EndSecond(Line line, SipLegId second, string reason)
    {
        if (!lines.SetSecond(line.Leg, second, null))
            return;
        if (line.First is { } first)
            TryTakeMedia(line, first);
        sip.Value.Hangup(second, reason switch
        {
            ConsultEndings.Busy => SipHangupCause.Busy,
            ConsultEndings.Declined or ConsultEndings.Rejected => SipHangupCause.Declined,
            ConsultEndings.Unreachable => SipHangupCause.Unavailable,
            _ => SipHangupCause.NoAnswer,
        });
    }

    private void Tell(InteractionId interaction, int status)
    {
        if (_told.TryRemove(interaction, out var leg))
            sip.Value.NotifyRefer(leg, status);
    }

    private async Task AskAsync(Input command, Action<string> refused)
    {
        try
        {
            if (await _switchboard!.AskAsync(command, CancellationToken.None) is CommandResult.Refused no)
                refused(no.Reason.Rule);
        }
        catch (InvalidOperationException bug)
        {
            Log.EffectFailed(logger, bug, command.GetType().Name);
            refused("");
        }
    }

    private bool TryTakeMedia(Line line, NegotiationResult.Agreed agreed)
    {
        try
        {
            media.Take(line.Media, agreed, line.Signalling);
            return true;
        }
        catch (MediaException)
        {
            // The leg is closing: its end is on the way, and the phone hears 488 meanwhile.
            return false;
        }
    }

    private AgentId? AgentOf(string extension) => _switchboard!.Snapshot.State.Plan.Agents.Values.FirstOrDefault(a => a.Extension == extension)?.Id;

    private bool IsRegistered(AgentId agent) => _switchboard!.Snapshot.State.Plan.Agents.TryGetValue(agent, out var plan) && sip.Value.IsRegistered(plan.Extension);

    private ConsultSide? SideOf(Line line) =>
        _switchboard!.Snapshot.State.Calls.GetValueOrDefault(line.Leg.Interaction)?.Consult is { Phase: ConsultPhase.Talking } consult ? consult.Side : null;

    private void Post(Input input) => _switchboard?.TryPost(input);

    /// <summary>A rule of the exchange, or why a target did not take the call, as a phone knows it.</summary>
    private static int StatusOf(string word) => word switch
    {
        Rules.TransferTargetIsUnknown => 404,
        Rules.NumberIsNotDialable => 484,
        Rules.TransferTargetIsNotFree or Rules.TransferQueueIsFull or Rules.ConsultIsRunning or TerminationReasons.Busy => 486,
        Rules.TransferToYourself => 482,
        OfferEndings.Declined or TerminationReasons.Rejected => 603,
        TerminationReasons.Unreachable => 503,
        TerminationReasons.NoAnswer or OfferEndings.RingNoAnswer => 408,
        _ => 480,
    };
}
