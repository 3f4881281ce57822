using System.Diagnostics;
using Crm.Domain.PhoneNumbers;
using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>To whom a call goes, as <c>{kind, value}</c>.</summary>
/// <param name="Kind">agent, queue or number.</param>
/// <param name="Value">User name, queue, or the number, masked.</param>
public sealed record TargetWire(string Kind, string Value)
{
    public static TargetWire From(TransferTarget target) => target switch
    {
        TransferTarget.ToAgent to => new("agent", to.Agent.Value),
        TransferTarget.ToQueue to => new("queue", to.Queue.Value),
        TransferTarget.ToNumber to => new("number", PhoneNumber.Mask(to.Number)),
        _ => throw new UnreachableException(),
    };
}
