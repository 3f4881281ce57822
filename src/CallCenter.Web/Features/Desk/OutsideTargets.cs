using CallCenter.Web.Switchboard.Lines;
using Telephony.Calls;

namespace CallCenter.Web.Features.Desk;

/// <summary>By the trunk routes: the same way a dialled number takes.</summary>
internal sealed class OutsideTargets(TrunkRoutes routes) : IOutsideTargets
{
    /// <inheritdoc/>
    public TransferTarget.ToNumber To(string number) => new(number, routes.DefaultCallerId, routes.DefaultTrunk);
}
