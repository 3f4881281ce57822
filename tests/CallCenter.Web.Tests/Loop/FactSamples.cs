using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Loop;

/// <summary>One fact of each kind, with numbers that must not leave the house.</summary>
internal static class FactSamples
{
    public const string PrivateNumber = "13912345678";
    public static readonly InteractionId Call = new(new Guid("019aa000-0000-7000-8000-00000000f001"));
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly AgentId s_lin = new("agent1");
    private static readonly AgentId s_chen = new("agent2");
    private static readonly AgentId s_boss = new("supervisor1");
    private static readonly QueueId s_repair = new("repair");
    private static readonly LegId s_leg = new(Call, 3);
    private static readonly TransferTarget s_number = new TransferTarget.ToNumber(PrivateNumber, "4008001000", "trunk");

    public static IReadOnlyList<Fact> All { get; } =
    [
        new Fact.CallReceived(s_at, Call, PrivateNumber, "4008001000", "trunk"),
        new Fact.CallDialled(s_at, Call, s_lin, PrivateNumber, "4008001000", "trunk", "callback", null),
        new Fact.CallQueued(s_at, Call, s_repair),
        new Fact.CallOffered(s_at, Call, s_lin, s_repair, AgentDevice.Browser, s_leg, 1),
        new Fact.OfferEnded(s_at, Call, s_lin, "declined"),
        new Fact.CallAnswered(s_at, Call, s_lin, s_leg),
        new Fact.CallHeld(s_at, Call, s_lin),
        new Fact.CallResumed(s_at, Call, s_lin),
        new Fact.CallTransferred(s_at, Call, s_lin, s_number, TransferKind.Blind, s_leg),
        new Fact.TransferFailed(s_at, Call, s_lin, "busy"),
        new Fact.OutsideAnswered(s_at, Call, s_leg, PrivateNumber),
        new Fact.ConsultStarted(s_at, Call, s_lin, s_number, null, s_leg),
        new Fact.ConsultAnswered(s_at, Call, s_lin, s_chen, s_leg),
        new Fact.ConsultEnded(s_at, Call, s_lin, null, s_leg, ConsultEndings.Cancelled),
        new Fact.ConferenceStarted(s_at, Call, s_lin, s_chen, s_leg),
        new Fact.MonitorStarted(s_at, Call, s_boss, MonitorMode.Listen, s_leg),
        new Fact.MonitorChanged(s_at, Call, s_boss, MonitorMode.Whisper, s_leg),
        new Fact.MonitorEnded(s_at, Call, s_boss, MonitorMode.Whisper, s_leg, MonitorEndings.Stopped),
        new Fact.CallTakenOver(s_at, Call, s_lin, s_boss, s_leg),
        new Fact.RecordingPaused(s_at, Call, s_lin),
        new Fact.RecordingResumed(s_at, Call, s_lin),
        new Fact.RecordingStarted(s_at, Call),
        new Fact.RecordingLost(s_at, Call, RecordingLosses.Disk),
        new Fact.RecordingRegained(s_at, Call),
        new Fact.CallEnded(s_at, Call, s_lin, s_repair, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer)),
        new Fact.WrapUpEnded(s_at, Call, s_lin, true),
        new Fact.MenuChosen(s_at, Call, '1', s_repair),
        new Fact.FlowStep(s_at, Call, "service", "menu", "1"),
        new Fact.LanguageChanged(s_at, Call, Telephony.Ivr.Flows.FlowLanguage.English, s_lin),
        new Fact.CallMoved(s_at, Call, s_repair, new QueueId("install"), Telephony.Distribution.Plans.ExitCause.Full, "system"),
        new Fact.PlaceResumed(s_at, Call, new(new Guid("019aa000-0000-7000-8000-00000000f002")), s_at),
        new Fact.PriorityChanged(s_at, Call, 5, "supervisor1"),
        new Fact.CallbackRequested(s_at, Call, s_repair, "caller"),
        new Fact.CallbackDialled(s_at, Call, s_lin, 1),
        new Fact.CallbackMissed(s_at, Call, s_lin, "busy", s_at),
        new Fact.MessageLeft(s_at, Call, s_repair),
        new Fact.StatusAsked(s_at, Call),
        new Fact.WrapUpExtended(s_at, Call, s_lin, s_at),
        new Fact.NotReadyExceeded(s_at, s_lin, "meal", TimeSpan.FromMinutes(30)),
        new Fact.HandRaised(s_at, s_lin, "question", Call),
        new Fact.CallParked(s_at, Call, s_lin),
        new Fact.CallUnparked(s_at, Call, s_chen, ParkingEndings.PickedUp),
        new Fact.HandLowered(s_at, s_lin, "supervisor1"),
        new Fact.PresenceChanged(s_at, s_lin, Presence.Ready, Presence.Busy, null, Call, "agent1"),
    ];
}
