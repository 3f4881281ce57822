namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What is at the far end of a line.</summary>
public enum LineKind
{
    /// <summary>A customer or other outside party, by SIP.</summary>
    Outside,

    /// <summary>An agent's registered SIP phone.</summary>
    AgentPhone,

    /// <summary>An agent's browser phone: media is nailed up, there is no SIP.</summary>
    AgentBrowser,
}
