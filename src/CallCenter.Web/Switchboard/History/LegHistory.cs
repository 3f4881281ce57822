using CallCenter.Web.Realtime.Wire;
using Persistence.History;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard.History;

/// <summary>The rows of a call's legs: one for every party that was rung, whatever it becomes later. A leg keeps its row through a change of
/// its role (a consulted colleague becomes the agent). Facts may name a leg that has its row already; nothing is begun twice.</summary>
internal sealed class LegHistory(LiveRows rows, Func<AgentId, AgentDevice?> deviceOf, Action<InteractionChange> add)
{
    private const string Outside = "sip";
    private const int MaxParty = 128;

    /// <summary>How the line of a caller ended who is called back: he may hang up, and we do.</summary>
    private const string CalledBack = "callback";

    public void Heard(Fact fact)
    {
        switch (fact)
        {
            case Fact.CallReceived f:
                Begin(new LegId(f.Interaction, LegId.CustomerNumber), LegRoles.Customer, null, f.CallerNumber, Outside, f.At);
                break;
            case Fact.CallDialled f:
                Begin(new LegId(f.Interaction, LegId.CustomerNumber), LegRoles.Customer, null, f.To, Outside, f.At);
                break;
            case Fact.CallOffered f:
                // A colleague who is asked is offered the call too: his row is there already.
                if (!rows.Legs.ContainsKey(f.Leg))
                    Begin(f.Leg, LegRoles.Agent, f.Agent, f.Agent.Value, Words.Of(f.Device), f.At);
                break;
            case Fact.OfferEnded f:
                End(f.Interaction, r => r.AgentId == f.Agent.Value && r.AnsweredAt is null, f.Reason, f.At);
                break;
            case Fact.CallAnswered f:
                Answer(new LegId(f.Interaction, LegId.CustomerNumber), f.At);
                Become(f.Leg, LegRoles.Agent, f.Agent, f.At);
                Answer(f.Leg, f.At);
                break;
            case Fact.CallbackRequested f:
                End(new LegId(f.Interaction, LegId.CustomerNumber), CalledBack, f.At);
                break;
            case Fact.CallbackDialled f:
                Redial(new LegId(f.Interaction, LegId.CustomerNumber), f.At);
                break;
            case Fact.CallbackMissed f:
                End(f.Interaction, r => r.Role == LegRoles.Customer || r.AgentId == f.Agent.Value, f.Reason, f.At);
                break;
            case Fact.ConsultStarted f:
                Begin(f.Leg, LegRoles.Consult, f.Consulted, PartyOf(f.Target, f.Consulted), DeviceOf(f.Consulted), f.At);
                break;
            case Fact.ConsultAnswered f:
                Answer(f.Leg, f.At);
                break;
            case Fact.ConsultEnded { Reason: not ConsultEndings.Transferred } f:
                End(f.Leg, f.Reason, f.At);
                break;
            case Fact.MonitorStarted f:
                Begin(f.Leg, LegRoles.Supervisor, f.Supervisor, f.Supervisor.Value, DeviceOf(f.Supervisor), f.At);
                Answer(f.Leg, f.At);
                break;
            case Fact.MonitorEnded { Reason: not MonitorEndings.TookOver } f:
                End(f.Leg, f.Reason, f.At);
                break;
            case Fact.CallTakenOver f:
                Leave(f.Interaction, f.From, ConsultEndings.TakenOver, f.At);
                Become(f.Leg, LegRoles.Agent, f.Supervisor, f.At);
                Answer(f.Leg, f.At);
                break;
            default:
                Transferred(fact);
                break;
        }
    }

    private void Transferred(Fact fact)
    {
        switch (fact)
        {
            case Fact.CallTransferred f:
                Leave(f.Interaction, f.From, ConsultEndings.Transferred, f.At);
                if (f is { Leg: { } leg, Target: TransferTarget.ToNumber to })
                    Begin(leg, LegRoles.Outside, null, to.Number, Outside, f.At);
                break;
            case Fact.CallParked f:
                Leave(f.Interaction, f.Agent, "parked", f.At);
                break;
            case Fact.OutsideAnswered f:
                Begin(f.Leg, LegRoles.Outside, null, f.Number, Outside, f.At);
                Answer(f.Leg, f.At);
                break;
            case Fact.TransferFailed f:
                End(f.Interaction, r => r is { Role: LegRoles.Outside, AnsweredAt: null }, f.Reason, f.At);
                break;
            case Fact.CallEnded f:
                End(f.Interaction, _ => true, f.Termination.Reason, f.At);
                rows.Dials.Remove(f.Interaction);
                break;
        }
    }

    /// <summary>The customer's line anew: a row of its own. A dial that an agent's loss cut off goes on in the row that it has.</summary>
    private void Redial(LegId customer, DateTimeOffset at)
    {
        if (rows.Legs.ContainsKey(customer))
            return;
        rows.Dials[customer.Interaction] = rows.Dials.GetValueOrDefault(customer.Interaction) + 1;
        Begin(customer, LegRoles.Customer, null, rows.Calls.GetValueOrDefault(customer.Interaction.Value)?.CallerRaw ?? "", Outside, at);
    }

    /// <summary>A new row, or the new role of a leg that has one.</summary>
    private void Begin(LegId leg, string role, AgentId? agent, string party, string device, DateTimeOffset at)
    {
        if (rows.Legs.TryGetValue(leg, out var known))
        {
            if (known.Role == role)
                return;
            known.Role = role;
            add(new InteractionChange.Leg(LiveRows.Copy(known)));
            return;
        }

        var row = new InteractionLegRow
        {
            Id = rows.RowIdOf(leg),
            InteractionId = leg.Interaction.Value,
            Role = role,
            AgentId = agent?.Value,
            Party = party.Length <= MaxParty ? party : party[..MaxParty],
            Device = device,
            StartedAt = at,
        };
        rows.Legs[leg] = row;
        add(new InteractionChange.Leg(LiveRows.Copy(row)));
    }

    private void Become(LegId leg, string role, AgentId agent, DateTimeOffset at) => Begin(leg, role, agent, agent.Value, DeviceOf(agent), at);

    private void Answer(LegId leg, DateTimeOffset at)
    {
        if (!rows.Legs.TryGetValue(leg, out var row) || row.AnsweredAt is not null)
            return;
        row.AnsweredAt = at;
        add(new InteractionChange.Leg(LiveRows.Copy(row)));
    }

    private void Leave(InteractionId interaction, AgentId? agent, string reason, DateTimeOffset at)
    {
        if (agent is { } from)
            End(interaction, r => r.AgentId == from.Value && r.Role == LegRoles.Agent, reason, at);
        else
            End(interaction, r => r.Role == LegRoles.Outside, reason, at);
    }

    private void End(InteractionId interaction, Func<InteractionLegRow, bool> which, string reason, DateTimeOffset at)
    {
        foreach (var (leg, row) in rows.LegsOf(interaction))
        {
            if (which(row))
                End(leg, reason, at);
        }
    }

    private void End(LegId leg, string reason, DateTimeOffset at)
    {
        if (!rows.Legs.Remove(leg, out var row))
            return;
        (row.EndedAt, row.EndReason) = (at, reason);
        add(new InteractionChange.Leg(LiveRows.Copy(row)));
    }

    private string DeviceOf(AgentId? agent) => agent is { } one ? deviceOf(one) is { } device ? Words.Of(device) : "" : Outside;

    private static string PartyOf(TransferTarget target, AgentId? consulted) =>
        consulted?.Value ?? (target is TransferTarget.ToNumber number ? number.Number : "");
}
