using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>A transfer that runs, or that led outside.</summary>
/// <param name="From">The agent who let go.</param>
/// <param name="Target">Where to; an outside number is masked.</param>
/// <param name="Kind">blind or consult.</param>
public sealed record TransferWire(string From, TargetWire Target, string Kind)
{
    public static TransferWire Of(RunningTransfer transfer) => new(transfer.From.Value, TargetWire.From(transfer.Target), Words.Of(transfer.Kind));
}
