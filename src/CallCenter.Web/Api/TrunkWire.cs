using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Api;

/// <summary>A trunk and how it stands. No login, no address of the provider.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reach"><c>unknown</c>, <c>up</c> or <c>down</c>.</param>
/// <param name="Since">Since when, UTC; null before the first question.</param>
/// <param name="Registration"><c>none</c>, <c>trying</c>, <c>registered</c>, <c>failed</c> or <c>leaving</c>.</param>
/// <param name="RegisteredUntil">When the registration lapses unless refreshed, UTC.</param>
/// <param name="LastStatus">Newest SIP status to OPTIONS or REGISTER; 408 stands for silence, 0 for none yet.</param>
/// <param name="RoundTripMs">From OPTIONS to its answer.</param>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Weight">Share among equals.</param>
/// <param name="Channels">Calls on it now, both ways.</param>
/// <param name="ChannelLimit">Calls that it may have.</param>
/// <param name="Transport"><c>udp</c>, <c>tcp</c> or <c>tls</c>.</param>
/// <param name="WhenFull">SIP status for a caller while every channel is taken, 503 or 486.</param>
/// <param name="PingSeconds">Seconds between two OPTIONS; 0: it is never asked and counts as up.</param>
/// <param name="Overflow">Its callers above the house's limit are sent to the overflow number.</param>
public sealed record TrunkWire(
    string Name, string Reach, DateTimeOffset? Since, string Registration, DateTimeOffset? RegisteredUntil, int LastStatus, double? RoundTripMs, int Priority, int Weight, int Channels, int ChannelLimit,
    string Transport, int WhenFull, int PingSeconds, bool Overflow)
{
    internal static TrunkWire From(TrunkSettings trunk, TrunkRoutes routes)
    {
        var state = routes.States.GetValueOrDefault(trunk.Name);
        return new TrunkWire(
            trunk.Name,
            Word(state?.Reach ?? SipTrunkReach.Unknown),
            state?.Since,
            Word(state?.Registration ?? SipTrunkRegistration.None),
            state?.RegisteredUntil,
            state?.LastStatus ?? 0,
            state?.RoundTrip?.TotalMilliseconds,
            trunk.Priority,
            trunk.Weight,
            routes.ChannelsOf(trunk.Name),
            trunk.ChannelLimit,
            Word(trunk.Transport),
            trunk.WhenFull,
            trunk.PingSeconds,
            trunk.Overflows);
    }

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
