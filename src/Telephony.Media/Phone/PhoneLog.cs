using Microsoft.Extensions.Logging;

namespace Telephony.Media.Phone;

/// <summary>Log lines of the browser phone; event ids 2600-2619. No addresses: they are the agents'.</summary>
internal static partial class PhoneLog
{
    [LoggerMessage(2600, LogLevel.Information, "Browser phone connected: {Profile}, set-up {SetUpMs:F0} ms, DTLS {HandshakeMs:F0} ms")]
    public static partial void Connected(ILogger logger, Srtp.SrtpProfile profile, double setUpMs, double handshakeMs);

    [LoggerMessage(2601, LogLevel.Information, "Browser phone lost: {Reason} {Detail}")]
    public static partial void Lost(ILogger logger, PhoneLostReason reason, string detail);

    [LoggerMessage(2602, LogLevel.Debug, "Browser phone answered an offer: {Codec}, continued {Continued}")]
    public static partial void Answered(ILogger logger, PhoneCodec codec, bool continued);

    [LoggerMessage(2603, LogLevel.Error, "A browser phone's packet made its receiver fail; the packet is lost, the phone goes on")]
    public static partial void ReceiverFailed(ILogger logger, Exception failure);

    [LoggerMessage(2604, LogLevel.Error, "A browser phone's state handler failed")]
    public static partial void HandlerFailed(ILogger logger, Exception failure);

    [LoggerMessage(2605, LogLevel.Warning, "Browser phone's socket failed to receive: {Error}")]
    public static partial void SocketFailed(ILogger logger, System.Net.Sockets.SocketError error);

    [LoggerMessage(2606, LogLevel.Information, "Browser phone's audio goes by {Next} now, before by {Before}")]
    public static partial void WayChanged(ILogger logger, PhoneWay before, PhoneWay next);
}
