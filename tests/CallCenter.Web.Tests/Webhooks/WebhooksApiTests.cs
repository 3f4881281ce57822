using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Webhooks;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Outbox;
using Persistence.Users;
using Persistence.Webhooks;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Webhooks;

/// <summary>Subscriptions over the wire, told over real HTTP on the loopback: signed, in order, again after failures, never where they may not go.</summary>
[Collection(HostTests.Name)]
public sealed class WebhooksApiTests(RunningHost host) : IAsyncLifetime
{
    // What a ticket of ours tells; reminders of other tickets' time limits are nobody's business here.
    private static readonly string[] Kinds = ["ticket.opened", "ticket.noteAdded", "ticket.cancelled"];

    private readonly List<Guid> _made = [];
    private Receiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IServiceProvider Services => host.Services;

    public async ValueTask InitializeAsync()
    {
        _receiver = await Receiver.StartAsync(CancellationToken.None);
        await AllowAsync("127.0.0.1");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _made)
            await Services.GetRequiredService<WebhookStore>().DeleteAsync(id, new Actor("tester"), CancellationToken.None);
        await AllowAsync("");
        await _receiver.DisposeAsync();
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Roles.Agent, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Supervisor, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Manager, HttpStatusCode.OK)]
    [InlineData(Roles.Administrator, HttpStatusCode.OK)]
    public async Task Webhooks_AreForWhoMayManageThem(string? role, HttpStatusCode expected)
    {
        using var client = await host.ProgramAsync(role);
        using var answer = await client.GetAsync(Path("webhooks"), Ct);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Subscription_IsToldInOrder_Signed_WithoutPersonalData_AndItsKeyIsShownOnce()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        var made = await MakeAsync(client, "order", Kinds);
        var secret = made.GetProperty("secret").GetString()!;
        var number = await TicketAsync();
        await Eventually.IsTrueAsync(() => Of(number).Count >= 3, "all three facts of the ticket");
        var tries = Of(number);
        tries.Select(t => t.Type).Take(3).ShouldBe(["ticket.opened", "ticket.noteAdded", "ticket.cancelled"]);
        tries.Select(t => long.Parse(t.Delivery, CultureInfo.InvariantCulture)).ShouldBeInOrder();
        foreach (var (_, delivery, signature, body) in tries)
        {
            var (at, hash) = (signature.Split(',')[0][2..], signature.Split(',')[1][3..]);
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"))).ShouldBe(hash);
            JsonDocument.Parse(body).RootElement.GetProperty("seq").GetInt64().ToString(CultureInfo.InvariantCulture).ShouldBe(delivery);
            body.ShouldSatisfyAllConditions(b => b.ShouldNotContain("13800138000"), b => b.ShouldNotContain("推送测试"));
        }

        var read = await JsonAsync(client.GetAsync(Path("webhooks/" + Id(made)), Ct), HttpStatusCode.OK);
        read.TryGetProperty("secret", out _).ShouldBeFalse();
        (await JsonAsync(client.PostAsJsonAsync(Path($"webhooks/{Id(made)}/secret"), new { }, Ct), HttpStatusCode.OK)).GetProperty("secret").GetString().ShouldNotBe(secret);
        await using var db = await Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        (await db.Set<WebhookRow>().SingleAsync(w => w.Id == Id(made), Ct)).Secret.ShouldNotContain(secret);
        (await db.AuditEntries.Where(a => a.Subject == "webhook:order").Select(a => a.Command).ToListAsync(Ct)).ShouldBe(["webhook.created", "webhook.rekeyed"]);
    }

    [Fact]
    public async Task FailedTry_IsMadeAgain_BeforeTheNextFact_AndWhatIsGivenUpIsSentAgainByHand()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        _receiver.Answer = (_, _) => Task.FromResult(500);
        var made = await MakeAsync(client, "retry", Kinds);
        var number = await TicketAsync();
        await Eventually.IsTrueAsync(() => Of(number).Count >= 1, "the first try");
        var store = Services.GetRequiredService<WebhookStore>();
        await UntilAsync(async () => (await store.FindAsync(Id(made), Ct))!.Failed >= 1, "the failure is kept");
        Of(number).Select(t => t.Type).Distinct(StringComparer.Ordinal).ShouldBe(["ticket.opened"], "what comes after waits for it");
        (await store.FindAsync(Id(made), Ct))!.NextAt.ShouldNotBeNull();

        // The last try but one: the next failure gives it up.
        await SetAsync(Id(made), w => w.SetProperty(x => x.Failed, WebhookRules.Attempts - 1).SetProperty(x => x.NextAt, (DateTimeOffset?)null));
        await UntilAsync(async () => (await store.LettersAsync(Id(made), 10, null, Ct)).Count == 1, "the dead letter");
        _receiver.Answer = (_, _) => Task.FromResult(200);
        await SetAsync(Id(made), w => w.SetProperty(x => x.NextAt, (DateTimeOffset?)null));
        await Eventually.IsTrueAsync(() => Of(number).Any(t => t.Type == "ticket.cancelled"), "the rest in its order");
        var letter = (await JsonAsync(client.GetAsync(Path($"webhooks/{Id(made)}/dead-letters"), Ct), HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (letter.GetProperty("type").GetString(), letter.GetProperty("status").GetInt32(), letter.GetProperty("problem").GetString()).ShouldBe(("ticket.opened", 500, WebhookProblems.Answer));
        letter.GetProperty("event").GetProperty("number").GetString().ShouldBe(number);
        var before = Of(number).Count;
        var again = await JsonAsync(client.PostAsJsonAsync(Path($"webhooks/{Id(made)}/dead-letters/{letter.GetProperty("id").GetGuid()}/resend"), new { }, Ct), HttpStatusCode.OK);
        again.GetProperty("isTaken").GetBoolean().ShouldBeTrue();
        Of(number).Count.ShouldBe(before + 1);
        (await store.LettersAsync(Id(made), 10, null, Ct))[0].ResentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_AndAHostThatIsNotAllowedIsNotReached()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        var made = await MakeAsync(client, "guard", ["import.*"]);
        _receiver.Answer = (context, _) =>
        {
            context.Response.Headers.Location = _receiver.Address + "/elsewhere";
            return Task.FromResult(307);
        };
        var redirected = await TestAsync(client, made);
        (redirected.GetProperty("status").GetInt32(), redirected.GetProperty("problem").GetString()).ShouldBe((307, WebhookProblems.Answer));
        _receiver.Tries.Count.ShouldBe(1);

        await AllowAsync("");
        (await TestAsync(client, made)).GetProperty("problem").GetString().ShouldBe(WebhookProblems.NotHttps);
        var version = (await JsonAsync(client.GetAsync(Path("webhooks/" + Id(made)), Ct), HttpStatusCode.OK)).GetProperty("version").GetInt32();
        foreach (var address in new[] { _receiver.Address.Replace("http://", "https://", StringComparison.Ordinal), "https://localhost:1/x", "https://[::1]:1/x", "https://169.254.169.254/latest" })
        {
            await JsonAsync(client.PatchAsJsonAsync(Path("webhooks/" + Id(made)), new { version = version++, address }, Ct), HttpStatusCode.OK);
            (await TestAsync(client, made)).GetProperty("problem").GetString().ShouldBe(WebhookProblems.AddressNotAllowed, address);
        }

        _receiver.Tries.Count.ShouldBe(1, "nothing more came");
    }

    [Fact]
    public async Task Receiver_ThatDoesNotAnswer_HoldsUpNobodyElse()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        await using var slow = await Receiver.StartAsync(Ct);
        var silent = new TaskCompletionSource();
        slow.Answer = async (context, _) =>
        {
            await using var gone = context.RequestAborted.Register(() => silent.TrySetResult());
            await silent.Task;
            return 200;
        };
        await MakeAsync(client, "slow", ["ticket.*"], slow.Address);
        await MakeAsync(client, "quick", Kinds);
        var number = await TicketAsync();
        await Eventually.IsTrueAsync(() => !slow.Tries.IsEmpty, "the slow one was asked");
        await Eventually.IsTrueAsync(() => Of(number).Any(t => t.Type == "ticket.cancelled"), "the quick one heard everything");
        silent.TrySetResult();
    }

    [Fact]
    public async Task Subscription_HearsWhatItsMakerMayHear_AndIsSwitchedOffWithHisRight()
    {
        // Evaluations are for reviewers: a manager's subscription to them hears nothing, an administrator's does.
        using var manager = await host.ProgramAsync(Roles.Manager);
        using var administrator = await host.ProgramAsync(Roles.Administrator);
        await using var second = await Receiver.StartAsync(Ct);
        var made = await MakeAsync(manager, "managers", ["evaluation.*", .. Kinds]);
        var all = await MakeAsync(administrator, "admins", ["evaluation.*", "ticket.*"], second.Address);
        (await manager.GetAsync(Path("webhooks/" + Id(all)), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another's is not his to see");
        (await administrator.GetAsync(Path("webhooks/" + Id(made)), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await WriteAsync("evaluation.submitted");
        var number = await TicketAsync();
        await Eventually.IsTrueAsync(() => Of(number).Count >= 3 && second.Tries.Count(t => t.Body.Contains(number, StringComparison.Ordinal)) >= 3, "both heard of the ticket");
        second.Tries.ShouldContain(t => t.Type == "evaluation.submitted");
        _receiver.Tries.ShouldNotContain(t => t.Type == "evaluation.submitted");

        var name = "gone-" + Guid.NewGuid().ToString("N");
        var tokens = Services.GetRequiredService<ApiTokens>();
        var token = await tokens.CreateAsync(name, Roles.Manager, Ct);
        using var passing = new HttpClient { BaseAddress = host.Address };
        passing.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var orphan = await MakeAsync(passing, name, Kinds);
        (await tokens.RevokeAsync((await tokens.ListAsync(Ct)).Single(t => t.Name == name).Hash, Ct)).ShouldBeTrue();
        await TicketAsync();
        var store = Services.GetRequiredService<WebhookStore>();
        await UntilAsync(async () => (await store.FindAsync(Id(orphan), Ct)) is { IsActive: false, LastProblem: WebhookProblems.OwnerGone }, "it was switched off");
    }

    [Fact]
    public async Task Delivery_GoesOnWhereItWas_WhenTheLoopBeginsAnew()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        var made = await MakeAsync(client, "resume", Kinds);
        await JsonAsync(client.PatchAsJsonAsync(Path("webhooks/" + Id(made)), new { version = 1, isActive = false }, Ct), HttpStatusCode.OK);
        var number = await TicketAsync();
        Of(number).ShouldBeEmpty();
        await JsonAsync(client.PatchAsJsonAsync(Path("webhooks/" + Id(made)), new { version = 2, isActive = true }, Ct), HttpStatusCode.OK);

        // A new process has the rows alone: another loop over the same store, which finds the subscription where it was.
        var turn = ActivatorUtilities.CreateInstance<WebhookTurn>(Services);
        var last = await Services.GetRequiredService<OutboxReader>().LastSeqAsync(Ct);
        await turn.RunAsync(Id(made), last, Ct);
        await Eventually.IsTrueAsync(() => Of(number).Any(t => t.Type == "ticket.cancelled"), "what happened meanwhile");
        Of(number).Select(t => t.Delivery).ShouldBeUnique("two loops, each fact once");
        await UntilAsync(async () => (await Services.GetRequiredService<WebhookStore>().FindAsync(Id(made), Ct))!.AfterSeq >= last, "it knows everything");
    }

    [Fact]
    public async Task Subscription_ThatIsWrong_IsRefusedByItsField()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        foreach (var (body, field) in new (object, string)[]
        {
            (new { name = "", address = _receiver.Address, events = new[] { "ticket.*" } }, "name"),
            (new { name = "x", address = "ftp://x/", events = new[] { "ticket.*" } }, "address"),
            (new { name = "x", address = _receiver.Address, events = new[] { "call.*" } }, "events"),
            (new { name = "x", address = _receiver.Address }, "events"),
        })
            (await JsonAsync(client.PostAsJsonAsync(Path("webhooks"), body, Ct), HttpStatusCode.BadRequest)).GetProperty("field").GetString().ShouldBe(field);
        var made = await MakeAsync(client, "twice", Kinds);
        using var twice = await client.PostAsJsonAsync(Path("webhooks"), new { name = "twice", address = _receiver.Address, events = new[] { "ticket.*" } }, Ct);
        twice.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await JsonAsync(client.PatchAsJsonAsync(Path("webhooks/" + Id(made)), new { version = 9, isActive = false }, Ct), HttpStatusCode.Conflict)).GetProperty("rule").GetString().ShouldBe("StaleVersion");
        (await client.DeleteAsync(Path("webhooks/" + Id(made)), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(Path("webhooks/" + Id(made)), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> request, HttpStatusCode expected)
    {
        using var answer = await request;
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static Task<JsonElement> TestAsync(HttpClient client, JsonElement made) => JsonAsync(client.PostAsJsonAsync(Path($"webhooks/{Id(made)}/test"), new { }, Ct), HttpStatusCode.OK);

    private List<(string Type, string Delivery, string Signature, string Body)> Of(string number) => [.. _receiver.Tries.Where(t => t.Body.Contains($"\"{number}\"", StringComparison.Ordinal))];

    private async Task<JsonElement> MakeAsync(HttpClient client, string name, string[] events, string? address = null)
    {
        var made = await JsonAsync(client.PostAsJsonAsync(Path("webhooks"), new { name, address = address ?? _receiver.Address, events }, Ct), HttpStatusCode.Created);
        _made.Add(Id(made));
        return made;
    }

    // A ticket of its own: opened, noted, cancelled.
    private async Task<string> TicketAsync()
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        var ticket = await JsonAsync(
            client.PostAsJsonAsync(Path("tickets"), new { type = "consult", reporterName = "推送测试", reporterPhone = "13800138000", description = "推送测试" }, Ct), HttpStatusCode.Created);
        var number = ticket.GetProperty("number").GetString()!;
        var store = Services.GetRequiredService<Persistence.Tickets.TicketStore>();
        var id = new Crm.Domain.Tickets.TicketId(ticket.GetProperty("id").GetGuid());
        foreach (var command in new Crm.Domain.Tickets.TicketCommand[] { new Crm.Domain.Tickets.TicketCommand.AddNote("推送测试"), new Crm.Domain.Tickets.TicketCommand.Cancel("推送测试") })
            (await store.ChangeAsync(id, null, [command], new Actor("agent1"), Ct)).ShouldBeOfType<SaveResult<Crm.Domain.Tickets.Ticket>.Saved>();
        return number;
    }

    private Task WriteAsync(string type) => Services.GetRequiredService<StoreWriter>().WriteAsync(
        db =>
        {
            db.Outbox.Add(new OutboxRow { Type = type, CreatedAt = TimeProvider.System.GetUtcNow(), Payload = $$"""{"id":"{{Guid.CreateVersion7()}}"}""" });
            return Task.CompletedTask;
        },
        Ct);

    private Task SetAsync(Guid id, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<WebhookRow>> set) =>
        Services.GetRequiredService<StoreWriter>().WriteAsync(db => db.Set<WebhookRow>().Where(w => w.Id == id).ExecuteUpdateAsync(set, Ct), Ct);

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            tries.ShouldBeLessThan(1_200, what);
            await Task.Delay(50, Ct);
        }
    }

    private async Task AllowAsync(string hosts)
    {
        var settings = Services.GetRequiredService<SettingStore>();
        var version = (await settings.ListAsync(CancellationToken.None)).TryGetValue(WebhookSettings.PrivateHosts.Key, out var set) ? set.Version : 0;
        (await settings.SaveAsync(WebhookSettings.PrivateHosts.Key, hosts, version, new Actor("tester"), CancellationToken.None)).ShouldBeOfType<SaveResult<int>.Saved>();
    }
}
