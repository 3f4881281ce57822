using System.Security.Claims;
using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Messages;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Desk;
using CallCenter.Web.Tests.Supervisor;
using Crm.Domain.Messages;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Persistence.Messages;
using Persistence.Sqlite;
using Persistence.Users;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Messages;

public sealed class MessagesPageTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly Guid _spoken = Guid.CreateVersion7();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("zh-CN", "留言", "领取", "已回电")]
    [InlineData("en", "Message", "Claim", "Called back")]
    public async Task Supervisor_SeesEveryQueue_ClaimsAndCloses(string culture, string kind, string claim, string outcome)
    {
        await using var pages = new DeskPages(culture);
        await FillAsync(pages);
        var page = Render(pages, "supervisor1", Roles.Supervisor);
        page.FindAll("[data-testid=message-row]").Count.ShouldBe(2);
        page.Markup.ShouldNotContain("13800138000", customMessage: "numbers are masked");
        page.Find("[data-testid=message-row]").TextContent.ShouldContain(kind);

        page.Find("[data-testid=message-row]").Click();
        page.Find("[data-testid=message-silent]").ShouldNotBeNull("its recording is not there");
        page.Find("[data-testid=message-claim]").TextContent.ShouldContain(claim);
        page.Find("[data-testid=message-claim]").Click();
        page.WaitForElement("[data-testid=message-close]").HasAttribute("disabled").ShouldBeTrue("an outcome is needed first");
        page.Find("[data-testid=message-outcome]").Change("0");
        page.Find("[data-testid=message-note]").Input("打过了");
        page.Find("[data-testid=message-close]").Click();
        page.WaitForAssertion(() => page.FindAll("[data-testid=message-row]").Count.ShouldBe(1));

        page.FindAll("[data-testid=message-view] [role=radio]")[1].Click();
        page.WaitForElement("[data-testid=message-row]").TextContent.ShouldContain(outcome);
    }

    [Fact]
    public async Task Sound_ThatWasStillBeingMadeWhenTheListCame_IsLookedForAgainWhenTheMessageIsOpened()
    {
        await using var pages = new DeskPages("en");
        await FillAsync(pages, RecordingState.Open);
        var page = Render(pages, "supervisor1", Roles.Supervisor);
        page.WaitForElement("[data-testid=message-row]").Click();
        page.WaitForAssertion(() => page.Find("[data-testid=message-silent]").TextContent.ShouldContain("being written"));
        await pages.Services.GetRequiredService<InteractionStore>().SaveAsync([new InteractionChange.Recording(Sound(_spoken, RecordingState.Deleted))], Ct);
        page.FindAll("[data-testid=message-row]")[1].Click();
        page.FindAll("[data-testid=message-row]")[0].Click();
        page.WaitForAssertion(() => page.Find("[data-testid=message-silent]").TextContent.ShouldNotContain("being written"));
    }

    [Theory]
    [InlineData("agent9", Roles.Agent, 0)]
    [InlineData("supervisor1", Roles.Supervisor, 2)]
    public async Task List_HoldsOnlyTheQueuesOfThePerson(string who, string role, int rows)
    {
        await using var pages = new DeskPages("en");
        await FillAsync(pages);
        Render(pages, who, role).FindAll("[data-testid=message-row]").Count.ShouldBe(rows);
    }

    [Fact]
    public async Task Sound_OfAMessage_IsForThoseWhoHandleItsQueue()
    {
        await using var pages = new DeskPages("en");
        await FillAsync(pages);
        var access = pages.Services.GetRequiredService<RecordingAccess>();
        var recordings = await pages.Services.GetRequiredService<LeftMessageQuery>().ListAsync(["repair"], isDone: false, 10, Ct);
        var id = recordings.ShouldHaveSingleItem().Recording!.Id;
        (await access.FindAsync(id, Person("agent1", Roles.Agent), Ct)).ShouldNotBeNull("he works in the queue");
        (await access.FindAsync(id, Person("agent3", Roles.Agent), Ct)).ShouldBeNull("he works in another");
        (await access.FindAsync(id, Person("dispatcher1", Roles.Dispatcher), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task ReturnCall_ShowsTheNumberThatHeCalled()
    {
        await using var pages = new DeskPages("en");
        await FillAsync(pages);
        var line = (await pages.Services.GetRequiredService<LeftMessageQuery>().ListAsync(["repair"], isDone: false, 10, Ct)).ShouldHaveSingleItem();
        await pages.Services.GetRequiredService<ReturnCall>().DialAsync(line, "agent1");
        var dial = ((TestSwitchboard)pages.Services.GetRequiredService<ISwitchboard>()).Asked.OfType<Input.Dial>().ShouldHaveSingleItem();
        (dial.Agent.Value, dial.To, dial.CallerId, dial.Purpose).ShouldBe(("agent1", "+8613800138000", "4008001001", ReturnCall.Purpose));
    }

    [Fact]
    public async Task Count_IsOnTheDoor_ForTheQueuesOfThePerson()
    {
        await using var pages = new DeskPages("en");
        await FillAsync(pages);
        var board = pages.Services.GetRequiredService<MessageBoard>();
        var writer = pages.Services.GetRequiredService<LeftMessageWriter>();
        var running = writer.RunAsync(Ct);
        await board.StartAsync(Ct);
        await Eventually.IsTrueAsync(() => board.Count(null) == 2, "the board has read");
        pages.Render<MessageCount>(p => p.Add(c => c.Person, Person("agent1", Roles.Agent))).Find("[data-testid=message-count]").TextContent.ShouldBe("1");
        pages.Render<MessageCount>(p => p.Add(c => c.Person, Person("supervisor1", Roles.Supervisor))).Find("[data-testid=message-count]").TextContent.ShouldBe("2");
        pages.Render<MessageCount>(p => p.Add(c => c.Person, Person("parts1", Roles.Parts))).FindAll("[data-testid=message-count]").ShouldBeEmpty();
        await board.StopAsync(Ct);
        writer.Complete();
        await running;
    }

    private static RecordingRow Sound(Guid call, RecordingState state) => new() { Id = call, InteractionId = call, StartedAt = At, RelativePath = "gone.wav", DurationMs = 4_000, State = state };

    private static IRenderedComponent<MessagesPage> Render(DeskPages pages, string who, string role) => pages.Render<MessagesPage>(p => p
        .AddCascadingValue(Task.FromResult(new AuthenticationState(Person(who, role)))));

    private static ClaimsPrincipal Person(string name, string role) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "test"));

    /// <summary>A store with a message of one queue and a lost call-back of another.</summary>
    private async Task FillAsync(DeskPages pages, RecordingState sound = RecordingState.Closed)
    {
        var data = new DataSettings(_folder.Path, DataProvider.Sqlite, "");
        var settings = new AppSettings(data, true, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []) { Recordings = new RecordingSettings(0, false, Telephony.Media.Recording.RecordingKeys.None) };
        pages.Services.AddPersistence(SqliteStore.ForFile(_folder.File("page.db")));
        pages.Services.AddSingleton(settings);
        pages.Services.AddSingleton<ISwitchboard>(new TestSwitchboard(SmallFloor.Snapshot));
        pages.Services.AddSingleton(s => new Lazy<ISwitchboard>(s.GetRequiredService<ISwitchboard>));
        pages.Services.AddSingleton<ITrunkRoutes>(new TrunkRoutes(settings));
        pages.Services.AddSingleton<RecordingAccess>().AddSingleton<MessageBoard>().AddSingleton<ReturnCall>();
        await pages.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var (spoken, other) = (_spoken, Guid.CreateVersion7());
        await pages.Services.GetRequiredService<InteractionStore>().SaveAsync(
            [
                new InteractionChange.Call(new InteractionRow { Id = spoken, CallerRaw = "13800138000", PartyE164 = "+8613800138000", CalledNumber = "4008001001", ReceivedAt = At }),
                new InteractionChange.Recording(Sound(spoken, sound)),
            ],
            Ct);
        await pages.Services.GetRequiredService<LeftMessageStore>().SaveAsync(
            [
                new LeftMessageChange(Guid.CreateVersion7(), spoken, LeftMessageKind.Message, "repair", At, LeftMessageState.Open),
                new LeftMessageChange(Guid.CreateVersion7(), other, LeftMessageKind.Callback, "install", At.AddMinutes(1), LeftMessageState.Open, LeftMessageStore.Restart),
            ],
            Ct);
    }
}
