using System.Globalization;
using System.Text;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;

namespace Telephony.Tests.Exchange;

/// <summary>Feeds each input to each state that a call and its agent can be in, and writes down what comes of it.</summary>
internal static class TransitionTable
{
    /// <summary>Not fed after the end: an id is never minted twice.</summary>
    private const string Again = "CallArrived again";

    public static string Print()
    {
        var text = new StringBuilder("What each input does in each state of a call and of Ann, her agent. Reviewed by hand; the test compares it.\n");
        foreach (var (name, build) in States)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n== {name}\n");
            foreach (var (label, make) in Inputs.Where(input => name != "wrapping up" || input.Label != Again))
                text.Append(CultureInfo.InvariantCulture, $"{label,-28} {Row(build, make)}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, Func<TestSite, InteractionId> Build)> States =>
    [
        ("greeting", site => { site.Ready(House.Ann); return site.Arrive(House.Hotline); }),
        ("menu", site => { site.Ready(House.Ann); var id = site.Arrive(House.Hotline); site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Notice)); return id; }),
        ("waiting, Ann not ready", site => { site.SignIn(House.Ann); return site.Arrive(); }),
        ("offered at the browser", site => { site.Ready(House.Ann); return site.Arrive(); }),
        ("offered at the phone", site => { site.Ready(House.Ann, AgentDevice.Phone); return site.Arrive(); }),
        ("talking", site => site.Talk(House.Ann)),
        ("held", site => { var id = site.Talk(House.Ann); site.Send(new Input.Hold(House.Ann, id)); return id; }),
        ("consulting Bob, ringing", site => Consult(site, House.ToBob)),
        ("consulting Bob, talking", site => { var id = Consult(site, House.ToBob); site.Send(new Input.Answer(House.Bob, id)); return id; }),
        ("consulting Bob, with the customer", site => { var id = Consult(site, House.ToBob); site.Send(new Input.Answer(House.Bob, id)); site.Send(new Input.ToggleConsult(House.Ann, id)); return id; }),
        ("consulting outside, talking", site => { var id = Consult(site, House.Outside); site.Send(new Input.LegAnswered(new LegId(id, 3))); return id; }),
        ("conference with Bob", site => { var id = Consult(site, House.ToBob); site.Send(new Input.Answer(House.Bob, id)); site.Send(new Input.Conference(House.Ann, id)); return id; }),
        ("parked by Ann", site => { var id = site.Talk(House.Ann); site.Send(new Input.Park(House.Ann, id)); return id; }),
        ("transferring to Bob", site => Transfer(site, House.ToBob)),
        ("transferring outside", site => Transfer(site, House.Outside)),
        ("transferred out", site => { var id = Transfer(site, House.Outside); site.Send(new Input.LegAnswered(new LegId(id, 3))); return id; }),
        ("monitored by Sue's whisper", site => Monitored(site, AgentDevice.Browser)),
        ("Sue's phone rings to whisper", site => Monitored(site, AgentDevice.Phone)),
        ("wrapping up", site => { var id = site.Talk(House.Ann); site.CustomerLeaves(id); return id; }),
        ("dialling by browser", site => { site.Ready(House.Ann); return Dial(site); }),
        ("dialling by phone", site => { site.Ready(House.Ann, AgentDevice.Phone); return Dial(site); }),
    ];

    private static IEnumerable<(string Label, Func<InteractionId, TestSite, Input> Make)> Inputs =>
    [
        (Again, (id, _) => new Input.CallArrived(id, "13800138000", House.Straight, "trunk")),
        ("CallerIdentified", (id, _) => new Input.CallerIdentified(id, "customer", 5)),
        ("PromptFinished notice", (id, _) => new Input.PromptFinished(TestSite.Customer(id), House.Notice)),
        ("PromptFinished menu", (id, _) => new Input.PromptFinished(TestSite.Customer(id), House.Menu)),
        ("DigitPressed 2", (id, _) => new Input.DigitPressed(TestSite.Customer(id), '2')),
        ("LegRinging customer", (id, _) => new Input.LegRinging(TestSite.Customer(id))),
        ("LegAnswered customer", (id, _) => new Input.LegAnswered(TestSite.Customer(id))),
        ("LegAnswered agent", (id, _) => new Input.LegAnswered(new LegId(id, 2))),
        ("LegEnded customer HungUp", (id, _) => new Input.LegEnded(TestSite.Customer(id), LegEnding.HungUp)),
        ("LegEnded customer MediaLost", (id, _) => new Input.LegEnded(TestSite.Customer(id), LegEnding.MediaLost)),
        ("LegEnded agent HungUp", (id, _) => new Input.LegEnded(new LegId(id, 2), LegEnding.HungUp)),
        ("LegEnded agent MediaLost", (id, _) => new Input.LegEnded(new LegId(id, 2), LegEnding.MediaLost)),
        ("Answer", (id, _) => new Input.Answer(House.Ann, id)),
        ("Reject", (id, _) => new Input.Reject(House.Ann, id)),
        ("HangUp", (id, _) => new Input.HangUp(House.Ann, id, "ann")),
        ("Hold", (id, _) => new Input.Hold(House.Ann, id)),
        ("Resume", (id, _) => new Input.Resume(House.Ann, id)),
        ("LegAnswered third", (id, _) => new Input.LegAnswered(new LegId(id, 3))),
        ("LegEnded third HungUp", (id, _) => new Input.LegEnded(new LegId(id, 3), LegEnding.HungUp)),
        ("LegEnded third MediaLost", (id, _) => new Input.LegEnded(new LegId(id, 3), LegEnding.MediaLost)),
        ("Answer by Bob", (id, _) => new Input.Answer(House.Bob, id)),
        ("Reject by Bob", (id, _) => new Input.Reject(House.Bob, id)),
        ("HangUp by Bob", (id, _) => new Input.HangUp(House.Bob, id, "bob")),
        ("HangUp by a supervisor", (id, _) => new Input.HangUp(House.Ann, id, "supervisor1")),
        ("BlindTransfer to Cai", (id, site) => { site.Ready(House.Cai); return new Input.BlindTransfer(House.Ann, id, House.ToCai, "ann"); }),
        ("BlindTransfer to install", (id, _) => new Input.BlindTransfer(House.Ann, id, House.ToInstalls, "ann")),
        ("BlindTransfer outside", (id, _) => new Input.BlindTransfer(House.Ann, id, House.Outside, "ann")),
        ("Consult Cai", (id, site) => { site.Ready(House.Cai); return new Input.Consult(House.Ann, id, House.ToCai); }),
        ("CompleteTransfer", (id, _) => new Input.CompleteTransfer(House.Ann, id)),
        ("CancelConsult", (id, _) => new Input.CancelConsult(House.Ann, id)),
        ("ToggleConsult", (id, _) => new Input.ToggleConsult(House.Ann, id)),
        ("Conference", (id, _) => new Input.Conference(House.Ann, id)),
        ("Park", (id, _) => new Input.Park(House.Ann, id)),
        ("PickUpParked by Ann", (id, _) => new Input.PickUpParked(House.Ann, id)),
        ("PickUpParked by Bob", (id, site) => { site.Ready(House.Bob); return new Input.PickUpParked(House.Bob, id); }),
        ("Monitor Listen", (id, site) => Monitor(site, id, MonitorMode.Listen)),
        ("Monitor Barge", (id, site) => Monitor(site, id, MonitorMode.Barge)),
        ("Monitor TakeOver", (id, site) => Monitor(site, id, MonitorMode.TakeOver)),
        ("StopMonitoring", (id, _) => new Input.StopMonitoring(House.Sue, id)),
        ("ChooseLanguage", (id, _) => new Input.ChooseLanguage(House.Ann, id, FlowLanguage.English)),
        ("PauseRecording", (id, _) => new Input.PauseRecording(House.Ann, id)),
        ("ResumeRecording", (id, _) => new Input.ResumeRecording(House.Ann, id)),
        ("RecordingLost", (id, _) => new Input.RecordingLost(id, RecordingLosses.Disk)),
        ("RecordingRegained", (id, _) => new Input.RecordingRegained(id)),
        ("RecordingRegained after loss", (id, site) => { site.Send(new Input.RecordingLost(id, RecordingLosses.Disk)); return new Input.RecordingRegained(id); }),
        ("FinishWrapUp", (_, _) => new Input.FinishWrapUp(House.Ann)),
        ("Dial another", (_, site) => new Input.Dial(House.Ann, site.NewId(), "13900139000", "4008001000", "trunk", "callback", null)),
        ("SetPresence Ready", (_, _) => new Input.SetPresence(House.Ann, Presence.Ready, null, null, "ann")),
        ("SetPresence NotReady meal", (_, _) => new Input.SetPresence(House.Ann, Presence.NotReady, "meal", null, "ann")),
        ("SetPresence SignedOut", (_, _) => new Input.SetPresence(House.Ann, Presence.SignedOut, null, null, "ann")),
        ("DeviceChanged Bob lost", (_, _) => new Input.DeviceChanged(House.Bob, AgentDevice.Browser, false)),
        ("DeviceChanged Sue lost", (_, site) => new Input.DeviceChanged(House.Sue, site.Agent(House.Sue).Device, false)),
        ("DeviceChanged lost", (_, site) => new Input.DeviceChanged(House.Ann, site.Agent(House.Ann).Device, false)),
        ("TimerFired WaitedTooLong", (id, _) => new Input.TimerFired(new TimerKey(TimerKind.WaitedTooLong, id.ToString(), 1))),
        ("TimerFired of the call", (id, site) => new Input.TimerFired(OwnTimer(id, site))),
        ("TimerFired of Ann", (_, site) => new Input.TimerFired(new TimerKey(TimerKind.WrapUpOver, House.Ann.Value, site.Agent(House.Ann).Attempt))),
        ("Configure without Ann", (_, _) => new Input.Configure(House.Plan.Without(House.Ann))),
        ("DayBegan", (_, _) => new Input.DayBegan()),
        ("Drain", (_, _) => new Input.Drain()),
        ("EndAll", (_, _) => new Input.EndAll()),
    ];

    private static string Row(Func<TestSite, InteractionId> build, Func<InteractionId, TestSite, Input> make)
    {
        var site = new TestSite();
        var id = build(site);
        site.PassSeconds(3);
        site.Send(make(id, site));
        return site.Last.Any(effect => effect is Effect.Ignore or Effect.Refuse)
            ? string.Join(' ', site.Last.Select(Name))
            : string.Create(CultureInfo.InvariantCulture, $"-> {PhaseOf(site.State, id)} / {PresenceOf(site.State)}: {string.Join(' ', site.Last.Select(Name))}").TrimEnd(':', ' ');
    }

    private static string PhaseOf(ExchangeState state, InteractionId id) => state.Calls.GetValueOrDefault(id) switch
    {
        null => "over",
        { Consult: { } consult } call => $"{call.Phase}+{consult.Phase}{Monitors(call)}",
        { } call => call.Phase + Monitors(call),
    };

    private static string Monitors(Call call) => string.Concat(call.Monitors.Select(monitor => $"+{monitor.Mode}"));

    private static string PresenceOf(ExchangeState state) => state.Agents.GetValueOrDefault(House.Ann) switch
    {
        null => "gone",
        { Reason: { } reason } => reason,
        { AfterCall: { } after } agent => $"{agent.Presence} then {after}",
        { } agent => agent.Presence.ToString(),
    };

    private static string Name(Effect effect) => effect switch
    {
        Effect.Record { Fact: Fact.PresenceChanged changed } => $"[{Reason(changed).TrimStart()}]",
        Effect.Record record => $"[{record.Fact.GetType().Name}{Reason(record.Fact)}]",
        Effect.Ignore => "ignored",
        Effect.Refuse refuse => $"refused: {refuse.Reason.Rule}",
        Effect.StartTimer start => $"+{start.Timer.Kind}",
        Effect.CancelTimer cancel => $"-{cancel.Timer.Kind}",
        Effect.WithdrawOffer withdraw => $"WithdrawOffer{withdraw.Leg.Number}",
        Effect.OfferCall offer => $"OfferCall{offer.Leg.Number}",
        Effect.DialOut dial => $"DialOut{dial.Leg.Number}",
        Effect.UseBrowser use => $"UseBrowser{use.Leg.Number}",
        Effect.DisconnectLeg disconnect => $"DisconnectLeg{disconnect.Leg.Number}",
        Effect.PlayPrompt play => $"Play{play.Leg.Number} {play.Prompt}",
        Effect.StopPrompt stop => $"StopPrompt{stop.Leg.Number}",
        Effect.Hear hear => $"Hear{hear.Listener.Number}:{string.Join('+', hear.Speakers.Select(speaker => speaker.Number))}",
        Effect.ReleaseLeg release => $"ReleaseLeg{release.Leg.Number}",
        Effect.ConnectLegs connect => $"ConnectLegs{connect.First.Number}+{connect.Second.Number}",
        _ => effect.GetType().Name,
    };

    private static string Reason(Fact fact) => fact switch
    {
        Fact.CallEnded ended => $" {ended.Termination.Class} {ended.Termination.Reason} by {ended.Termination.By}",
        Fact.OfferEnded offer => $" {offer.Reason}",
        Fact.ConsultEnded consult => $" {consult.Reason}",
        Fact.TransferFailed transfer => $" {transfer.Reason}",
        Fact.MonitorEnded monitor => $" {monitor.Reason}",
        Fact.PresenceChanged changed => $" {changed.Agent} {changed.To}{(changed.Reason is null ? string.Empty : " " + changed.Reason)}",
        _ => string.Empty,
    };

    private static TimerKey OwnTimer(InteractionId id, TestSite site)
    {
        var call = site.State.Calls.GetValueOrDefault(id);
        var kind = call?.Phase switch
        {
            CallPhase.Menu => TimerKind.MenuSilence,
            CallPhase.Parked => TimerKind.ParkOver,
            CallPhase.Dialling => TimerKind.DialTimeout,
            CallPhase.Transferring when call.Agent is null => TimerKind.DialTimeout,
            _ => TimerKind.RingTimeout,
        };
        return new TimerKey(kind, id.ToString(), call?.Attempt ?? 0);
    }

    /// <summary>Bob is free for it, and his leg is the third.</summary>
    private static InteractionId Consult(TestSite site, TransferTarget target)
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, target));
        return id;
    }

    private static InteractionId Transfer(TestSite site, TransferTarget target)
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.BlindTransfer(House.Ann, id, target, "ann"));
        return id;
    }

    private static Input.Monitor Monitor(TestSite site, InteractionId id, MonitorMode mode)
    {
        if (!site.Agent(House.Sue).DeviceAvailable)
            site.Send(new Input.DeviceChanged(House.Sue, AgentDevice.Browser, true));
        return new Input.Monitor(House.Sue, id, mode);
    }

    private static InteractionId Monitored(TestSite site, AgentDevice device)
    {
        var id = site.Talk(House.Ann);
        site.SignIn(House.Sue, device);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Whisper));
        return id;
    }

    private static InteractionId Dial(TestSite site)
    {
        var id = site.NewId();
        site.Send(new Input.Dial(House.Ann, id, "13900139000", "4008001000", "trunk", "callback", null));
        return id;
    }
}
