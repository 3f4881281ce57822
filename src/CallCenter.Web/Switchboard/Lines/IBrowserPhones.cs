using System.Diagnostics.CodeAnalysis;
using Telephony.Distribution;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>The nailed-up media legs of signed-in browser agents.</summary>
public interface IBrowserPhones
{
    /// <summary>The agent's media leg; false while his browser phone is not connected.</summary>
    bool TryGetMedia(AgentId agent, [NotNullWhen(true)] out MediaLegId? media);
}
