using System.Collections.Immutable;
using Telephony.Distribution;
using Telephony.Ivr.Flows;
using Telephony.Tests.Site;

namespace Telephony.Tests.Ivr.Flows;

/// <summary>A flow with every kind of node, and a house that answers with it.</summary>
internal static class Flows
{
    public const string ReadBack = "zh-CN/read-back";

    public static IvrFlow Service { get; } = new("service", "block",
    [
        new FlowNode("block", FlowNodeKind.Block).To(FlowOutcomes.Next, "hours").To(FlowOutcomes.Blocked, "turned-away"),
        new FlowNode("turned-away", FlowNodeKind.HangUp).Saying("zh-CN/refused"),
        new FlowNode("hours", FlowNodeKind.Hours).To(FlowOutcomes.Open, "notice").To(FlowOutcomes.Closed, "closed").To(FlowOutcomes.Holiday, "holiday"),
        new FlowNode("closed", FlowNodeKind.Message) { Queue = "repair" },
        new FlowNode("holiday", FlowNodeKind.HangUp).Saying("zh-CN/holiday"),
        new FlowNode("notice", FlowNodeKind.Say).Saying("zh-CN/welcome", "zh-CN/notice").To(FlowOutcomes.Next, "menu"),
        new FlowNode("menu", FlowNodeKind.Menu).Saying("zh-CN/menu").To("1", "serial").To("2", "ask-ticket").To("3", "call-me").To("5", "who").To("9", "english").To(FlowOutcomes.Invalid, "repair"),
        new FlowNode("english", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "menu"),
        new FlowNode("serial", FlowNodeKind.Digits) { Number = FlowNumber.Serial, Least = 6, ReadBack = ReadBack }.Saying("zh-CN/key-serial").To(FlowOutcomes.Next, "find").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("ask-ticket", FlowNodeKind.Digits) { Number = FlowNumber.Ticket, Least = 10, Most = 10 }.Saying("zh-CN/key-ticket").To(FlowOutcomes.Next, "find").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("who", FlowNodeKind.Identify) { Number = FlowNumber.Caller }.To(FlowOutcomes.Found, "urgent").To(FlowOutcomes.Unknown, "serial").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("find", FlowNodeKind.Identify) { Number = FlowNumber.Any }.Saying("zh-CN/moment").To(FlowOutcomes.Ticket, "status").To(FlowOutcomes.Found, "urgent").To(FlowOutcomes.Unknown, "serial").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("status", FlowNodeKind.Status).Saying("zh-CN/your-ticket").To(FlowOutcomes.Next, "visit").To(FlowOutcomes.None, "repair"),
        new FlowNode("visit", FlowNodeKind.Visit).Saying("zh-CN/windows").To(FlowOutcomes.Booked, "bye").To(FlowOutcomes.Declined, "repair").To(FlowOutcomes.None, "repair").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("urgent", FlowNodeKind.Queue) { Queue = "repair", PriorityMinutes = 5 },
        new FlowNode("repair", FlowNodeKind.Queue) { Queue = "repair" },
        new FlowNode("call-me", FlowNodeKind.Callback) { Queue = "repair" }.To(FlowOutcomes.Refused, "repair"),
        new FlowNode("bye", FlowNodeKind.HangUp).Saying("zh-CN/goodbye"),
    ]);

    /// <summary>The way to every question within a few steps: random lives are short.</summary>
    public static IvrFlow Short { get; } = new("short", "block",
    [
        new FlowNode("block", FlowNodeKind.Block).To(FlowOutcomes.Next, "find").To(FlowOutcomes.Blocked, "bye"),
        new FlowNode("find", FlowNodeKind.Identify) { Number = FlowNumber.Caller }.To(FlowOutcomes.Ticket, "visit").To(FlowOutcomes.Found, "english").To(FlowOutcomes.Unknown, "serial").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("english", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "notice"),
        new FlowNode("notice", FlowNodeKind.Say).Saying("zh-CN/notice").To(FlowOutcomes.Next, "menu"),
        new FlowNode("visit", FlowNodeKind.Visit).To(FlowOutcomes.Booked, "bye").To(FlowOutcomes.Declined, "menu").To(FlowOutcomes.None, "leave-word").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("menu", FlowNodeKind.Menu).Saying("zh-CN/menu").To("1", "serial").To("2", "call-me").To("3", "leave-word").To(FlowOutcomes.Invalid, "repair"),
        new FlowNode("serial", FlowNodeKind.Digits) { Number = FlowNumber.Any, Most = 2, ReadBack = ReadBack }.Saying("zh-CN/key-serial").To(FlowOutcomes.Next, "find").To(FlowOutcomes.Failed, "repair"),
        new FlowNode("call-me", FlowNodeKind.Callback) { Queue = "install" }.To(FlowOutcomes.Refused, "repair"),
        new FlowNode("leave-word", FlowNodeKind.Message) { Queue = "repair" },
        new FlowNode("repair", FlowNodeKind.Queue) { Queue = "repair", PriorityMinutes = 2 },
        new FlowNode("bye", FlowNodeKind.HangUp).Saying("zh-CN/goodbye"),
    ]);

    public static EntryPoint Entry(IvrFlow flow, FlowHours hours = FlowHours.Open) =>
        House.Plan.Entries[House.Install] with { CalledNumber = House.Guided, Queue = House.Installs, Flow = flow, Hours = hours };

    public static FloorPlan Plan(IvrFlow flow, FlowHours hours = FlowHours.Open) =>
        House.Plan with { Entries = House.Plan.Entries.SetItem(House.Guided, Entry(flow, hours)) };

    public static ImmutableArray<FlowFault> Faults(IvrFlow flow) => FlowCheck.Faults(flow, queue => queue is "repair" or "install", _ => true);
}
