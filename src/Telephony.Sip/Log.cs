using Microsoft.Extensions.Logging;

namespace Telephony.Sip;

/// <summary>Log lines of the endpoint: no numbers, names or addresses of people.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.Started, LogLevel.Information, "SIP listens on {Addresses}")]
    public static partial void Started(ILogger logger, string addresses);

    [LoggerMessage(EventIds.Stopped, LogLevel.Information, "SIP stopped, {Left} legs were cut")]
    public static partial void Stopped(ILogger logger, long left);

    [LoggerMessage(EventIds.MalformedDropped, LogLevel.Debug, "Malformed SIP message: {Rule}, status {Status}, answered {Answered}")]
    public static partial void Malformed(ILogger logger, string rule, int status, bool answered);

    [LoggerMessage(EventIds.QueueFull, LogLevel.Error, "SIP command queue is full, {Command} for leg {Leg} was refused")]
    public static partial void QueueFull(ILogger logger, string command, SipLegId leg);

    [LoggerMessage(EventIds.LoopFault, LogLevel.Error, "SIP loop: {Item} failed and was skipped")]
    public static partial void LoopFault(ILogger logger, Exception problem, string item);

    [LoggerMessage(EventIds.CallbackFault, LogLevel.Error, "SIP event handler threw on {Fact}")]
    public static partial void CallbackFault(ILogger logger, Exception problem, string fact);

    [LoggerMessage(EventIds.CallEnded, LogLevel.Information, "SIP leg {Leg} ended: {Class}, by {By}, status {Status}")]
    public static partial void CallEnded(ILogger logger, SipLegId leg, SipEndingClass @class, SipEndedBy by, int status);

    [LoggerMessage(EventIds.Security, LogLevel.Warning, "SIP defence: {Kind}, {Count} since the last report")]
    public static partial void Security(ILogger logger, Protection.SipSecurityKind kind, int count);

    [LoggerMessage(EventIds.TrunkChanged, LogLevel.Warning, "SIP trunk {Trunk} is {Reach}, registration {Registration}, last status {Status}")]
    public static partial void TrunkChanged(ILogger logger, string trunk, SipTrunkReach reach, SipTrunkRegistration registration, int status);

    [LoggerMessage(EventIds.NoRoute, LogLevel.Warning, "SIP leg {Leg}: the target names no address that can be used")]
    public static partial void NoRoute(ILogger logger, SipLegId leg);
}
