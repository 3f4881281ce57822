using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;

namespace CallCenter.Web.Features.Desk;

/// <summary>Digits that an agent presses in talk, for the far party's menu: RFC 4733 events to the customer's leg. They change nothing on the floor and may be
/// secret (a card number, a password), so they go straight to the media and are neither journaled nor told.</summary>
internal sealed class Keypad(ISwitchboard switchboard, LineTable lines, MediaEngine media) : IKeypad
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
        try
        {
            media.SendDigit(line.Media, digit, DigitMs);
            return null;
        }
        catch (MediaException)
        {
            // The far side agreed to no telephone events, or the leg went away a moment ago.
            return Refusal.Of(Rules.CallIsNotInThatPhase);
        }
    }
}
