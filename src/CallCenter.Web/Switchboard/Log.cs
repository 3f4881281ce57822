using Microsoft.Extensions.Logging;

namespace CallCenter.Web.Switchboard;

/// <summary>Wording of the switchboard's log events. No number, name or address ever appears here.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.StepFailed, LogLevel.Critical, "The exchange threw on input {Kind}; the state before it stays")]
    public static partial void StepFailed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(EventIds.QueueFull, LogLevel.Error, "The switchboard's queue is full: {Kind} was not taken")]
    public static partial void QueueFull(ILogger logger, string kind);

    [LoggerMessage(EventIds.EffectFailed, LogLevel.Error, "Effect {Kind} failed")]
    public static partial void EffectFailed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(EventIds.ListenerFailed, LogLevel.Error, "Listener {Listener} failed on fact {Kind}")]
    public static partial void ListenerFailed(ILogger logger, Exception failure, string listener, string kind);

    [LoggerMessage(EventIds.InvariantBroken, LogLevel.Critical, "An invariant of the floor is broken after input {Seq}: {Violation}")]
    public static partial void InvariantBroken(ILogger logger, long seq, string violation);

    [LoggerMessage(EventIds.Started, LogLevel.Information, "Switchboard started, epoch {Epoch}")]
    public static partial void Started(ILogger logger, long epoch);

    [LoggerMessage(EventIds.CallSummary, LogLevel.Information, "Call {Interaction} ended: {Class} {Reason} by {By}, queue {Queue}, agent {Agent}")]
    public static partial void CallSummary(ILogger logger, string interaction, string @class, string reason, string by, string? queue, string? agent);

    [LoggerMessage(EventIds.RunnerBehind, LogLevel.Critical, "The effect runner is stuck: effect {Kind} was dropped")]
    public static partial void RunnerBehind(ILogger logger, string kind);

    [LoggerMessage(EventIds.JournalFailed, LogLevel.Error, "The journal failed on input {Kind}; the floor goes on")]
    public static partial void JournalFailed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(EventIds.ReaderFailed, LogLevel.Error, "A reader of the floor failed in its callback")]
    public static partial void ReaderFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventIds.OfferRefused, LogLevel.Warning, "Leg {Leg}: no common audio format, {Reason}")]
    public static partial void OfferRefused(ILogger logger, string leg, string reason);

    [LoggerMessage(EventIds.MediaRefused, LogLevel.Error, "Leg {Leg}: no media leg, {Reason}")]
    public static partial void MediaRefused(ILogger logger, string leg, string reason);

    [LoggerMessage(EventIds.ExchangeHangs, LogLevel.Error, "The exchange does not answer while stopping; the endpoint ends the calls")]
    public static partial void ExchangeHangs(ILogger logger);

    [LoggerMessage(EventIds.OutboundDenied, LogLevel.Warning, "Leg {Leg} was kept in by the outbound rule {Rule}")]
    public static partial void OutboundDenied(ILogger logger, string leg, string rule);

    [LoggerMessage(EventIds.NoRoute, LogLevel.Warning, "Leg {Leg}: no trunk {Trunk} to dial out by")]
    public static partial void NoRoute(ILogger logger, string leg, string trunk);

    [LoggerMessage(EventIds.RecordingLost, LogLevel.Error, "Recording {Recording} failed: {Reason}")]
    public static partial void RecordingLost(ILogger logger, string recording, string reason);

    [LoggerMessage(EventIds.Survived, LogLevel.Warning, "A web process died and left {Left} legs in the media process; {Count} of them go on talking, the others are hung up on")]
    public static partial void Survived(ILogger logger, int count, int left);

    [LoggerMessage(EventIds.HistoryLost, LogLevel.Critical, "The history writer is full: a change {Kind} was lost")]
    public static partial void HistoryLost(ILogger logger, string kind);
}
