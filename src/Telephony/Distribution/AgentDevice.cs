namespace Telephony.Distribution;

/// <summary>What an agent talks with.</summary>
public enum AgentDevice
{
    /// <summary>The browser phone (WebRTC, one nailed-up connection per signed-in agent).</summary>
    Browser,

    /// <summary>A registered SIP phone.</summary>
    Phone,
}
