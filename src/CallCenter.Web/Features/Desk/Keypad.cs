using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Digits that an agent presses in talk, for the far party's menu: to the customer's leg as events (RFC 4733) or, where its SDP takes none, by SIP INFO. They change nothing on the floor and may be
/// secret (a card number, a password), so they go straight to the wire and are neither journaled nor told.</summary>
internal sealed class Keypad(ISwitchboard switchboard, LineTable lines, DigitRelay digits) : IKeypad
{
    /// <summary>Long enough for every menu, short enough for a fast hand.</summary>
    private const int DigitMs = 120;

    /// <inheritdoc/>
    public Refusal? Press(AgentId agent, InteractionId interaction, char digit)
    {
        if (switchboard.Snapshot.State.Calls.GetValueOrDefault(interaction) is not { } call || !lines.TryGet(call.CustomerLeg, out var line))
            return Refusal.Of(Rules.CallIsGone);
        if (call.Agent != agent)
            return Refusal.Of(Rules.CallIsNotYours);
        if (call.Phase != CallPhase.Talking)
            return Refusal.Of(Rules.CallIsNotInThatPhase);
        return digits.TrySend(line, digit, DigitMs) ? null : Refusal.Of(Rules.CallIsNotInThatPhase);
    }
}
