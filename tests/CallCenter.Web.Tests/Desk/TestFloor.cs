using System.Collections.Immutable;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Switchboard;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Persistence;
using Persistence.Customers;
using Persistence.Sqlite;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ports;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>The real switchboard, exchange, screen pop and SQLite store without wires: calls are inputs, effects to the wire are noted.</summary>
internal sealed class TestFloor : IAsyncDisposable
{
    /// <summary>Rings and after-call work go by the real clock here: no test shall have to be quicker than them.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(10);

    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly IHostedService[] _hosted;

    private TestFloor()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddPersistence(SqliteStore.ForFile(_folder.File("desk.db")));
        services.AddSingleton<IJournal, NoJournal>();
        services.AddSingleton<ITelephony>(Wire);
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<Switchboard.Switchboard>();
        services.AddSingleton<ISwitchboard>(s => s.GetRequiredService<Switchboard.Switchboard>());
        services.AddHostedService(s => s.GetRequiredService<EffectRunner>());
        services.AddHostedService(s => s.GetRequiredService<Switchboard.Switchboard>());
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddDesk();
        _services = services.BuildServiceProvider();
        _hosted = [.. _services.GetServices<IHostedService>()];
    }

    public QuietWire Wire { get; } = new();

    public ISwitchboard Switchboard => _services.GetRequiredService<ISwitchboard>();

    public IScreenPops Pops => _services.GetRequiredService<IScreenPops>();

    public IServiceProvider Services => _services;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TestFloor> OpenAsync()
    {
        var floor = new TestFloor();
        await floor._services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await using (var db = await floor.DbAsync())
        {
            db.Categories.Add(new ProductCategory { Code = "AC", NameZh = "空调", NameEn = "Air conditioner" });
            db.Symptoms.Add(new Symptom { Code = "AC-S01", CategoryCode = "AC", NameZh = "不制冷", NameEn = "No cooling" });
            await db.SaveChangesAsync(Ct);
        }

        foreach (var hosted in floor._hosted)
            await hosted.StartAsync(Ct);
        (await floor.Switchboard.AskAsync(new Input.Configure(Floor.Plan with { Entries = Entries, Queues = Floor.Plan.Queues.ToImmutableSortedDictionary(q => q.Key, q => q.Value with { RingTimeout = Patient, WrapUp = Patient }) }), Ct)).ShouldBeOfType<CommandResult.Accepted>();
        return floor;
    }

    public Task<AppDb> DbAsync() => _services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);

    public async Task<Customer> CustomerAsync(string name, string phone)
    {
        var card = new QuickCard(name, PhoneNumber.Normalize(phone, PhoneSource.Typed));
        return (await _services.GetRequiredService<CustomerStore>().CreateAsync(card, new Actor("test"), Ct)).ShouldBeOfType<SaveResult<Customer>.Saved>().Value;
    }

    /// <summary>A new circuit of the agent: what a first visit, a reload or a second browser is to the server.</summary>
    /// <param name="agent">Whose.</param>
    /// <param name="clock">By which the desk itself counts; the floor goes by the real one.</param>
    public async Task<DeskSession> DeskAsync(AgentId agent, TimeProvider? clock = null)
    {
        var desk = ActivatorUtilities.CreateInstance<DeskSession>(_services, clock ?? TimeProvider.System);
        await desk.OpenAsync(agent, Ct);
        return desk;
    }

    /// <summary>A desk whose agent is ready with his browser phone connected.</summary>
    public async Task<DeskSession> ReadyDeskAsync(AgentId agent, TimeProvider? clock = null)
    {
        var desk = await DeskAsync(agent, clock);
        Switchboard.TryPost(new Input.DeviceChanged(agent, AgentDevice.Browser, true)).ShouldBeTrue();
        (await desk.ChooseAsync(new PresenceChoice(Presence.Ready, null, null), Ct)).ShouldBeTrue();
        return desk;
    }

    /// <summary>A command that must be accepted.</summary>
    public async Task DoAsync(Input command)
    {
        var answer = await Switchboard.AskAsync(command, Ct);
        answer.ShouldBeOfType<CommandResult.Accepted>((answer as CommandResult.Refused)?.Reason.Rule);
    }

    /// <summary>A caller reaches the queue's own number.</summary>
    public InteractionId Call(string from)
    {
        var id = new InteractionId(Guid.CreateVersion7());
        Switchboard.TryPost(new Input.CallArrived(id, from, "4008001001", "demo")).ShouldBeTrue();
        return id;
    }

    /// <summary>A caller reaches the queue and rings at the desk.</summary>
    public async Task<InteractionId> RingAsync(DeskSession desk, string from)
    {
        var id = Call(from);
        await Eventually.IsTrueAsync(() => desk.View.Rings && desk.View.Interaction == id && desk.Pop is { IsComplete: true }, "the call rings at the desk with its pop");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted.Reverse())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static ImmutableSortedDictionary<string, EntryPoint> Entries { get; } = ImmutableSortedDictionary.Create<string, EntryPoint>(StringComparer.Ordinal)
        .Add("4008001001", new EntryPoint("4008001001", null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), Floor.Repair));

    internal sealed class QuietWire : ITelephony
    {
        public System.Collections.Concurrent.ConcurrentQueue<Effect> Seen { get; } = new();

        public void Perform(Effect effect) => Seen.Enqueue(effect);
    }

    private sealed class NoJournal : IJournal
    {
        public void Append(long seq, DateTimeOffset at, Input input)
        {
        }
    }
}
