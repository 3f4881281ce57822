namespace Telephony.Media.Remote;

/// <summary>What is known of the media process.</summary>
/// <param name="Standing">How it is.</param>
/// <param name="ProcessId">Its process, 0 before the first connection.</param>
/// <param name="Since">Since when it is so.</param>
/// <param name="Losses">How often the connection was lost since this process began.</param>
public sealed record MediaProcessStatus(MediaProcessStanding Standing, int ProcessId, DateTimeOffset Since, int Losses);
