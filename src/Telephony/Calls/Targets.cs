using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Who may be transferred to or consulted. A colleague must be free: nobody is rung out of his break or out of another call.</summary>
internal static class Targets
{
    /// <summary>The rule that forbids to transfer to the target, or null.</summary>
    public static string? ForbidsTransfer(ExchangeState state, AgentId agent, TransferTarget target) => target switch
    {
        TransferTarget.ToQueue to => !state.Plan.Queues.TryGetValue(to.Queue, out var queue) ? Rules.TransferTargetIsUnknown
            : !queue.IsOpen ? Rules.QueueIsClosed
            : Waiting.IsFull(state, to.Queue) ? Rules.TransferQueueIsFull
            : null,
        _ => ForbidsRinging(state, agent, target),
    };

    /// <summary>The rule that forbids to consult the target, or null.</summary>
    public static string? ForbidsConsult(ExchangeState state, AgentId agent, TransferTarget target) => target switch
    {
        TransferTarget.ToQueue to => !state.Plan.Queues.ContainsKey(to.Queue) ? Rules.TransferTargetIsUnknown
            : Colleague(state, target) is null ? Rules.TransferTargetIsNotFree
            : null,
        _ => ForbidsRinging(state, agent, target),
    };

    /// <summary>The colleague who is to be rung: the named one, or the longest idle free member of the queue; null for an outside number, or when nobody is free.</summary>
    public static AgentState? Colleague(ExchangeState state, TransferTarget target) => target switch
    {
        TransferTarget.ToAgent to => state.Agents.GetValueOrDefault(to.Agent),
        TransferTarget.ToQueue to => state.Plan.Queues[to.Queue].Members
            .Select(state.Agents.GetValueOrDefault)
            .Where(agent => agent is not null && Floor.IsFree(agent))
            .MinBy(agent => (agent!.ReadySince, agent.Id)),
        _ => null,
    };

    private static string? ForbidsRinging(ExchangeState state, AgentId agent, TransferTarget target) => target switch
    {
        TransferTarget.ToAgent to when to.Agent == agent => Rules.TransferToYourself,
        TransferTarget.ToAgent to when !state.Plan.Agents.ContainsKey(to.Agent) => Rules.TransferTargetIsUnknown,
        TransferTarget.ToAgent to when !Floor.IsFree(state.Agents[to.Agent]) => Rules.TransferTargetIsNotFree,
        TransferTarget.ToNumber to when !Dialling.IsDialable(to.Number) => Rules.NumberIsNotDialable,
        _ => null,
    };
}
