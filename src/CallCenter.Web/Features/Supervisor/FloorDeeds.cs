using CallCenter.Web.Switchboard;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>What a supervisor does to others: asked of the exchange, and written down with the reason when it was carried out.</summary>
public sealed class FloorDeeds(ISwitchboard switchboard, IDeedLog log)
{
    /// <summary>Sets an agent's state; during a call it counts from its end on.</summary>
    public async Task<CommandResult> SetStateAsync(AgentLine agent, Presence target, string? notReady, string why, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var answer = await switchboard.AskAsync(new Input.SetPresence(agent.Id, target, notReady, Device: null, by), ct);
        if (answer is CommandResult.Accepted)
            await log.NoteAsync(by, "agent.state-forced", $"agent:{agent.Id.Value}", Written(agent.Presence, agent.Reason, null), Written(target, notReady, why), ct);
        return answer;
    }

    /// <summary>Ends an agent's call.</summary>
    public async Task<CommandResult> ReleaseAsync(AgentLine agent, string by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (agent.Interaction is not { } call)
            return new CommandResult.Refused(Refusal.Of(Rules.CallIsGone));
        var answer = await switchboard.AskAsync(new Input.HangUp(agent.Id, call, by), ct);
        if (answer is CommandResult.Accepted)
            await log.NoteAsync(by, "call.released", $"interaction:{call}", $"agent:{agent.Id.Value}", null, ct);
        return answer;
    }

    private static string Written(Presence state, string? reason, string? why) =>
        string.Join(' ', new[] { state.ToString(), reason, string.IsNullOrWhiteSpace(why) ? null : $"({why.Trim()})" }.Where(p => p is not null));
}
