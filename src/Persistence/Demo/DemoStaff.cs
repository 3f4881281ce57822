using System.Globalization;
using Crm.Domain.Administration;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Floor;
using Persistence.Users;

namespace Persistence.Demo;

/// <summary>The people of the demo (contract §6), their queues and the numbers that lead there.</summary>
internal static class DemoStaff
{
    private static readonly string[] AgentNames =
    [
        "林晓雯", "陈静", "王磊", "刘洋", "张敏", "李娜", "赵强", "孙丽", "周涛", "吴燕", "郑浩", "冯雪", "褚明", "卫红", "蒋杰", "沈洁", "韩冰", "杨帆", "朱琳", "秦川",
    ];

    // Demo passwords are public, so their hashes need no strength; a sign-in raises them to the product's work factor.
    private static readonly PasswordHasher<AppUser> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    public static IEnumerable<QueueRow> Queues =>
    [
        .. FirstQueues.Select(DemoFloor.WaysOf), .. DemoFloor.Queues,
    ];

    private static IEnumerable<QueueRow> FirstQueues =>
    [
        new() { Id = "repair", NameZh = "维修", NameEn = "Repair", ServiceLevelSeconds = 20, WrapUpSeconds = 30, RingSeconds = 20, Position = 0 },
        new() { Id = "install", NameZh = "安装", NameEn = "Installation", ServiceLevelSeconds = 30, WrapUpSeconds = 30, RingSeconds = 20, Position = 1 },
        new() { Id = "complaint", NameZh = "投诉", NameEn = "Complaints", ServiceLevelSeconds = 15, WrapUpSeconds = 60, RingSeconds = 20, Position = 2 },
    ];

    public static IEnumerable<EntryPointRow> EntryPoints =>
    [
        new() { CalledNumber = "4008001000", NameZh = "客服热线", NameEn = "Hotline", Notice = "zh-CN/welcome-notice", Menu = "zh-CN/menu", Choices = "0=repair,1=repair,2=install,3=complaint", QueueId = "repair" },
        new() { CalledNumber = "4008001001", NameZh = "维修专线", NameEn = "Repair line", QueueId = "repair" },
        new() { CalledNumber = "4008001002", NameZh = "安装专线", NameEn = "Installation line", QueueId = "install" },
        new() { CalledNumber = "4008001003", NameZh = "投诉专线", NameEn = "Complaint line", QueueId = "complaint" },
    ];

    /// <summary>agent1 and agent2 serve every queue, so that a first look needs one sign-in only.</summary>
    public static IEnumerable<QueueMemberRow> Members =>
        (from n in Enumerable.Range(1, AgentNames.Length)
         from queue in QueuesOf(n)
         select new QueueMemberRow { QueueId = queue, AgentId = AgentId(n) }).Concat(DemoFloor.Members);

    public static IEnumerable<CodeRow> Codes =>
    [
        .. Table("disposition",
            ("ticket-created", "已建单", "Ticket created"), ("phone-solved", "电话解决", "Solved by phone"), ("resolved", "已解答", "Resolved"), ("follow-up", "需跟进", "Needs follow-up"),
            ("transferred", "已转接", "Transferred"), ("wrong-number", "打错", "Wrong number"), ("silent", "无声", "Silent"), ("nuisance", "骚扰", "Nuisance")),
        .. Table("notReady",
            ("break", "小休", "Break"), ("meal", "用餐", "Meal"), ("training", "培训", "Training"), ("meeting", "会议", "Meeting"), ("desk-work", "后台处理", "Desk work")),
        .. Table("waitReason", ("parts", "等配件", "Waiting for parts"), ("customer", "等客户", "Waiting for the customer"), ("third-party", "等第三方", "Waiting for a third party")),
        .. Table("cancelReason",
            ("solved", "已自行解决", "Solved meanwhile"), ("duplicate", "重复报修", "Reported twice"), ("customer-wish", "客户取消", "Cancelled by the customer"), ("not-ours", "非本公司产品", "Not our product")),
        .. Table("source", ("phone", "电话", "Phone"), ("web", "网站", "Web"), ("dealer", "经销商", "Dealer"), ("callback", "回访", "Call-back")),
    ];

    /// <summary>What the call-back form asks when nobody has written another.</summary>
    public static QuestionSetRow CallbackQuestions(DateTimeOffset now) => new()
    {
        Id = new Guid("01932d3a-0000-7000-8000-000000000001"),
        Kind = QuestionSetKind.Callback,
        Edition = 1,
        NameZh = "72小时回访",
        NameEn = "72-hour call-back",
        State = QuestionSetState.Active,
        UpdatedAt = now,
        UpdatedBy = "system",
        Version = 1,
        Questions = StoreJson.Write(System.Collections.Immutable.ImmutableArray.Create(
            new Question("works", QuestionKind.YesNo, "机器现在正常吗？", "Does the machine work now?", true),
            new Question("score", QuestionKind.Scale, "这次服务您打几分？", "How do you rate the service?", true),
            new Question("charged", QuestionKind.Amount, "师傅收了多少费用？", "What were you charged?", true),
            new Question("on-time", QuestionKind.YesNo, "师傅按约定时间上门吗？", "Did the technician come on time?", false),
            new Question("remark", QuestionKind.Text, "还有什么建议？", "Is there anything else?", false))),
    };

    public static string AgentId(int n) => "agent" + n.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<IdentityRole> RoleRows =>
        Roles.All.Select(r => new IdentityRole { Id = r, Name = r, NormalizedName = r.ToUpperInvariant(), ConcurrencyStamp = r });

    public static IEnumerable<(AppUser User, string Role)> Users()
    {
        for (var n = 1; n <= AgentNames.Length; n++) yield return (User(AgentId(n), AgentNames[n - 1], 8000 + n), Roles.Agent);
        string[] callbackNames = ["何静怡", "马文斌", "许可", "罗欣", "高远"];
        for (var n = 1; n <= callbackNames.Length; n++) yield return (User($"callback{n}", callbackNames[n - 1], 8900 + n), Roles.Callback);
        yield return (User("supervisor1", "郭班长", 8911), Roles.Supervisor);
        yield return (User("qa1", "唐质检", null), Roles.Reviewer);
        yield return (User("dispatcher1", "许调度", null), Roles.Dispatcher);
        yield return (User("parts1", "邓配件", null), Roles.Parts);
        yield return (User("auditor1", "萧审卡", null), Roles.Auditor);
        yield return (User("manager1", "曹经理", null), Roles.Manager);
        yield return (User("admin", "管理员", null), Roles.Administrator);
    }

    public static AppUser User(string name, string displayName, int? extension)
    {
        var user = new AppUser
        {
            Id = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = displayName,
            Extension = extension?.ToString(CultureInfo.InvariantCulture), SecurityStamp = name, ConcurrencyStamp = name, LockoutEnabled = true,
        };
        user.PasswordHash = Hasher.HashPassword(user, "demo-" + name);
        return user;
    }

    public static string[] QueuesOf(int agent) => agent switch
    {
        1 or 2 => ["repair", "install", "complaint"],
        <= 12 => ["repair"],
        <= 16 => ["repair", "install"],
        _ => ["repair", "complaint"],
    };

    private static IEnumerable<CodeRow> Table(string group, params (string Code, string Zh, string En)[] rows) =>
        rows.Select((r, i) => new CodeRow { Group = group, Code = r.Code, NameZh = r.Zh, NameEn = r.En, Position = i, LimitMinutes = group == CodeGroups.NotReady ? DemoFloor.LimitOf(r.Code) : null });
}
