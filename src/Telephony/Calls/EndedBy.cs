namespace Telephony.Calls;

/// <summary>Whose action ended a contact.</summary>
public enum EndedBy
{
    /// <summary>The customer hung up.</summary>
    Customer,

    /// <summary>The agent hung up.</summary>
    Agent,

    /// <summary>We did: refusal, time-out, fault, shutdown.</summary>
    System,

    /// <summary>The outside party to whom the customer was transferred hung up.</summary>
    OutsideParty,
}
