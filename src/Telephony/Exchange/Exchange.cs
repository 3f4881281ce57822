using System.Collections.Immutable;
using System.Diagnostics;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>The root of the live core: one pure function that every call, agent and timer goes through.</summary>
public static class Exchange
{
    /// <summary>Decides what an input means now. A freed agent is offered the next caller in the same step.</summary>
    /// <param name="state">The truth before.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">The exchange's clock, UTC.</param>
    /// <returns>The truth after, and what the outside must do, in order. An input that does not fit changes nothing and yields <see cref="Effect.Ignore"/> or <see cref="Effect.Refuse"/>.</returns>
    public static (ExchangeState Next, ImmutableArray<Effect> Effects) Step(ExchangeState state, Input input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);

        var turn = new Turn(state, now);
        Take(turn, input);
        if (turn.MatchingIsDue)
            Floor.Match(turn);
        return turn.Result();
    }

    private static void Take(Turn turn, Input input)
    {
        switch (input)
        {
            case Input.CallArrived arrived: EntryFlow.Arrived(turn, arrived); break;
            case Input.PromptFinished finished: EntryFlow.PromptFinished(turn, finished); break;
            case Input.DigitPressed pressed: EntryFlow.DigitPressed(turn, pressed); break;
            case Input.CallerIdentified identified: Waiting.Identified(turn, identified); break;
            case Input.LookUpDone done: FlowQuestions.LookedUp(turn, done); break;
            case Input.VisitsOffered offered: FlowQuestions.Offered(turn, offered); break;
            case Input.VisitBooked booked: FlowQuestions.Booked(turn, booked); break;

            case Input.LegRinging ringing: Legs.Ringing(turn, ringing); break;
            case Input.LegAnswered answered: Legs.Answered(turn, answered); break;
            case Input.LegEnded ended: Legs.Ended(turn, ended); break;

            case Input.Answer answer: Offering.Answer(turn, answer); break;
            case Input.Reject reject: Offering.Reject(turn, reject); break;
            case Input.HangUp hangUp: Talking.HangUp(turn, hangUp); break;
            case Input.Hold hold: Talking.Hold(turn, hold); break;
            case Input.Resume resume: Talking.Resume(turn, resume); break;
            case Input.BlindTransfer transfer: Transfers.Blind(turn, transfer); break;
            case Input.Consult consult: Consults.Start(turn, consult); break;
            case Input.CompleteTransfer complete: Completions.Complete(turn, complete); break;
            case Input.CancelConsult cancel: Consults.Cancel(turn, cancel); break;
            case Input.ToggleConsult toggle: Consults.Toggle(turn, toggle); break;
            case Input.Conference conference: Consults.Conference(turn, conference); break;
            case Input.Park park: Parking.Park(turn, park); break;
            case Input.PickUpParked pickUp: Parking.PickUp(turn, pickUp); break;
            case Input.Monitor monitor: Monitors.Monitor(turn, monitor); break;
            case Input.StopMonitoring stop: Monitors.Stop(turn, stop); break;
            case Input.ChooseLanguage choose: Languages.Choose(turn, choose); break;
            case Input.PauseRecording pause: Recordings.Pause(turn, pause); break;
            case Input.ResumeRecording resume: Recordings.Resume(turn, resume); break;
            case Input.RecordingLost lost: Recordings.Lost(turn, lost); break;
            case Input.RecordingRegained regained: Recordings.Regained(turn, regained); break;
            case Input.Dial dial: Dialling.Dial(turn, dial); break;

            case Input.StatusFound found: StatusTalk.Found(turn, found); break;

            case Input.SetPresence set: Presences.Set(turn, set); break;
            case Input.DeviceChanged changed: Devices.Changed(turn, changed); break;
            case Input.DesktopChanged changed: Desktops.Changed(turn, changed); break;
            case Input.FinishWrapUp finish: WrapUps.Finish(turn, finish); break;
            case Input.ExtendWrapUp extend: WrapUps.Extend(turn, extend); break;
            case Input.AskForWrapUp ask: WrapUps.AskFor(turn, ask); break;
            case Input.ContactCompleted completed: WrapUps.Completed(turn, completed); break;
            case Input.RaiseHand raise: Hands.Raise(turn, raise); break;
            case Input.LowerHand lower: Hands.Lower(turn, lower); break;

            case Input.MoveWaiting move: QueueSurgery.Move(turn, move); break;
            case Input.PickUpWaiting pickUp: QueueSurgery.PickUp(turn, pickUp); break;
            case Input.Reprioritise change: QueueSurgery.Reprioritise(turn, change); break;
            case Input.SendToCallback send: QueueSurgery.SendToCallback(turn, send); break;

            case Input.TimerFired fired: Timers.Fired(turn, fired.Timer); break;
            case Input.Configure configure: Operation.Configure(turn, configure); break;
            case Input.DayBegan: Days.Begin(turn); break;
            case Input.Drain: Operation.Drain(turn); break;
            case Input.EndAll: Operation.EndAll(turn); break;
            default: throw new UnreachableException(input.GetType().Name);
        }
    }
}
