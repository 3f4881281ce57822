namespace Telephony.Calls;

/// <summary>How far a consult is.</summary>
public enum ConsultPhase
{
    /// <summary>The consulted party's device rings; the agent hears ring-back.</summary>
    Ringing,

    /// <summary>He answered: the agent talks with him or, after a toggle, with the customer.</summary>
    Talking,

    /// <summary>Customer, agent and consulted party hear each other.</summary>
    Conference,
}
