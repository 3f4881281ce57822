using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Demo;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Desk;
using CallCenter.Web.Tests.Supervisor;
using CallCenter.Web.Tests.Ui;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence.Demo;
using Shouldly;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Demo;

/// <summary>The page over the real demo caller, whose calls go to a socket that never answers.</summary>
public sealed class DemoPageTests : IAsyncLifetime
{
    private const string Shared = "+8616000000001";
    private readonly Socket _deaf = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private TestFloor _store = null!;
    private DemoCaller _caller = null!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _store = await TestFloor.OpenAsync();
        var first = await _store.CustomerAsync("王芳", Shared);
        var second = await _store.CustomerAsync("李强", "+8616000000002");
        await using (var db = await _store.DbAsync())
        {
            db.CustomerPhones.Add(CustomerPhone.Of(second.Id, PhoneNumber.Normalize(Shared, PhoneSource.Import), PhonePurpose.Relative, isPrimary: false));
            await db.SaveChangesAsync(Ct);
        }

        first.Id.ShouldNotBe(second.Id);
        var settings = new AppSettings(new DataSettings("/none", DataProvider.Sqlite, ""), true, new SipSettings([], null, []), new MediaSettings(IPAddress.Loopback, 0, 0), []);
        _caller = new DemoCaller(
            new TrunkRoutes(settings), () => (IPEndPoint)_deaf.LocalEndPoint!, Path.Combine(AppContext.BaseDirectory, "Prompts"), TimeProvider.System, NullLoggerFactory.Instance);
        await _caller.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        await _store.DisposeAsync();
        _deaf.Dispose();
    }

    [Theory]
    [InlineData("zh-CN", "没有空闲坐席", "呼叫我", "号码隐藏", "直接进入维修队列")]
    [InlineData("en", "No agent is ready", "Call me", "Withheld number", "straight to queue Repair")]
    public void Page_WithNobodyReady_SaysSoAndOffersEveryKindOfCaller(string culture, string warning, string call, string withheld, string way)
    {
        using var page = Open(culture, Presence.NotReady, out var demo);

        demo.Find("[data-testid=demo-nobody]").TextContent.ShouldContain(warning);
        demo.Find("[data-testid=demo-call]").TextContent.ShouldContain(call);
        var callers = demo.Find("[data-testid=demo-from]").TextContent;
        foreach (var expected in new[] { DemoCast.KnownCaller, Shared, DemoNumbers.Unknown, withheld })
            callers.ShouldContain(expected);
        demo.Find("[data-testid=demo-to]").TextContent.ShouldContain(way);
        demo.FindAll("[data-testid=demo-speech] option").Select(o => o.TextContent).ShouldAllBe(o => !o.EndsWith("-zh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "拨号中", "已结束")]
    [InlineData("en", "Dialling", "Ended")]
    public void Call_Placed_IsListedLiveUntilTheCustomerHangsUp(string culture, string dialling, string ended)
    {
        using var page = Open(culture, Presence.Ready, out var demo);
        demo.FindAll("[data-testid=demo-nobody]").ShouldBeEmpty();

        demo.Find("form").Submit();
        demo.Find("[data-testid=demo-row]").TextContent.ShouldContain(dialling);
        demo.Find("[data-testid=demo-row]").TextContent.ShouldContain(DemoCast.KnownCaller);

        demo.Find("[data-testid=demo-hangup]").Click();
        demo.WaitForAssertion(() => demo.Find("[data-testid=demo-row]").TextContent.ShouldContain(ended), TimeSpan.FromSeconds(60));
        demo.FindAll("[data-testid=demo-hangup]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", "最多 32 个")]
    [InlineData("en", "At most 32")]
    public void Call_WithWrongKeys_IsRefusedAtItsField(string culture, string why)
    {
        using var page = Open(culture, Presence.Ready, out var demo);

        demo.Find("[data-testid=demo-digits]").Input("1x");
        demo.Find("form").Submit();

        var box = demo.Find("[data-testid=demo-digits]");
        box.GetAttribute("aria-invalid").ShouldBe("true");
        demo.Find("#" + box.GetAttribute("aria-describedby")).TextContent.ShouldContain(why);
        _caller.Calls.ShouldBeEmpty();

        demo.Find("[data-testid=demo-digits]").Input("1");
        demo.Find("[data-testid=demo-digits]").GetAttribute("aria-invalid").ShouldNotBe("true");
    }

    [Fact]
    public void Call_FromANumberOfOnesOwn_IsCheckedAtThatNumber()
    {
        using var page = Open("en", Presence.Ready, out var demo);

        demo.Find("[data-testid=demo-from]").Change("-1");
        demo.Find("[data-testid=demo-other]").Input("me");
        demo.Find("form").Submit();

        demo.Find("[data-testid=demo-other]").GetAttribute("aria-invalid").ShouldBe("true");
        demo.FindAll("[role=alert]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Caller_DisposedTwice_AsAContainerDoes_IsQuiet()
    {
        await _caller.DisposeAsync();
        await Should.NotThrowAsync(async () => await _caller.DisposeAsync());
    }

    [Fact]
    public void Page_OutsideDemoMode_SaysThatNobodyIsThere()
    {
        using var page = new PageContext("en", new TestSwitchboard(SmallFloor.Snapshot));
        page.Render<DemoPage>().Find("[data-testid=demo-off]").TextContent.ShouldContain("Demo mode is off");
    }

    private PageContext Open(string culture, Presence presence, out IRenderedComponent<DemoPage> demo)
    {
        var floor = Floor.Snapshot([Floor.Agent(Floor.Lin, presence)]);
        var plan = Floor.Plan with { Entries = Floor.Plan.Entries.Add("4008001001", new EntryPoint("4008001001", null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), Floor.Repair)) };
        var page = new PageContext(culture, new TestSwitchboard(floor with { State = floor.State with { Plan = plan } }));
        page.Services.AddSingleton(_caller);
        page.Services.AddSingleton(ActivatorUtilities.CreateInstance<DemoNumbers>(_store.Services));
        demo = page.Render<DemoPage>();
        var rendered = demo;
        rendered.WaitForAssertion(() => rendered.Find("[data-testid=demo-from]").TextContent.ShouldContain(Shared));
        return page;
    }
}
