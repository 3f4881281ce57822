using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace Telephony.Ivr;

/// <summary>From the INVITE into the flow of the called number.</summary>
internal static class EntryFlow
{
    public static void Arrived(Turn turn, Input.CallArrived arrived)
    {
        if (turn.Call(arrived.Interaction) is not null)
        {
            turn.Ignore("the call is here already");
            return;
        }

        var entry = turn.State.Plan.Entries.GetValueOrDefault(arrived.CalledNumber);
        var language = KeptPlaces.LanguageOf(turn.State, arrived.CallerNumber, turn.Now) ?? entry?.Language ?? FlowLanguage.Chinese;
        turn.Tell(new Fact.CallReceived(turn.Now, arrived.Interaction, arrived.CallerNumber, arrived.CalledNumber, arrived.Trunk) { Language = language });
        if (entry is null)
            Refuse(turn, arrived, RefuseCause.UnknownNumber, TerminationReasons.UnknownNumber, null);
        else if (arrived.Blocked is { } blocked)
            Refuse(turn, arrived, blocked, TerminationReasons.Blocked, entry.Queue);
        else if (turn.State.Draining)
            Refuse(turn, arrived, RefuseCause.Unavailable, TerminationReasons.Draining, entry.Queue);
        else if (entry.Flow is null && TurnsAway(turn.State, entry.Queue) && entry.Choices.Values.All(queue => TurnsAway(turn.State, queue)))
            Refuse(turn, arrived, RefuseCause.QueueFull, TerminationReasons.QueueFull, entry.Queue);
        else
            Admit(turn, arrived, entry, language);
    }

    public static void PromptFinished(Turn turn, Input.PromptFinished finished)
    {
        var call = turn.Call(finished.Leg.Interaction);
        if (call is null || finished.Leg != call.CustomerLeg)
            turn.Ignore("nobody waits for this prompt");
        else if (!AfterEntry(turn, call, finished.Prompt))
            FlowRunner.Finished(turn, call, finished.Prompt);
    }

    public static void DigitPressed(Turn turn, Input.DigitPressed pressed)
    {
        var call = turn.Call(pressed.Leg.Interaction);
        if (call is { Phase: CallPhase.Waiting } && pressed.Leg == call.CustomerLeg)
            WaitKeys.Pressed(turn, call, pressed.Digit);
        else if (call is null || pressed.Leg != call.CustomerLeg)
            turn.Ignore("no menu listens");
        else
            FlowKeys.Pressed(turn, call, pressed.Digit);
    }

    /// <summary>Prompts that are said after the entry flow: announcements, the word before a call-back, the question for a message.</summary>
    private static bool AfterEntry(Turn turn, Call call, string prompt)
    {
        var plan = turn.State.Plan.QueueOrDefault(call.Queue);
        if (call is { Phase: CallPhase.Waiting or CallPhase.Offered, Announcing: [var said, ..] } && said == prompt)
            Comfort.Finished(turn, call);
        else if (call.Phase == CallPhase.Callback && call.Has(call.CustomerLeg))
            Callbacks.LetGo(turn, call);
        else if (call is { Phase: CallPhase.Message, IsMessage: false } && prompt == Prompts.In(call.Language, plan.Message.Prompt))
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

    private static void Admit(Turn turn, Input.CallArrived arrived, EntryPoint entry, FlowLanguage language)
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
            Language = language,
            Legs = [customer],
        };
        turn.Ask(new Effect.AcceptCall(customer.Id));
        FlowRunner.Begin(turn, call, entry.Flow ?? TrivialFlow.Of(entry));
    }
}
