namespace Telephony.Sip.Protection;

/// <summary>What the protection hears about. A struct: one is made for every new request, also in a flood.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Source">From where.</param>
/// <param name="User">The user that was claimed; empty when none was.</param>
/// <param name="IsTrunk">The source is a trunk's: it is never locked as a whole.</param>
/// <param name="IsConnected">It came over a connection, so that the source is what it says; a datagram's may be forged.</param>
internal readonly record struct ProtectionEvent(ProtectionEventKind Kind, SourceKey Source, string User = "", bool IsTrunk = false, bool IsConnected = false);
