namespace Telephony.Calls;

/// <summary>With whom the agent is during a consult.</summary>
public enum ConsultSide
{
    /// <summary>With the consulted party; the call is <see cref="CallPhase.Held"/>.</summary>
    Target,

    /// <summary>With the customer; the call is <see cref="CallPhase.Talking"/> and the consulted party hears music.</summary>
    Customer,

    /// <summary>With both: the conference.</summary>
    Both,
}
