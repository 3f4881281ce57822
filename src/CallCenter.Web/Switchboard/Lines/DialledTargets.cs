using Crm.Domain.PhoneNumbers;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What an agent means by the number he dials at his phone to transfer or to ask: a colleague's extension, a number or name of a queue, somebody outside.</summary>
internal static class DialledTargets
{
    /// <summary>The target, or null for what can be none.</summary>
    public static TransferTarget? Of(FloorPlan plan, string dialled, ITrunkRoutes routes)
    {
        if (plan.Agents.Values.FirstOrDefault(a => a.Extension == dialled) is { } colleague)
            return new TransferTarget.ToAgent(colleague.Id);
        if (plan.Entries.TryGetValue(dialled, out var entry))
            return new TransferTarget.ToQueue(entry.Queue);
        if (dialled.Length > 0 && plan.Queues.ContainsKey(new QueueId(dialled)))
            return new TransferTarget.ToQueue(new QueueId(dialled));
        return PhoneNumber.Normalize(dialled, PhoneSource.Typed) is { IsDialable: true } number
            ? new TransferTarget.ToNumber(number.E164 ?? number.Raw, routes.DefaultCallerId, routes.DefaultTrunk)
            : null;
    }
}
