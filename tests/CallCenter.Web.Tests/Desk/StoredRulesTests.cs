using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using Crm.Domain.Administration;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Floor;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>What an administrator saves is what the next call is routed by: store, plan and exchange are the real ones, only the wire is quiet.</summary>
public sealed class StoredRulesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Skill_ThatAQueueNeedsFromNowOn_DecidesTheNextCall_WithoutARestart()
    {
        await using var floor = await StaffedAsync();
        await ReadyAsync(floor, Floor.Lin);
        await ReadyAsync(floor, Floor.Chen);
        await ApplyAsync(floor, QueueWays.Default);
        var first = floor.Call("13812348001");
        await OfferedAsync(floor, first, Floor.Lin, "both are free, the longer idle has it");
        floor.Switchboard.TryPost(new Input.LegEnded(new LegId(first, LegId.CustomerNumber), LegEnding.HungUp)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Agents[Floor.Lin].Presence == Presence.Ready, "the caller is gone, Lin has his place among the idle");

        await ApplyAsync(floor, QueueWays.Default with { Needs = [new SkillNeed("english", 3)] });
        var state = floor.Switchboard.Snapshot.State;
        var preview = RoutingPreview.Of(state, Floor.Repair, TimeSpan.Zero, floor.Switchboard.Snapshot.At);
        (preview!.Value.Agent, preview.Value.Why.Choice, preview.Value.Why.Candidates).ShouldBe((Floor.Chen, RoutingChoice.OnlyOne, 1), "the preview says what the next call will find");
        var second = floor.Call("13812348002");

        await OfferedAsync(floor, second, Floor.Chen, "only Chen speaks English, although Lin is idle longer");
    }

    [Fact]
    public async Task Reason_WithALimit_IsToldToTheExchange_AndTheDeskKnowsIt()
    {
        await using var floor = await StaffedAsync();
        var codes = floor.Services.GetRequiredService<CodeStore>();
        Saved(await codes.SaveAsync(new CodeDraft { Group = CodeGroups.NotReady, Code = "lunch", NameZh = "午餐", NameEn = "Lunch", LimitMinutes = 30 }, null, Actor.System, Ct));
        await ApplyAsync(floor, QueueWays.Default);
        using var desk = await floor.DeskAsync(Floor.Lin);

        (await desk.ChooseAsync(new CallCenter.Web.Features.Desk.PresenceChoice(Presence.NotReady, "lunch", null), Ct)).ShouldBeTrue();

        await Eventually.IsTrueAsync(() => desk.View.Reason == "lunch", "the desk shows lunch");
        desk.View.BreakLimit.ShouldBe(TimeSpan.FromMinutes(30));
    }

    private static async Task<TestFloor> StaffedAsync()
    {
        var floor = await TestFloor.OpenAsync();
        var users = floor.Services.GetRequiredService<UserStore>();
        foreach (var (agent, extension) in new[] { (Floor.Lin, "8001"), (Floor.Chen, "8002") })
            Saved(await users.SaveAsync(new UserDraft { Name = agent.Value, DisplayName = agent.Value, Extension = extension, Roles = [Roles.Agent] }, null, Actor.System, Ct));
        Saved(await floor.Services.GetRequiredService<SkillStore>().SaveAsync(new SkillDraft { Code = "english", NameZh = "英语", NameEn = "English", Kind = SkillKind.Language }, null, Actor.System, Ct));
        Saved(await floor.Services.GetRequiredService<QueueStore>().SaveAsync(
            new QueueDraft { Id = "repair", NameZh = "维修", NameEn = "Repair", WrapUpSeconds = 0, Members = [new QueueMember("agent1", 1), new QueueMember("agent2", 1)] }, null, Actor.System, Ct));
        var staffing = floor.Services.GetRequiredService<StaffingStore>();
        var chen = (await staffing.ListAsync(Ct)).Single(a => a.Draft.Agent == Floor.Chen.Value);
        Saved(await staffing.SaveAsync(chen.Draft with { Skills = [new SkillLevel("english", 4)] }, chen.Version, Actor.System, Ct));
        Saved(await floor.Services.GetRequiredService<EntryPointStore>().SaveAsync(new EntryPointDraft { CalledNumber = "4008001001", NameZh = "维修", NameEn = "Repair", QueueId = "repair" }, null, Actor.System, Ct));
        return floor;
    }

    /// <summary>What the pages do after every save.</summary>
    private static async Task ApplyAsync(TestFloor floor, QueueWays ways)
    {
        var queues = floor.Services.GetRequiredService<QueueStore>();
        var repair = (await queues.SetupsAsync(Ct)).Single(q => q.Draft.Id == "repair");
        Saved(await queues.SaveAsync(repair.Draft, ways, repair.Version, Actor.System, Ct));
        await floor.DoAsync(new Input.Configure(await ActivatorUtilities.CreateInstance<FloorPlanFromStore>(floor.Services).LoadAsync(Ct)));
    }

    private static async Task ReadyAsync(TestFloor floor, AgentId agent)
    {
        floor.Switchboard.TryPost(new Input.DeviceChanged(agent, AgentDevice.Browser, true)).ShouldBeTrue();
        await floor.DoAsync(new Input.SetPresence(agent, Presence.Ready, null, null, agent.Value));
    }

    private static Task OfferedAsync(TestFloor floor, InteractionId call, AgentId agent, string why) =>
        Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Calls.GetValueOrDefault(call) is { Phase: CallPhase.Offered } c && c.Agent == agent, why);

    private static void Saved(SaveResult<int> result) => result.ShouldBeOfType<SaveResult<int>.Saved>(result.ToString());
}
