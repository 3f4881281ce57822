using System.Net;
using System.Net.Sockets;
using System.Text;
using AfterSales.Tests.Shared;
using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Users;
using Shouldly;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Admin;

[Collection(HostTests.Name)]
public sealed class AdminPagesTests(RunningHost host)
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "角色权限", "用户", "服务水平", "告知音", "休", "话后结果", "72小时回访", "自带", "选一条中继线", "用途", "回访最早拨打时间", "操作人", "程序库")]
    [InlineData("en", "Rights matrix", "Name", "Service level", "Notice", "H", "Dispositions", "72-hour call-back", "Built in", "Choose a trunk", "Purpose", "Earliest call-back", "Who", "Libraries")]
    public void EveryPage_InBothLanguages_ShowsItsThings(
        string culture, string roles, string users, string queues, string entries, string calendar, string codes, string questions, string prompts, string trunks, string tokens, string settings, string audit, string overview)
    {
        roles.ShouldNotBeEmpty();
        Shows<RolesPage>(culture, culture == "en" ? "Work at the desk" : "使用坐席工作台");
        Shows<UsersPage>(culture, users, "agent1");
        Shows<QueuesPage>(culture, queues, "repair");
        Shows<EntriesPage>(culture, entries, "4008001000");
        Shows<CalendarPage>(culture, calendar);
        Shows<CodesPage>(culture, codes, "wrong-number");
        Shows<QuestionsPage>(culture, questions);
        Shows<PromptsPage>(culture, prompts, "zh-CN/menu");
        Shows<TrunksPage>(culture, trunks);
        Shows<TokensPage>(culture, tokens);
        Shows<SettingsPage>(culture, settings, "callback.window.opens");
        Shows<AuditPage>(culture, audit);
        Shows<OverviewPage>(culture, overview, "Sqlite");
    }

    [Fact]
    public async Task Users_WrongFields_AreNamedInTheForm_AndNothingIsSaved()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<UsersPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("user-name", "Not a Name");
        await page.TypeAsync("user-extension", "80");
        await page.At("admin-save").ClickAsync();

        var form = page.At("user-form").TextContent;
        form.ShouldContain("“Not a Name” has the wrong form; allowed: a lower-case letter");
        form.ShouldContain("“80” has the wrong form; allowed: 3 to 6 digits");
        form.ShouldContain("Name: needed");
    }

    [Fact]
    public async Task Users_NewAgentInAQueue_IsOnTheFloorAtOnce_AndGetsALink()
    {
        using var context = AdminPages.Open(host);
        var page = context.Render<UsersPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("user-name", "page.new");
        await page.TypeAsync("user-display", "页面新人");
        await page.TypeAsync("user-extension", "8301");
        await page.At("member-install").ClickAsync();
        await page.At("admin-save").ClickAsync();

        page.At("user-once").TextContent.ShouldContain("/welcome/");
        var plan = host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan;
        plan.Agents[new AgentId("page.new")].Extension.ShouldBe("8301");
        plan.Queues[new QueueId("install")].Members.ShouldContain(new AgentId("page.new"));

        await page.At("user-phone-password").ClickAsync();
        var password = page.At("user-once").TextContent;
        password.Length.ShouldBe(16);
        var stored = (await host.Services.GetRequiredService<UserStore>().PhoneSecretsAsync(Ct))["8301"];
        stored.ShouldNotContain(password);
        host.Services.GetRequiredService<SecretBox>().Open(stored).ShouldBe(password);

        await page.At("user-lock").ClickAsync();
        host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan.Agents.ShouldNotContainKey(new AgentId("page.new"));
    }

    [Fact]
    public async Task Users_TheOnlyAdministrator_IsToldWhyHeStays()
    {
        using var context = AdminPages.Open(host);
        var page = context.Render<UsersPage>();
        await Row(page, "user-row", "admin").ClickAsync();
        await page.At("user-lock").ClickAsync();
        page.At("user-form").TextContent.ShouldContain("最后一位管理员");
    }

    [Fact]
    public async Task Queues_ChangedByAnother_AreNotOverwritten_AndCanBeReadAgain()
    {
        var queues = host.Services.GetRequiredService<QueueStore>();
        await queues.SaveAsync(new QueueDraft { Id = "twice", NameZh = "两人", NameEn = "Twice" }, null, Actor.System, Ct);
        using var context = AdminPages.Open(host);
        var page = context.Render<QueuesPage>();
        await Row(page, "admin-queue-row", "twice").ClickAsync();
        await queues.SaveAsync(new QueueDraft { Id = "twice", NameZh = "别人", NameEn = "Other" }, 1, Actor.System, Ct);
        await page.TypeAsync("queue-ring", "33");
        await page.At("admin-save").ClickAsync();

        page.At("queue-ring").GetAttribute("value").ShouldBe("33", "what was typed stays");
        await page.At("admin-stale").QuerySelector("button")!.ClickAsync();
        page.At("queue-zh").GetAttribute("value").ShouldBe("别人");
        await page.TypeAsync("queue-ring", "34");
        await page.At("admin-save").ClickAsync();
        host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan.Queues[new QueueId("twice")].RingTimeout.ShouldBe(TimeSpan.FromSeconds(34));
        await page.At("queue-off").ClickAsync();
        host.Services.GetRequiredService<ISwitchboard>().Snapshot.State.Plan.Queues.ShouldNotContainKey(new QueueId("twice"));
    }

    [Fact]
    public async Task Entries_Test_SaysWhatTheRunningFloorWouldDo()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<EntriesPage>();
        await page.TypeAsync("entry-test", "4008001000");
        page.At("entry-test-result").TextContent.ShouldContain("1→Repair 2→Installation 3→Complaints");
        await page.TypeAsync("entry-test", "4008001002");
        page.At("entry-test-result").TextContent.ShouldContain("Now to “Installation”");
        await page.TypeAsync("entry-test", "999");
        page.At("entry-test-result").TextContent.ShouldContain("not answered");
    }

    [Fact]
    public async Task Tokens_AreShownOnce_AndRevoked()
    {
        using var context = AdminPages.Open(host);
        var page = context.Render<TokensPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("token-name", "page token");
        await page.At("admin-save").ClickAsync();
        var token = page.At("token-once").TextContent;
        (await host.Services.GetRequiredService<ApiTokens>().FindAsync(token, Ct))!.Name.ShouldBe("page token");

        await Row(page, "token-row", "page token").ClickAsync();
        page.Markup.ShouldNotContain(token);
        await page.At("token-revoke").ClickAsync();
        await page.At("token-revoke-yes").ClickAsync();
        (await host.Services.GetRequiredService<ApiTokens>().FindAsync(token, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Codes_Import_ShowsEachRowsProblem_AndGoesOnlyWhenAllAreRight()
    {
        using var context = AdminPages.Open(host);
        var page = context.Render<CodesPage>();
        await page.At("code-group").ChangeAsync(CodeGroups.All.IndexOf("serviceType").ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.At("code-import").ClickAsync();
        await page.At("code-paste").InputAsync("T1,安装,Installation\nT 2,坏,Bad");
        page.At("import-summary").TextContent.ShouldContain("可导入 1 行，有问题 1 行");
        page.At("import-go").HasAttribute("disabled").ShouldBeTrue();
        await page.At("code-paste").InputAsync("T1,安装,Installation\nT2,维修,Repair");
        await page.At("import-go").ClickAsync();
        (await host.Services.GetRequiredService<CodeStore>().ListAsync("serviceType", Ct)).Select(c => c.Value.Code).ShouldBe(["T1", "T2"]);

        await Row(page, "code-row", "T1").ClickAsync();
        await page.At("code-delete").ClickAsync();
        page.At("code-form").TextContent.ShouldContain("只能停用");
    }

    [Fact]
    public async Task Trunks_Test_ShowsThePeersAnswer_OrItsSilence()
    {
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var answering = AnswerOptionsAsync(peer);
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<TrunksPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("trunk-name", "carrier");
        await page.TypeAsync("trunk-peer", peer.LocalEndPoint!.ToString()!);
        page.At("trunk-loopback").TextContent.ShouldContain("any program here");
        await page.At("trunk-test").ClickAsync();
        await page.WaitForStateAsync(() => page.FindAll("[data-testid=trunk-answer]").Count > 0);
        page.At("trunk-answer").TextContent.ShouldContain("SIP/2.0 486 Busy Here");
        (await answering).ShouldStartWith("OPTIONS sip:127.0.0.1:");

        await page.TypeAsync("trunk-peer", "carrier.example:5060");
        await page.At("trunk-test").ClickAsync();
        page.At("trunk-form").TextContent.ShouldContain("“carrier.example:5060” has the wrong form");
    }

    [Fact]
    public async Task Trunks_WithRegistration_IsInForceAtOnce_AndGoneWhenSwitchedOff()
    {
        await using var provider = new Edge.Provider(scheme: "tcp", customers: new Contract.ExtensionPasswords());
        await provider.StartAsync();
        var routes = host.Services.GetRequiredService<CallCenter.Web.Switchboard.Lines.TrunkRoutes>();
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<TrunksPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("trunk-name", "north");
        await page.TypeAsync("trunk-peer", "tcp://" + provider.At);
        await page.TypeAsync("trunk-sources", "192.0.2.77");
        await page.TypeAsync("trunk-peer-name", "sip.provider.example");
        await page.TypeAsync("trunk-weight", "101");
        await page.TypeAsync("trunk-ping", "x");
        await page.TypeAsync("trunk-domain", "not a host");
        await page.At("trunk-register").ClickAsync();
        await page.At("admin-save").ClickAsync();

        var form = page.At("trunk-form").TextContent;
        form.ShouldContain("“sip.provider.example” has the wrong form; allowed: a peer behind tls://");
        form.ShouldContain("“not a host” has the wrong form; allowed: a host");
        form.ShouldContain("101");
        form.ShouldContain("1 to 100");
        form.ShouldContain("0 to 3600");
        form.ShouldContain("User name: needed");
        form.ShouldContain("Password: needed");
        routes.All.ShouldNotContain(t => t.Name == "north");

        await page.TypeAsync("trunk-peer-name", "");
        await page.TypeAsync("trunk-weight", "7");
        await page.TypeAsync("trunk-ping", "30");
        await page.TypeAsync("trunk-domain", "");
        await page.TypeAsync("trunk-username", "8005");
        await page.TypeAsync("trunk-password", "demo-8005");
        await page.At("trunk-when-full").ChangeAsync("1");
        await page.At("trunk-overflow").ClickAsync();
        await page.At("trunk-test").ClickAsync();
        await page.WaitForStateAsync(() => page.FindAll("[data-testid=trunk-answer]").Count > 0);
        page.At("trunk-answer").TextContent.ShouldContain("SIP/2.0 200");
        await page.At("admin-save").ClickAsync();

        await Eventually.IsTrueAsync(() => provider.Registered.GetValueOrDefault("8005"), "the provider has our registration");
        var live = routes.All.Single(t => t.Name == "north");
        (live.Weight, live.WhenFull, live.PingSeconds, live.Overflows, live.Registers).ShouldBe((7, 486, 30, true, true));
        using var client = await host.ProgramAsync(Roles.Administrator);
        var wire = (await client.GetStringAsync(new Uri("/api/v1/trunks", UriKind.Relative), Ct));
        wire.ShouldContain("\"transport\":\"tcp\"");
        wire.ShouldContain("\"whenFull\":486");
        (await host.Services.GetRequiredService<AuditQuery>().ListAsync(new AuditFilter(Command: "trunk.created"), 5, null, Ct)).ShouldContain(a => a.Subject == "trunk:north" && a.After!.Contains("\"whenFull\":486"));

        await page.At("trunk-off").ClickAsync();
        await Eventually.IsTrueAsync(() => !provider.Registered["8005"], "the registration is taken back");
        routes.All.ShouldNotContain(t => t.Name == "north");
    }

    [Fact]
    public async Task Trunks_TestOverTls_LooksAtTheCertificate()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Sign("sip.provider.example");
        await using var provider = new Edge.Provider(scheme: "tls", tls: new Telephony.Sip.SipTlsOptions { Certificate = certificate });
        await provider.StartAsync();
        var probe = new TrunkProbe(TimeProvider.System, new Telephony.Sip.SipTlsOptions { TrustedRoots = [authority.Root] });
        var peer = new Telephony.Sip.SipListenAddress(Telephony.Sip.SipTransportProtocol.Tls, provider.At);
        (await probe.AskAsync(peer with { PeerName = "sip.provider.example" }, Ct)).StatusLine.ShouldNotBeNull().ShouldStartWith("SIP/2.0 200");
        var refused = await probe.AskAsync(peer, Ct);
        (refused.StatusLine, refused.Fault).ShouldSatisfyAllConditions(a => a.StatusLine.ShouldBeNull(), a => a.Fault.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task Prompts_BrokenFilesAreRefusedWithTheReason_AndWhatIsInUseStays()
    {
        var shelf = host.Services.GetRequiredService<IPromptShelf>();
        using var folder = new TempFolder();
        var stereo = folder.File("stereo.wav");
        new TestWav(8000, [new short[800], new short[800]]).Write(stereo);
        var good = folder.File("good.wav");
        new TestWav(16000, [new short[16000]]).Write(good);
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<PromptsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("prompt-name", "../../evil");
        Upload(page, await File.ReadAllBytesAsync(good, Ct));
        page.At("prompt-form").TextContent.ShouldContain("has the wrong form");
        await page.TypeAsync("prompt-name", "page-test");
        Upload(page, Encoding.ASCII.GetBytes("MZ this is a program"));
        page.At("prompt-problem").TextContent.ShouldContain("Not a WAV file");
        Upload(page, await File.ReadAllBytesAsync(stereo, Ct));
        page.At("prompt-problem").TextContent.ShouldContain("mono");
        Upload(page, []);
        page.At("prompt-problem");
        shelf.Ids.ShouldNotContain("zh-CN/page-test");
        Upload(page, await File.ReadAllBytesAsync(good, Ct));
        shelf.Files().Single(f => f.Id == "zh-CN/page-test").Source.ShouldBe(PromptSource.Uploaded);

        var queues = host.Services.GetRequiredService<QueueStore>();
        await queues.SaveAsync(new QueueDraft { Id = "sounds", NameZh = "声音", NameEn = "Sounds", Music = "zh-CN/page-test" }, null, Actor.System, Ct);
        page = context.Render<PromptsPage>();
        await Row(page, "prompt-row", "zh-CN/page-test").ClickAsync();
        await page.At("prompt-remove").ClickAsync();
        page.At("prompt-problem").TextContent.ShouldContain("in use: ");
        await queues.SaveAsync(new QueueDraft { Id = "sounds", NameZh = "声音", NameEn = "Sounds", IsActive = false }, 1, Actor.System, Ct);
        page = context.Render<PromptsPage>();
        await Row(page, "prompt-row", "zh-CN/page-test").ClickAsync();
        await page.At("prompt-remove").ClickAsync();
        shelf.Ids.ShouldNotContain("zh-CN/page-test");
        shelf.PathOf("zh-CN/page-test").ShouldBeNull();
    }

    [Fact]
    public async Task Questions_DraftIsWritten_Activated_AndThenLocked()
    {
        using var context = AdminPages.Open(host);
        var page = context.Render<QuestionsPage>();
        await page.At("admin-new").ClickAsync();
        await page.TypeAsync("set-zh", "受理问题");
        await page.TypeAsync("set-en", "Intake questions");
        await page.At("question-add").ClickAsync();
        await page.At("admin-save").ClickAsync();
        page.At("questions-form").TextContent.ShouldContain("中文题面：必须填写");
        await page.Find("[data-testid=question] input[aria-label=中文题面]").InputAsync("漏水吗？");
        await page.Find("[data-testid=question] input[aria-label=英文题面]").InputAsync("Does it leak?");
        await page.At("admin-save").ClickAsync();
        await page.At("set-activate").ClickAsync();
        page.At("questions-form").TextContent.ShouldContain("不能再改");
        page.At("questions-preview").TextContent.ShouldContain("漏水吗？");
        (await host.Services.GetRequiredService<QuestionSets>().ActiveAsync(QuestionSetKind.Intake, Ct))!.Questions.ShouldHaveSingleItem().TextEn.ShouldBe("Does it leak?");
    }

    [Fact]
    public async Task Settings_OutOfRange_AreRefused_AndARightOneIsInForce()
    {
        using var context = AdminPages.Open(host, "en");
        var page = context.Render<SettingsPage>();
        var row = "[data-key='alert.longest-wait-seconds'] ";
        await page.Find(row + "input").InputAsync("5");
        await page.Find(row + "button").ClickAsync();
        page.Find(row).TextContent.ShouldContain("“5” is out of range; allowed 10 to 3600");
        await page.Find(row + "input").InputAsync("240");
        await page.Find(row + "button").ClickAsync();
        (await host.Services.GetRequiredService<SettingStore>().NumberAsync(KnownSettings.LongestWaitAlert, Ct)).ShouldBe(240);
    }

    [Fact]
    public void Overview_HidesSecretsOfTheConnection()
    {
        using var context = AdminPages.Open(host);
        var settings = host.Services.GetRequiredService<CallCenter.Web.Composition.Settings.AppSettings>();
        context.Services.AddSingleton(settings with { Data = settings.Data with { ConnectionString = "Host=db;Username=app;Password=open sesame" } });
        var page = context.Render<OverviewPage>();
        page.Markup.ShouldContain("Host=db");
        page.Markup.ShouldNotContain("open sesame");
    }

    [Fact]
    public async Task Opening_OutsideHours_LeadsToTheClosedQueue()
    {
        var entries = host.Services.GetRequiredService<EntryPointStore>();
        await entries.SaveAsync(
            new EntryPointDraft { CalledNumber = "4008007777", NameZh = "夜", NameEn = "Night", QueueId = "repair", ClosedQueueId = "complaint", ClosedNotice = "zh-CN/closed" }, null, Actor.System, Ct);
        var clock = new AfterSales.Tests.Shared.ManualTimeProvider();
        var plans = ActivatorUtilities.CreateInstance<CallCenter.Web.Composition.FloorPlanFromStore>(host.Services, clock);
        var calendar = await host.Services.GetRequiredService<CalendarStore>().GetAsync(Ct);
        var isOpen = calendar.IsOpen(clock.GetUtcNow());
        var now = (await plans.LoadAsync(Ct)).Entries["4008007777"];
        clock.Advance(CallCenter.Web.Composition.OpeningHours.NextBoundary(calendar, clock.GetUtcNow()) - clock.GetUtcNow());
        while (calendar.IsOpen(clock.GetUtcNow()) == isOpen)
            clock.Advance(TimeSpan.FromHours(1));
        var then = (await plans.LoadAsync(Ct)).Entries["4008007777"];

        var (open, closed) = isOpen ? (now, then) : (then, now);
        (open.Queue.Value, open.Notice).ShouldBe(("repair", null));
        (closed.Queue.Value, closed.Notice).ShouldBe(("complaint", "zh-CN/closed"));
    }

    private void Shows<TPage>(string culture, params string[] texts)
        where TPage : IComponent
    {
        using var context = AdminPages.Open(host, culture);
        var text = context.Render<TPage>().Find(".adm").TextContent;
        foreach (var expected in texts)
            text.ShouldContain(expected, customMessage: typeof(TPage).Name);
    }

    private static IElement Row<TPage>(IRenderedComponent<TPage> page, string testId, string text)
        where TPage : IComponent => page.FindAll($"[data-testid={testId}]").First(r => r.QuerySelectorAll("td").Any(c => c.TextContent.Trim() == text));

    private static void Upload(IRenderedComponent<PromptsPage> page, byte[] content) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, "sound.wav"));

    private static async Task<string> AnswerOptionsAsync(Socket peer)
    {
        var buffer = new byte[4096];
        var got = await peer.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), Ct);
        var text = Encoding.ASCII.GetString(buffer, 0, got.ReceivedBytes);
        var call = text.Split("\r\n").First(l => l.StartsWith("Call-ID:", StringComparison.Ordinal));
        await peer.SendToAsync(Encoding.ASCII.GetBytes($"SIP/2.0 100 Trying\r\n{call}\r\n\r\n"), SocketFlags.None, got.RemoteEndPoint, Ct);
        await peer.SendToAsync(Encoding.ASCII.GetBytes($"SIP/2.0 486 Busy Here\r\n{call}\r\n\r\n"), SocketFlags.None, got.RemoteEndPoint, Ct);
        return text;
    }
}
