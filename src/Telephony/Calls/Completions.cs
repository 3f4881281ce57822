using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>The agent leaves a consult or a conference in favour of the consulted party. While that one still rings it becomes a blind transfer.
/// An agent who is lost, or whose phone hangs up, in a consult leaves in the same way: the customer is with somebody who knows of him.</summary>
internal static class Completions
{
    public static void Complete(Turn turn, Input.CompleteTransfer input)
    {
        if (turn.Own(input.Agent, input.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.Consult is null)
            turn.Refuse(Rules.NothingIsConsulted);
        else
            Complete(turn, call, agent);
    }

    /// <summary>Hands the customer over.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="call">The call with its consult.</param>
    /// <param name="agent">The agent who leaves.</param>
    /// <param name="gone">His leg, if it is gone already.</param>
    /// <param name="fault">What makes him not ready; null when he wraps up.</param>
    public static void Complete(Turn turn, Call call, AgentState agent, LegId? gone = null, string? fault = null)
    {
        var consult = call.Consult!;
        var kind = consult.Phase == ConsultPhase.Ringing ? TransferKind.Blind : TransferKind.Consult;
        turn.Tell(new Fact.ConsultEnded(turn.Now, call.Id, agent.Id, consult.Agent, consult.Leg, ConsultEndings.Transferred));
        turn.Tell(new Fact.CallTransferred(turn.Now, call.Id, agent.Id, consult.Target, kind, consult.Leg));
        var left = Handover.Leave(turn, call, agent, gone, fault) with
        {
            Consult = null,
            Agent = consult.Agent,
            PhaseSince = turn.Now,
            Passed = [agent.Id],
            Transfer = new RunningTransfer(agent.Id, consult.Target, kind, consult.Leg, IsReturn: false),
        };
        if (kind == TransferKind.Blind)
            Put(turn, call, left with { Phase = CallPhase.Transferring, Offered = consult.Agent is null ? call.Offered : consult.Since });
        else if (consult.Agent is { } colleague)
            Take(turn, call, left, turn.Agent(colleague)!);
        else
            Put(turn, call, left with { Phase = CallPhase.TransferredOut });
        if (kind == TransferKind.Consult)
            Transfers.TellOutside(turn, turn.Call(call.Id)!);
    }

    private static void Take(Turn turn, Call before, Call left, AgentState colleague)
    {
        Put(turn, before, left with { Phase = CallPhase.Talking, AgentSince = turn.Now, Transfer = null });
        turn.Put(colleague with { CallsToday = colleague.CallsToday + 1 });
        turn.Tell(new Fact.CallAnswered(turn.Now, left.Id, colleague.Id, left.Legs.First(leg => leg.Agent == colleague.Id).Id));
    }

    private static void Put(Turn turn, Call before, Call after)
    {
        turn.Put(after);
        Hearing.Follow(turn, before, after);
    }
}
