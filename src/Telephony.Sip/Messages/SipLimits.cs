namespace Telephony.Sip.Messages;

/// <summary>Bounds of the parser: each stops one way of making a small message cost much.</summary>
internal static class SipLimits
{
    /// <summary>Largest message, bytes: the largest UDP datagram; the same on streams.</summary>
    public const int MaxMessageBytes = 65536;

    /// <summary>Header lines: real calls carry 15 to 40.</summary>
    public const int MaxHeaders = 128;

    /// <summary>Values of Via or Route lists: RFC 3261 §8.1.1.6 allows 70 hops.</summary>
    public const int MaxHops = 70;
}
