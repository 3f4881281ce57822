using System.Collections.Immutable;
using Persistence.Floor;
using Telephony.Ivr.Flows;

namespace Persistence.Demo;

/// <summary>The flow of the demo's service number: everything that a flow can do, on a number of its own.</summary>
internal static class DemoFlow
{
    public const string Number = "4008001009";
    private const string Id = "service";
    private const string Repair = "repair";

    /// <summary>The flow itself.</summary>
    public static IvrFlow Service { get; } = new(Id, "block",
    [
        new FlowNode("block", FlowNodeKind.Block).To(FlowOutcomes.Next, "hours").To(FlowOutcomes.Blocked, "refused"),
        new FlowNode("refused", FlowNodeKind.HangUp).Saying("zh-CN/flow-refused"),
        new FlowNode("hours", FlowNodeKind.Hours).To(FlowOutcomes.Open, "notice").To(FlowOutcomes.Closed, "closed"),
        new FlowNode("closed", FlowNodeKind.Say).Saying("zh-CN/flow-closed").To(FlowOutcomes.Next, "notice"),
        new FlowNode("notice", FlowNodeKind.Say).Saying("zh-CN/welcome-notice").To(FlowOutcomes.Next, "menu"),
        new FlowNode("menu", FlowNodeKind.Menu).Saying("zh-CN/flow-menu").To("1", "serial").To("2", "ticket").To("3", "call-me").To("4", "message").To("9", "english").To("*", "menu").To(FlowOutcomes.Invalid, Repair),
        new FlowNode("english", FlowNodeKind.Language) { Language = FlowLanguage.English }.To(FlowOutcomes.Next, "menu"),
        Digits("serial", FlowNumber.Serial, 6, 20).Saying("zh-CN/flow-key-serial").To(FlowOutcomes.Next, "find"),
        Digits("ticket", FlowNumber.Ticket, 10, 14).Saying("zh-CN/flow-key-ticket").To(FlowOutcomes.Next, "find"),
        new FlowNode("find", FlowNodeKind.Identify) { Number = FlowNumber.Any }.Saying("zh-CN/flow-moment")
            .To(FlowOutcomes.Ticket, "status").To(FlowOutcomes.Found, "known").To(FlowOutcomes.Unknown, "not-found").To(FlowOutcomes.Failed, Repair),
        new FlowNode("not-found", FlowNodeKind.Say).Saying("zh-CN/flow-not-found").To(FlowOutcomes.Next, Repair),
        new FlowNode("status", FlowNodeKind.Status).Saying("zh-CN/flow-your-ticket").To(FlowOutcomes.Next, "visit").To(FlowOutcomes.None, Repair),
        new FlowNode("visit", FlowNodeKind.Visit).Saying("zh-CN/flow-windows").To(FlowOutcomes.Booked, "bye").To(FlowOutcomes.Declined, "known").To(FlowOutcomes.None, "known").To(FlowOutcomes.Failed, "known"),
        new FlowNode("known", FlowNodeKind.Queue) { Queue = Repair, PriorityMinutes = 1 },
        new FlowNode(Repair, FlowNodeKind.Queue) { Queue = Repair },
        new FlowNode("call-me", FlowNodeKind.Callback) { Queue = Repair }.To(FlowOutcomes.Refused, Repair),
        new FlowNode("message", FlowNodeKind.Message) { Queue = Repair },
        new FlowNode("bye", FlowNodeKind.HangUp).Saying("zh-CN/goodbye"),
    ]);

    public static FlowRow Row(DateTimeOffset now) => new()
    {
        Id = Id, NameZh = "自助服务", NameEn = "Self-service", Draft = FlowJson.Write(Service), Published = FlowJson.Write(Service), Edition = 1, PublishedAt = now, PublishedBy = "demo", Version = 1,
    };

    public static EntryPointRow Entry => new() { CalledNumber = Number, NameZh = "自助服务热线", NameEn = "Self-service line", QueueId = Repair, FlowId = Id };

    private static FlowNode Digits(string id, FlowNumber number, int least, int most) =>
        new FlowNode(id, FlowNodeKind.Digits) { Number = number, Least = least, Most = most, ReadBack = "zh-CN/flow-read-back" }.To(FlowOutcomes.Failed, Repair);
}
