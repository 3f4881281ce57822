using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Users;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Realtime;

[Collection(HostTests.Name)]
public sealed class RealtimeTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_AfterANumber_AreReplayedFromThereInOrder()
    {
        var before = await LastSeqAsync();
        await ChangeAsync("agent15");
        await ChangeAsync("agent16");
        using var client = await host.ProgramAsync(Roles.Supervisor);

        static bool IsOfThese(FloorEvent e) => e.Agent is "agent15" or "agent16";
        var all = await ReadEventsAsync(client, before, 4, IsOfThese);
        var rest = await ReadEventsAsync(client, all[1].Seq, 2, IsOfThese);

        all.Select(e => (e.Type, e.Agent)).ShouldBe([("agent.presence", "agent15"), ("agent.presence", "agent15"), ("agent.presence", "agent16"), ("agent.presence", "agent16")]);
        all.Select(e => e.Seq).ShouldBeInOrder();
        rest.Select(e => e.Seq).ShouldBe([all[2].Seq, all[3].Seq]);
    }

    [Fact]
    public async Task Hub_ForASupervisorsToken_GivesTheFloorAndEverybodysEvents()
    {
        var before = await LastSeqAsync();
        var token = await host.TokenAsync(Roles.Supervisor);
        await using var hub = await ConnectAsync(o => o.SetRequestHeader("Authorization", "Bearer " + token));

        var floor = await hub.InvokeAsync<FloorWire>(nameof(FloorHub.Snapshot), Ct);
        await ChangeAsync("agent16");
        var events = await TakeAsync(hub.StreamAsync<FloorEvent>(nameof(FloorHub.Events), before, Ct), 2, e => e.Agent == "agent16");
        var first = await TakeAsync(hub.StreamAsync<FloorWire>(nameof(FloorHub.Floor), Ct), 1);

        floor.Queues.Select(q => q.Id).ShouldContain("repair");
        floor.Agents.Select(a => a.User).ShouldContain("agent16");
        events.Select(e => e.Type).ShouldAllBe(t => t == "agent.presence");
        first[0].Seq.ShouldBeGreaterThan(floor.Seq);
    }

    [Fact]
    public async Task Hub_ForAnAgent_GivesOnlyHisOwnEventsAndNoFloor()
    {
        var before = await LastSeqAsync();
        var (browser, cookies) = await host.BrowserAsync("agent17");
        browser.Dispose();
        await using var hub = await ConnectAsync(o => o.Cookies = cookies);

        await ChangeAsync("agent16");
        await ChangeAsync("agent17");
        var events = await TakeAsync(hub.StreamAsync<FloorEvent>(nameof(FloorHub.Events), before, Ct), 2);

        events.ShouldAllBe(e => e.Agent == "agent17");
        await Should.ThrowAsync<HubException>(() => hub.InvokeAsync<FloorWire>(nameof(FloorHub.Snapshot), Ct));
    }

    [Fact]
    public async Task Events_OfALockedAccount_End()
    {
        var (browser, _) = await host.BrowserAsync("manager1");
        using (browser)
        {
            await using var body = await browser.GetStreamAsync(new Uri("/api/v1/events", UriKind.Relative), Ct);
            await ChangeAsync("agent16");
            await using var events = SseParser.Create(body).EnumerateAsync(Ct).GetAsyncEnumerator(Ct);
            (await events.MoveNextAsync()).ShouldBeTrue();
            (await events.MoveNextAsync()).ShouldBeTrue();
            host.Services.GetRequiredService<CallCenter.Web.Features.SignIn.AccountChanges>().End("manager1");
            while (await events.MoveNextAsync())
                Ct.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task Commands_AndTheHub_FromAnotherSite_AreRefusedByOriginWhereTheBrowserSaysNoMore()
    {
        var (browser, cookies) = await host.BrowserAsync("agent17");
        using (browser)
        {
            browser.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");
            using var answer = await browser.PutAsJsonAsync(new Uri("/api/v1/agents/agent17/presence", UriKind.Relative), new { state = "signedOut" }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        await using var hub = await ConnectAsync(o =>
        {
            o.Cookies = cookies;
            o.SetRequestHeader("Origin", "http://elsewhere.example");
        });
        await Should.ThrowAsync<Exception>(() => TakeAsync(hub.StreamAsync<FloorEvent>(nameof(FloorHub.Events), 0, Ct), 1));
    }

    [Fact]
    public async Task Hub_ForNobody_IsClosed()
    {
        var refused = await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(_ => { }));
        refused.Message.ShouldContain("401");
    }

    /// <summary>The newest number, when all that was asked for before has been told: facts of the test before this one may still be on their way.</summary>
    private async Task<long> LastSeqAsync()
    {
        await host.Services.GetRequiredService<EffectRunner>().DrainedAsync(Ct);
        return host.Services.GetRequiredService<EventStream>().LastSeq;
    }

    /// <summary>Two facts of one agent: away and back.</summary>
    private async Task ChangeAsync(string agent)
    {
        var switchboard = host.Services.GetRequiredService<ISwitchboard>();
        (await switchboard.AskAsync(new Input.SetPresence(new AgentId(agent), Presence.NotReady, "break", null, "test"), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        (await switchboard.AskAsync(new Input.SetPresence(new AgentId(agent), Presence.SignedOut, null, null, "test"), Ct)).ShouldBeOfType<CommandResult.Accepted>();
    }

    private async Task<HubConnection> ConnectAsync(Action<ClientWebSocketOptions> configure)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new UriBuilder(host.Address) { Scheme = "ws", Path = FloorHub.Path }.Uri));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(configure));
        var hub = builder.Build();
        await hub.StartAsync(Ct);
        return hub;
    }

    private static async Task<List<FloorEvent>> ReadEventsAsync(HttpClient client, long after, int count, Func<FloorEvent, bool> wanted)
    {
        await using var body = await client.GetStreamAsync(new Uri($"/api/v1/events?after={after}", UriKind.Relative), Ct);
        var items = await TakeAsync(SseParser.Create(body, (_, data) => JsonSerializer.Deserialize<FloorEvent>(data, JsonSerializerOptions.Web)!).EnumerateAsync(Ct), count, i => wanted(i.Data));
        items.ShouldAllBe(i => i.EventType == i.Data.Type);
        return [.. items.Select(i => i.Data)];
    }

    private static async Task<List<T>> TakeAsync<T>(IAsyncEnumerable<T> source, int count, Func<T, bool>? wanted = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var taken = new List<T>();
        await foreach (var item in source.WithCancellation(limit.Token))
        {
            if (wanted?.Invoke(item) == false)
                continue;
            taken.Add(item);
            if (taken.Count == count)
                break;
        }

        return taken;
    }
}
