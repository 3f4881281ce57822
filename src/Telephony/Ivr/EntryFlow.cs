using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Ivr;

/// <summary>From the INVITE to the queue: admit, notice, menu.</summary>
internal static class EntryFlow
{
    public static void Arrived(Turn turn, Input.CallArrived arrived)
    {
        if (turn.Call(arrived.Interaction) is not null)
        {
            turn.Ignore("the call is here already");
            return;
        }

        turn.Tell(new Fact.CallReceived(turn.Now, arrived.Interaction, arrived.CallerNumber, arrived.CalledNumber, arrived.Trunk));
        var entry = turn.State.Plan.Entries.GetValueOrDefault(arrived.CalledNumber);
        if (entry is null)
            Refuse(turn, arrived, RefuseCause.UnknownNumber, TerminationReasons.UnknownNumber, null);
        else if (turn.State.Draining)
            Refuse(turn, arrived, RefuseCause.Unavailable, TerminationReasons.Draining, entry.Queue);
        else if (TurnsAway(turn.State, entry.Queue) && entry.Choices.Values.All(queue => TurnsAway(turn.State, queue)))
            Refuse(turn, arrived, RefuseCause.QueueFull, TerminationReasons.QueueFull, entry.Queue);
        else
            Admit(turn, arrived, entry);
    }

    public static void PromptFinished(Turn turn, Input.PromptFinished finished)
    {
        var call = turn.Call(finished.Leg.Interaction);
        if (call is not null && finished.Leg == call.CustomerLeg && AfterEntry(turn, call, finished.Prompt))
            return;
        if (call?.Entry is not { } entry || finished.Leg != call.CustomerLeg)
            turn.Ignore("nobody waits for this prompt");
        else if (call.Phase == CallPhase.Greeting && finished.Prompt == entry.Notice)
            GoOn(turn, call, entry);
        else if (call.Phase == CallPhase.Menu && finished.Prompt == entry.Menu)
            turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MenuSilence, call), turn.Now + entry.MenuTimeout));
        else
            turn.Ignore("nobody waits for this prompt");
    }

    public static void DigitPressed(Turn turn, Input.DigitPressed pressed)
    {
        var call = turn.Call(pressed.Leg.Interaction);
        if (call is { Phase: CallPhase.Waiting } && pressed.Leg == call.CustomerLeg)
            WaitKeys.Pressed(turn, call, pressed.Digit);
        else if (call is not { Phase: CallPhase.Menu, Entry: { } entry } || pressed.Leg != call.CustomerLeg)
            turn.Ignore("no menu listens");
        else if (entry.Choices.TryGetValue(pressed.Digit, out var queue))
            Choose(turn, call, pressed.Digit, queue);
        else if (call.Attempt < Limits.MenuRounds)
            AskMenu(turn, call, entry.Menu!);
        else
            Choose(turn, call, null, entry.Queue);
    }

    public static void Silence(Turn turn, Call call) => Choose(turn, call, null, call.Entry!.Queue);

    /// <summary>Prompts that are said after the entry flow: announcements, the word before a call-back, the question for a message.</summary>
    private static bool AfterEntry(Turn turn, Call call, string prompt)
    {
        var plan = turn.State.Plan.QueueOrDefault(call.Queue);
        if (call is { Phase: CallPhase.Waiting or CallPhase.Offered, Announcing: [var said, ..] } && said == prompt)
            Comfort.Finished(turn, call);
        else if (call.Phase == CallPhase.Callback && call.Has(call.CustomerLeg))
            Callbacks.LetGo(turn, call);
        else if (call is { Phase: CallPhase.Message, IsMessage: false } && prompt == plan.Message.Prompt)
            Messages.Record(turn, call);
        else
            return false;
        return true;
    }

    /// <summary>Whether a full queue has no other way than to refuse.</summary>
    private static bool TurnsAway(ExchangeState state, QueueId queue) =>
        Waiting.IsFull(state, queue) && (!state.Plan.Queues.TryGetValue(queue, out var plan) || (plan.IsOpen && plan.Exits.Full.Kind == ExitKind.End));

    private static void Refuse(Turn turn, Input.CallArrived arrived, RefuseCause cause, string reason, QueueId? queue)
    {
        turn.Ask(new Effect.RefuseCall(new LegId(arrived.Interaction, LegId.CustomerNumber), cause));
        turn.Tell(new Fact.CallEnded(turn.Now, arrived.Interaction, null, queue, new Termination(TerminationClass.Refused, reason, EndedBy.System)));
    }

    private static void Admit(Turn turn, Input.CallArrived arrived, EntryPoint entry)
    {
        var customer = new Leg(new LegId(arrived.Interaction, LegId.CustomerNumber), null, null, Answered: true);
        var call = new Call
        {
            Id = arrived.Interaction,
            Direction = CallDirection.Inbound,
            RemoteNumber = arrived.CallerNumber,
            LocalNumber = arrived.CalledNumber,
            Trunk = arrived.Trunk,
            Phase = CallPhase.Greeting,
            PhaseSince = turn.Now,
            Received = turn.Now,
            Entry = entry,
            Legs = [customer],
        };
        turn.Ask(new Effect.AcceptCall(customer.Id));
        if (entry.Notice is null)
            GoOn(turn, call, entry);
        else
            Greet(turn, call, entry.Notice);
    }

    private static void Greet(Turn turn, Call call, string notice)
    {
        turn.Put(call);
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, notice, Loop: false));
    }

    private static void GoOn(Turn turn, Call call, EntryPoint entry)
    {
        if (entry.Menu is null)
            Waiting.Enter(turn, call, entry.Queue);
        else
            AskMenu(turn, call with { PhaseSince = turn.Now }, entry.Menu);
    }

    /// <summary>Says the menu, again after a wrong key; the new round makes the old silence timer late.</summary>
    private static void AskMenu(Turn turn, Call call, string menu)
    {
        turn.Put(call with { Phase = CallPhase.Menu, Attempt = call.Attempt + 1 });
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, menu, Loop: false));
    }

    private static void Choose(Turn turn, Call call, char? digit, QueueId queue)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MenuSilence, call)));
        turn.Ask(new Effect.StopPrompt(call.CustomerLeg));
        turn.Tell(new Fact.MenuChosen(turn.Now, call.Id, digit, queue));
        Waiting.Enter(turn, call, queue);
    }
}
