namespace Telephony.Sip.Trunks;

/// <summary>Timers of a trunk.</summary>
internal enum TrunkTimer
{
    Pulse,
    Registration,

    /// <summary>Time for the next double CRLF.</summary>
    KeepAlive,

    /// <summary>The pong is overdue.</summary>
    Pong,
}
