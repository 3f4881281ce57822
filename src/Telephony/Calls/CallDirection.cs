namespace Telephony.Calls;

/// <summary>Who began the contact.</summary>
public enum CallDirection
{
    /// <summary>A customer dialled one of our numbers.</summary>
    Inbound,

    /// <summary>An agent dialled a customer (click-to-dial, call-back).</summary>
    Outbound,
}
