using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>An agent's browser phone, live; <c>phone</c> in <c>GET /api/v1/agents</c>.</summary>
/// <param name="Way"><c>webrtc</c>, <c>websocket</c> or <c>none</c>.</param>
/// <param name="Reason">Why not WebRTC: <c>openssl</c>, <c>policy</c>, <c>unreachable</c> or <c>lost</c>; null when it is.</param>
/// <param name="JitterMs">Interarrival jitter at the page, milliseconds; null before its first report.</param>
/// <param name="LossPercent">Packets or frames that never came, 0-100.</param>
/// <param name="DelayMs">Half the round trip and the stay in the play-out buffer, milliseconds.</param>
public sealed record PhoneWire(string Way, string? Reason, double? JitterMs, double? LossPercent, double? DelayMs)
{
    internal static PhoneWire From(PhoneWay way, string? reason, PhoneMessage.Statistics? reported)
    {
        var word = PhoneWayWords.Word(way);
        if (reported is null || way == PhoneWay.None)
            return new(word, reason, null, null, null);
        var expected = reported.PacketsReceived + reported.PacketsLost;
        return new(
            word,
            reason,
            Math.Round(reported.JitterMs, 1),
            expected <= 0 ? 0 : Math.Round(100.0 * reported.PacketsLost / expected, 2),
            Math.Round((reported.RoundTripMs / 2 ?? 0) + reported.JitterBufferMs, 1));
    }
}
