using System.Collections.Immutable;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Switchboard;
using Crm.Domain;
using Persistence;
using Persistence.Floor;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Checks flows against what the house has, and publishes those without a fault.</summary>
internal sealed class FlowKeeping(FlowStore store, IPromptShelf prompts, ISwitchboard switchboard)
{
    /// <summary>The draft has faults; parameter <c>count</c>.</summary>
    public const string HasFaults = "FlowHasFaults";

    /// <summary>Everything that is wrong with a flow in this house.</summary>
    public ImmutableArray<FlowFault> Faults(IvrFlow flow)
    {
        var queues = switchboard.Snapshot.State.Plan.Queues;
        var shelf = prompts.Ids.ToHashSet(StringComparer.Ordinal);
        return FlowCheck.Faults(flow, queue => queues.ContainsKey(new QueueId(queue)), shelf.Contains);
    }

    /// <summary>Puts the draft in force when it has no fault.</summary>
    public async Task<SaveResult<int>> PublishAsync(string id, int version, Actor actor, CancellationToken ct)
    {
        if ((await store.ListAsync(ct)).FirstOrDefault(f => f.Id == id) is not { } row)
            return Refusal.Of(Refusal.NotFound, ("field", "id"), ("value", id));
        var faults = FlowJson.Read(row.Draft) is { } flow ? Faults(flow).Length : 1;
        return faults > 0
            ? Refusal.Of(HasFaults, ("count", faults.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : await store.PublishAsync(id, version, actor, ct);
    }
}
