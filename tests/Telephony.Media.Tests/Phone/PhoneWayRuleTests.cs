using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class PhoneWayRuleTests
{
    [Theory]
    // between calls the better way that works is taken
    [InlineData("auto", "none", true, false, false, "webrtc")]
    [InlineData("auto", "none", false, true, false, "websocket")]
    [InlineData("auto", "none", false, false, false, "none")]
    [InlineData("auto", "websocket", true, true, false, "webrtc")]
    // in a call a way that works is not left, one that is down is
    [InlineData("auto", "websocket", true, true, true, "websocket")]
    [InlineData("auto", "websocket", true, false, true, "webrtc")]
    [InlineData("auto", "webrtc", true, true, true, "webrtc")]
    [InlineData("auto", "webrtc", false, true, true, "websocket")]
    [InlineData("auto", "webrtc", false, false, true, "none")]
    // a forced way is the only one
    [InlineData("webrtc", "none", false, true, false, "none")]
    [InlineData("webrtc", "websocket", true, true, false, "webrtc")]
    [InlineData("websocket", "none", true, false, false, "none")]
    [InlineData("websocket", "webrtc", true, true, true, "websocket")]
    // in a call not without any way: the forbidden one until the allowed one is up
    [InlineData("websocket", "webrtc", true, false, true, "webrtc")]
    [InlineData("websocket", "webrtc", true, false, false, "none")]
    [InlineData("webrtc", "websocket", false, true, true, "websocket")]
    [InlineData("webrtc", "websocket", false, true, false, "none")]
    public void Way_when_policy_and_state_are_so_then(string policy, string current, bool webRtc, bool webSocket, bool inCall, string expected)
    {
        var now = current switch { "webrtc" => PhoneWay.WebRtc, "websocket" => PhoneWay.WebSocket, _ => PhoneWay.None };

        PhoneWayWords.Word(PhoneWayRule.Choose(PhoneWayWords.Read(policy), now, webRtc, webSocket, inCall)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("auto", "websocket", "websocket")]
    [InlineData("auto", "nonsense", "auto")]
    [InlineData("webrtc", "websocket", "webrtc")]
    [InlineData("websocket", "auto", "websocket")]
    public void Policy_when_the_administrator_has_spoken_then_his_word_stands(string administrator, string agent, string expected) =>
        PhoneWayWords.Word(PhoneWayRule.Combine(PhoneWayWords.Read(administrator), PhoneWayWords.Read(agent))).ShouldBe(expected);
}
