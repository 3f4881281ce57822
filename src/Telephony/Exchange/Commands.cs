using Telephony.Calls;
using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>What every command on a call asks first.</summary>
internal static class Commands
{
    /// <summary>The agent and the call that is his and in one of the phases; otherwise the command is refused and null comes back.</summary>
    public static (AgentState Agent, Call Call)? Own(this Turn turn, AgentId agentId, InteractionId interaction, params ReadOnlySpan<CallPhase> phases)
    {
        var agent = turn.Agent(agentId);
        var call = turn.Call(interaction);
        var rule = agent is null ? Rules.AgentIsUnknown
            : call is null ? Rules.CallIsGone
            : call.Agent != agentId ? Rules.CallIsNotYours
            : !phases.Contains(call.Phase) ? Rules.CallIsNotInThatPhase
            : null;
        if (rule is null)
            return (agent!, call!);
        turn.Refuse(rule);
        return null;
    }
}
