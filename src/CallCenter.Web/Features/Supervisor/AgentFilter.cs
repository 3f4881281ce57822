using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Which agents the board shows; the word is also the key of the chip's text and part of a drill-down's address.</summary>
internal static class AgentFilter
{
    /// <summary>Everybody.</summary>
    public const string All = "All";

    /// <summary>The chips, in order.</summary>
    public static IReadOnlyList<string> Offered { get; } = [All, "Over", "Free", "Busy", "Away"];

    /// <summary>Whether a drill-down's word is one of ours.</summary>
    public static bool Known(string? word) => word is "SignedIn" || Offered.Contains(word, StringComparer.Ordinal);

    /// <summary>Whether the board shows this agent.</summary>
    public static bool Takes(string filter, AgentLine agent, DateTimeOffset now) => filter switch
    {
        "Over" => agent.IsOver(now),
        "Free" => agent.Presence == Presence.Ready,
        "Busy" => agent.Presence is Presence.Busy or Presence.Ringing,
        "Away" => agent.Presence is Presence.WrapUp or Presence.NotReady,
        "SignedIn" => agent.Presence != Presence.SignedOut,
        _ => true,
    };
}
