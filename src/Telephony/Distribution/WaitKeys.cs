using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Keys of a waiting caller: stay, call me back, leave a message, hear where my ticket stands.</summary>
internal static class WaitKeys
{
    public static void Pressed(Turn turn, Call call, char digit)
    {
        var keys = turn.State.Plan.QueueOrDefault(call.Queue).Keys;
        if (digit == keys.Callback && Callbacks.ForbidsRequest(turn.State, call) is null)
            Callbacks.Request(turn, call, "caller");
        else if (digit == keys.Message || digit == keys.Callback)
            Messages.Begin(turn, call);
        else if (digit == keys.Status)
            StatusTalk.Ask(turn, call);
        else if (digit == keys.Stay && call.Announcing.Length > 0)
            Comfort.Hush(turn, call);
        else
            turn.Ignore("no such key");
    }
}
