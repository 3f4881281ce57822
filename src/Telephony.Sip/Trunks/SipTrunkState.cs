namespace Telephony.Sip.Trunks;

/// <summary>What is known of a trunk now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reach">Whether it answers.</param>
/// <param name="Since">Since when it does or does not, UTC.</param>
/// <param name="Registration">Our registration there.</param>
/// <param name="RegisteredUntil">When the registration lapses unless refreshed, UTC, or null.</param>
/// <param name="LastStatus">The newest SIP status that it gave to OPTIONS or REGISTER; 0 before the first, 408 for silence.</param>
/// <param name="RoundTrip">From OPTIONS to its answer, the newest, or null.</param>
public sealed record SipTrunkState(string Name, SipTrunkReach Reach, DateTimeOffset Since, SipTrunkRegistration Registration, DateTimeOffset? RegisteredUntil, int LastStatus, TimeSpan? RoundTrip);
