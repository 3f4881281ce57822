using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Sends what an agent presses in talk.</summary>
public interface IKeypad
{
    /// <summary>One digit to the far party of the agent's own call.</summary>
    /// <returns>Why not, or null.</returns>
    Refusal? Press(AgentId agent, InteractionId interaction, char digit);
}
