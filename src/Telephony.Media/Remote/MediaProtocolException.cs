namespace Telephony.Media.Remote;

/// <summary>Bytes that are not the protocol's; the connection they came by is closed.</summary>
internal sealed class MediaProtocolException(string message) : Exception(message);
