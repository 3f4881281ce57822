using System.Globalization;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
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

    /// <summary>Moves a waiting caller to a queue, or has an agent rung for him.</summary>
    public Task<CommandResult> MoveAsync(InteractionId call, TransferTarget target, string by, CancellationToken ct) =>
        DoAsync(new Input.MoveWaiting(call, target, by), by, "call.moved", $"interaction:{call}", target switch
        {
            TransferTarget.ToQueue to => $"queue:{to.Queue.Value}",
            TransferTarget.ToAgent to => $"agent:{to.Agent.Value}",
            _ => null,
        }, ct);

    /// <summary>Takes a waiting caller.</summary>
    public Task<CommandResult> PickUpAsync(InteractionId call, AgentId agent, string by, CancellationToken ct) =>
        DoAsync(new Input.PickUpWaiting(agent, call), by, "call.picked-up", $"interaction:{call}", $"agent:{agent.Value}", ct);

    /// <summary>Takes a parked customer.</summary>
    public Task<CommandResult> PickUpParkedAsync(InteractionId call, AgentId agent, string by, CancellationToken ct) =>
        DoAsync(new Input.PickUpParked(agent, call), by, "call.parked-picked-up", $"interaction:{call}", $"agent:{agent.Value}", ct);

    /// <summary>Sets the minutes that a waiting caller is ahead of others by a supervisor's word.</summary>
    public Task<CommandResult> ReprioritiseAsync(InteractionId call, int minutes, string by, CancellationToken ct) =>
        DoAsync(new Input.Reprioritise(call, minutes, by), by, "call.reprioritised", $"interaction:{call}", minutes.ToString("+0;-0;0", CultureInfo.InvariantCulture), ct);

    /// <summary>Lets a waiting caller's line go; he is called back at his place.</summary>
    public Task<CommandResult> SendToCallbackAsync(InteractionId call, string by, CancellationToken ct) =>
        DoAsync(new Input.SendToCallback(call, by), by, "call.sent-to-callback", $"interaction:{call}", null, ct);

    /// <summary>Takes an agent's hand down: he was helped.</summary>
    public Task<CommandResult> LowerHandAsync(AgentId agent, string by, CancellationToken ct) =>
        DoAsync(new Input.LowerHand(agent, by), by, "agent.hand-lowered", $"agent:{agent.Value}", null, ct);

    private async Task<CommandResult> DoAsync(Input command, string by, string deed, string subject, string? how, CancellationToken ct)
    {
        var answer = await switchboard.AskAsync(command, ct);
        if (answer is CommandResult.Accepted)
            await log.NoteAsync(by, deed, subject, null, how, ct);
        return answer;
    }

    private static string Written(Presence state, string? reason, string? why) =>
        string.Join(' ', new[] { state.ToString(), reason, string.IsNullOrWhiteSpace(why) ? null : $"({why.Trim()})" }.Where(p => p is not null));
}
