using System.Text.Json;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Users;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Xunit;

namespace Persistence.Tests.Floor;

/// <summary>The whole floor plan as the store keeps it, on every provider alike.</summary>
public abstract class FloorContract
{
    private static readonly Actor Admin = new("admin", "10.0.0.9");
    private static readonly QueuePlan Bare = new(new QueueId("gold"), [], default, default, default, default, 1, default, "music");

    private static readonly QueueWays Ways = new()
    {
        Hours = new QueueHours(HoursKind.Own, new TimeOnly(8, 30), new TimeOnly(21, 15)),
        Strategy = StrategyKind.SkillLevel,
        PriorityMinutes = 7,
        Needs = [new SkillNeed("gas", 3, IsFixed: true), new SkillNeed("english", 2)],
        Rings = [WideningRing.Lower(TimeSpan.FromSeconds(20), 1), new WideningRing(TimeSpan.FromSeconds(45), 2, ["english"], [new AgentId("li")])],
        Sticky = new StickyPlan(TimeSpan.FromSeconds(25), TicketOwner: true, LastAgent: false, Desk: false),
        OnNoAnswer = new MissPlan(Presence.SignedOut, "gone", 3),
        OnDeclined = new MissPlan(Presence.Ready, null, 2),
        AfterCall = new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(40), 4, EndsWhenComplete: true),
        StaffedBy = StaffedBy.SignedIn,
        Exits = new ExitPlans(new ExitPlan(ExitKind.Queue, new QueueId("other")), new ExitPlan(ExitKind.Callback), new ExitPlan(ExitKind.Message), ExitPlan.End),
        Overflow = new OverflowPlan(new QueueId("other"), 2.5, TimeSpan.FromMinutes(4)),
        Comfort = new ComfortPlan(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(47), ["zh-CN/comfort", "en/comfort"], 9, SaysWait: true),
        Keys = new WaitKeysPlan("zh-CN/keys", TimeSpan.FromSeconds(33), '1', '*', '#'),
        Callback = new CallbackPlan("zh-CN/bye", 4, TimeSpan.FromMinutes(12), TimeSpan.FromHours(3), 6),
        Message = new MessagePlan("zh-CN/message", TimeSpan.FromSeconds(75)),
        RedialMinutes = 11,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Ways_MadeChangedAndRead_KeepEveryField_AndAreAuditedFieldByField()
    {
        await using var store = await NewFloorAsync();
        var queues = store.Get<QueueStore>();
        Value(await queues.SaveAsync(Queue("gold"), Ways, null, Admin, Ct)).ShouldBe(1);

        var stored = (await queues.SetupsAsync(Ct)).Single(q => q.Draft.Id == "gold");

        Text(stored.Ways.ApplyTo(Bare)).ShouldBe(Text(Ways.ApplyTo(Bare)));
        stored.Ways.Hours.ShouldBe(Ways.Hours);
        Value(await queues.SaveAsync(stored.Draft, stored.Ways with { PriorityMinutes = 9 }, stored.Version, Admin, Ct)).ShouldBe(2);
        var audit = await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "queue.changed"), 10, null, Ct);
        audit[0].Before!.ShouldContain("\"priorityMinutes\":7");
        audit[0].After!.ShouldContain("\"priorityMinutes\":9");
        audit[0].After!.ShouldContain("\"nameEn\":\"gold\"");
        audit[0].After!.ShouldContain("\"skill\":\"gas\"");
    }

    [Fact]
    public async Task Ways_OfARowFromBeforeThem_AreTheCoresDefaults_AndAPlainSaveKeepsThem()
    {
        await using var store = await NewFloorAsync();
        var queues = store.Get<QueueStore>();
        var plain = (await queues.SetupsAsync(Ct)).Single(q => q.Draft.Id == "other");
        Text(plain.Ways.ApplyTo(Bare)).ShouldBe(Text(Bare));

        Value(await queues.SaveAsync(plain.Draft, Ways with { Exits = ExitPlans.Default, Overflow = null }, plain.Version, Admin, Ct));
        Value(await queues.SaveAsync(plain.Draft with { RingSeconds = 44 }, plain.Version + 1, Admin, Ct));

        var kept = (await queues.SetupsAsync(Ct)).Single(q => q.Draft.Id == "other");
        (kept.Draft.RingSeconds, kept.Ways.RedialMinutes, kept.Ways.Needs.Length).ShouldBe((44, 11, 2));
    }

    [Fact]
    public async Task Ways_ThatNeedAnUnknownSkill_OrHoursThatEndBeforeTheyBegin_AreRefused()
    {
        await using var store = await NewFloorAsync();
        var queues = store.Get<QueueStore>();
        Refused(await queues.SaveAsync(Queue("gold"), Ways with { Needs = [new SkillNeed("juggling", 2)] }, null, Admin, Ct)).ToString().ShouldBe("FieldUnknown (field=Needs, value=juggling)");
        var never = new QueueHours(HoursKind.Own, new TimeOnly(9, 0), new TimeOnly(9, 0));
        Refused(await queues.SaveAsync(Queue("gold"), Ways with { Hours = never }, null, Admin, Ct)).Rule.ShouldBe(FieldRules.WrongForm);
    }

    [Fact]
    public async Task Queue_ThatAnotherLeadsTo_CannotBeSwitchedOff()
    {
        await using var store = await NewFloorAsync();
        var queues = store.Get<QueueStore>();
        Value(await queues.SaveAsync(Queue("gold"), Ways, null, Admin, Ct));
        var refusal = Refused(await queues.SaveAsync(Queue("other") with { IsActive = false }, 1, Admin, Ct));
        refusal.Rule.ShouldBe(QueueStore.QueueIsATarget);
        refusal.Parameters.ShouldContain(new RuleParameter("queues", "gold"));
    }

    [Fact]
    public async Task Skill_ThatAQueueNeeds_CannotBeRetired_AndEveryChangeIsAudited()
    {
        await using var store = await NewFloorAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue("gold"), Ways, null, Admin, Ct));
        var skills = store.Get<SkillStore>();
        var gas = (await skills.ListAsync(Ct)).Single(s => s.Value.Code == "gas");

        Refused(await skills.SaveAsync(gas.Value with { IsActive = false }, gas.Version, Admin, Ct)).Rule.ShouldBe(SkillRules.SkillIsNeeded);
        Value(await skills.SaveAsync(gas.Value with { NameEn = "Gas" }, gas.Version, Admin, Ct)).ShouldBe(2);
        Refused(await skills.SaveAsync(gas.Value, gas.Version, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Refused(await skills.SaveAsync(gas.Value, null, Admin, Ct)).Rule.ShouldBe(FieldRules.Taken);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "skill."), 10, null, Ct)).Select(a => a.Command).ShouldContain("skill.changed");
    }

    [Fact]
    public async Task Staffing_SkillsQueuesAndOrder_AreKept_AndMakeTheQueuesVersionStale()
    {
        await using var store = await NewFloorAsync();
        var staffing = store.Get<StaffingStore>();
        Value(await store.Get<QueueStore>().SaveAsync(Queue("gold"), null, Admin, Ct));
        var li = (await staffing.ListAsync(Ct)).Single(a => a.Draft.Agent == "li");
        var draft = li.Draft with { Skills = [new SkillLevel("english", 5), new SkillLevel("gas", 1)], Queues = [new QueueLevel("gold", 4), new QueueLevel("other", 1)], Order = ["other", "gold"] };

        Value(await staffing.SaveAsync(draft, li.Version, Admin, Ct));

        var stored = (await staffing.ListAsync(Ct)).Single(a => a.Draft.Agent == "li");
        Text(stored.Draft).ShouldBe(Text(draft));
        (await store.Get<QueueStore>().SetupsAsync(Ct)).Single(q => q.Draft.Id == "gold").Version.ShouldBe(2);
        Refused(await staffing.SaveAsync(draft, li.Version, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Value(await staffing.SaveAsync(draft with { Skills = [], Queues = [], Order = [] }, stored.Version, Admin, Ct));
        await using var db = store.Open();
        (await db.AgentSkills.CountAsync(Ct), await db.QueueMembers.CountAsync(Ct)).ShouldBe((0, 0));
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "staffing."), 10, null, Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Staffing_OutOfRangeUnknownOrTwice_IsRefusedByField()
    {
        await using var store = await NewFloorAsync();
        var staffing = store.Get<StaffingStore>();
        var li = (await staffing.ListAsync(Ct)).Single(a => a.Draft.Agent == "li");
        Refused(await staffing.SaveAsync(li.Draft with { Skills = [new SkillLevel("gas", 6)] }, li.Version, Admin, Ct)).Rule.ShouldBe(FieldRules.OutOfRange);
        Refused(await staffing.SaveAsync(li.Draft with { Skills = [new SkillLevel("nothing", 2)] }, li.Version, Admin, Ct)).Rule.ShouldBe(FieldRules.Unknown);
        Refused(await staffing.SaveAsync(li.Draft with { Order = ["other"] }, li.Version, Admin, Ct)).ToString().ShouldBe("FieldUnknown (field=order, value=other)");
        Refused(await staffing.SaveAsync(li.Draft with { Queues = [new QueueLevel("other", 1), new QueueLevel("other", 2)] }, li.Version, Admin, Ct)).Rule.ShouldBe(FieldRules.Taken);
    }

    [Fact]
    public async Task Reason_KeepsItsLimit_WithinItsRange_AndOnlyReasonsHaveOne()
    {
        await using var store = await NewStoreAsync();
        var codes = store.Get<CodeStore>();
        var lunch = new CodeDraft { Group = CodeGroups.NotReady, Code = "lunch", NameZh = "午餐", NameEn = "Lunch", LimitMinutes = 45 };
        Value(await codes.SaveAsync(lunch, null, Admin, Ct));
        (await codes.ListAsync(CodeGroups.NotReady, Ct)).ShouldHaveSingleItem().Value.ShouldBe(lunch);
        Refused(await codes.SaveAsync(lunch with { LimitMinutes = 721 }, 1, Admin, Ct)).Rule.ShouldBe(FieldRules.OutOfRange);
        Refused(await codes.SaveAsync(lunch with { Group = "disposition" }, null, Admin, Ct)).Rule.ShouldBe(FieldRules.Unknown);
    }

    private async Task<TestStore> NewFloorAsync()
    {
        var store = await NewStoreAsync();
        Value(await store.Get<UserStore>().SaveAsync(new UserDraft { Name = "li", DisplayName = "li", Roles = [Roles.Agent], Extension = "8101" }, null, Admin, Ct));
        Value(await store.Get<QueueStore>().SaveAsync(Queue("other"), null, Admin, Ct));
        foreach (var (code, kind) in new[] { ("gas", SkillKind.Hazard), ("english", SkillKind.Language) })
            Value(await store.Get<SkillStore>().SaveAsync(new SkillDraft { Code = code, Kind = kind, NameZh = code, NameEn = code }, null, Admin, Ct));
        return store;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    private static QueueDraft Queue(string id) => new() { Id = id, NameZh = "队列", NameEn = id };

    private static T Value<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>(result.ToString()).Value;

    private static Refusal Refused<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
