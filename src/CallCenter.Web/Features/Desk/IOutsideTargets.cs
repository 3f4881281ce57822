using Telephony.Calls;

namespace CallCenter.Web.Features.Desk;

/// <summary>Makes an outside number a target: by which trunk it leaves, and which number of ours it shows.</summary>
public interface IOutsideTargets
{
    /// <summary>The target of a number that was normalised before.</summary>
    TransferTarget.ToNumber To(string number);
}
