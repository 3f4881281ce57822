using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;

namespace CallCenter.Web.Tests.Contract;

/// <summary>Who and what there is on every site of the contract.</summary>
internal static class Site
{
    public const string Number = "4008001001";
    public const string CustomerNumber = "13800138000";
    public const string OutsideNumber = "13900139000";
    public const string Trunk = "trunk";
    public static readonly AgentId Agent = new("agent1");
    public static readonly AgentId Colleague = new("agent2");
    public static readonly AgentId Supervisor = new("supervisor1");
    public static readonly QueueId Repair = new("repair");
    public static readonly QueueId Parts = new("parts");
    public static readonly TransferTarget ToColleague = new TransferTarget.ToAgent(Colleague);
    public static readonly TransferTarget ToOutside = new TransferTarget.ToNumber(OutsideNumber, Number, Trunk);
    public static readonly TransferTarget ToParts = new TransferTarget.ToQueue(Parts);

    public static string Music => PromptId.HoldMusic.Value;

    /// <summary>After-call work is long: no agent is offered a call again while a slow machine still looks at the one before.</summary>
    public static FloorPlan PlanOf(TimeSpan ring) => new(
        new[] { Agent, Colleague, Supervisor }.Select((id, i) => new AgentPlan(id, id.Value, $"{8001 + i}")).ToImmutableSortedDictionary(a => a.Id, a => a),
        new[] { QueueOf(Repair, Agent, ring), QueueOf(Parts, Colleague, ring) }.ToImmutableSortedDictionary(q => q.Id, q => q),
        ImmutableSortedDictionary.Create<string, EntryPoint>(StringComparer.Ordinal)
            .Add(Number, new EntryPoint(Number, null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), Repair)));

    public static AgentId IdOf(Party party) => party switch
    {
        Party.Agent => Agent,
        Party.Colleague => Colleague,
        Party.Supervisor => Supervisor,
        _ => throw new ArgumentOutOfRangeException(nameof(party), party, "not one of ours"),
    };

    public static Party PartyOf(AgentId agent) => agent == Agent ? Party.Agent : agent == Colleague ? Party.Colleague : Party.Supervisor;

    private static QueuePlan QueueOf(QueueId id, AgentId member, TimeSpan ring) =>
        new(id, [member], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), ring, TimeSpan.FromMinutes(10), 20, TimeSpan.FromMinutes(30), Music);
}
