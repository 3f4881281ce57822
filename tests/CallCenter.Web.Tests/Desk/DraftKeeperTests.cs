using System.Collections.Immutable;
using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Features.Desk;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence;
using Persistence.Drafts;
using Persistence.Sqlite;
using Shouldly;
using Telephony.Calls;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DraftKeeperTests : IDisposable
{
    private const string Words = "内机吹常温风，客户说夜里更响";
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void Box_GivesBackEveryFieldOfAForm_AndNothingOfItCanBeReadWithoutTheKeys()
    {
        var draft = Full(1);
        var box = new DraftBox(new EphemeralDataProtectionProvider());

        var closed = box.Close(draft);

        closed.ShouldNotContain("13812348000");
        var back = box.Open<DeskDraft>(closed)!;
        (back with { Said = draft.Said, Sources = draft.Sources, Tried = draft.Tried }).ShouldBe(draft);
        back.Said.ShouldBe(draft.Said, ignoreOrder: true);
        back.Sources.ShouldBe(draft.Sources, ignoreOrder: true);
        back.Tried.ShouldBe(draft.Tried);
        new DraftBox(new EphemeralDataProtectionProvider()).Open<DeskDraft>(closed).ShouldBeNull("other keys");
        box.Open<DeskDraft>("no form at all").ShouldBeNull();
    }

    [Fact]
    public void Box_GivesBackACallbackForm_AndKnowsItFromADesks()
    {
        var draft = Answers(1);
        var box = new DraftBox(new EphemeralDataProtectionProvider());

        var closed = box.Close(draft);

        closed.ShouldNotContain(Words);
        box.Open<CallbackDraft>(closed).ShouldBe(draft);
        box.Open<DeskDraft>(closed).ShouldBeNull();
        box.Open<CallbackDraft>(box.Close(Full(1))).ShouldBeNull();
    }

    [Fact]
    public void Box_OfTheLongestForm_FitsIntoTheStore()
    {
        var longest = Full(1) with { Description = new string('鑫', 4_000), NewName = new string('鑫', 80), NewAddress = new string('鑫', 200), SymptomText = new string('鑫', 100), ContactName = new string('鑫', 80) };

        var box = new DraftBox(new EphemeralDataProtectionProvider());
        box.Close(longest).Length.ShouldBeLessThanOrEqualTo(DeskDraftStore.MostContent);
        box.Close(Answers(1) with { Notes = new string('鑫', CallbackRules.TextLength) }).Length.ShouldBeLessThanOrEqualTo(DeskDraftStore.MostContent);
    }

    [Fact]
    public async Task Form_ThatIsBegun_OutlivesTheProcess_ForTheSameAgentAlone()
    {
        await using (var first = await StartAsync())
        {
            first.Shelf.Put(Floor.Lin, Full(1));
            first.Shelf.Put(Floor.Chen, new DeskDraft { Interaction = Id(2), ContactName = "周敏", KeptAt = Floor.Now });
            await first.StopAsync();
        }

        await using var second = await StartAsync();

        second.Shelf.Find(Floor.Lin, Id(1))!.Description.ShouldBe(Words);
        second.Shelf.LeftBy(Floor.Lin, Floor.Now.AddDays(-1)).ShouldHaveSingleItem().Interaction.ShouldBe(Id(1));
        second.Shelf.LeftBy(Floor.Chen, Floor.Now.AddDays(-1)).ShouldBeEmpty();
        second.Shelf.Find(Floor.Chen, Id(2)).ShouldBeNull("nobody had typed anything: it is filled from the pop again");
        second.Shelf.Find(Floor.Chen, Id(1)).ShouldBeNull();
        await second.StopAsync();
    }

    [Fact]
    public async Task Form_ThatIsSavedOrDropped_LeavesTheStore()
    {
        await using var house = await StartAsync();
        house.Shelf.Put(Floor.Lin, Full(1));
        house.Shelf.Put(Floor.Lin, Full(2));
        await house.Keeper.FlushAsync(Ct);
        (await house.RowsAsync()).ShouldBe(2);

        house.Shelf.Put(Floor.Lin, Full(1) with { TicketNumber = "T-261122-0007" });
        house.Shelf.Drop(Floor.Lin, Id(2));
        await house.Keeper.FlushAsync(Ct);

        (await house.RowsAsync()).ShouldBe(0);
        await house.StopAsync();
    }

    [Fact]
    public async Task CallbackForm_OutlivesTheProcess_ForTheSameAgentAlone_UntilItsAttemptIsRecorded()
    {
        await using (var first = await StartAsync())
        {
            first.Callbacks.Put("callback1", Answers(1));
            first.Callbacks.Put("callback2", new CallbackDraft { Task = new CallbackId(About(2)), KeptAt = Floor.Now });
            first.Shelf.Put(Floor.Lin, Full(3));
            await first.StopAsync();
        }

        await using (var second = await StartAsync())
        {
            second.Callbacks.Find(new DraftKey("callback1", About(1))).ShouldBe(Answers(1));
            second.Callbacks.Find(new DraftKey("callback2", About(1))).ShouldBeNull();
            second.Callbacks.Find(new DraftKey("callback2", About(2))).ShouldBeNull("nothing was chosen or typed");
            second.Shelf.Find(Floor.Lin, Id(3))!.Description.ShouldBe(Words);
            (second.Callbacks.Count, second.Shelf.Count).ShouldBe((1, 1), "each on its own shelf");

            second.Callbacks.Drop(new DraftKey("callback1", About(1)));
            await second.StopAsync();
            (await second.RowsAsync()).ShouldBe(1, "the desk's");
        }

        await using var third = await StartAsync();
        (third.Callbacks.Count, third.Shelf.Count).ShouldBe((0, 1));
        await third.StopAsync();
    }

    [Fact]
    public async Task CallbackForm_PushedOffAFullShelf_LeavesTheStore()
    {
        await using var house = await StartAsync();
        for (var n = 1; n <= House.MostCallbacks; n++)
            house.Callbacks.Put("callback1", Answers(n));
        await house.Keeper.FlushAsync(Ct);

        house.Callbacks.Put("callback1", Answers(House.MostCallbacks + 1));
        await house.Keeper.FlushAsync(Ct);

        house.Callbacks.Find(new DraftKey("callback1", About(1))).ShouldBeNull("the longest untouched");
        house.Callbacks.Count.ShouldBe(House.MostCallbacks);
        (await house.RowsAsync()).ShouldBe(House.MostCallbacks);
        await house.StopAsync();
    }

    [Fact]
    public async Task Form_OfTheVersionBefore_IsOpened_AndWhatNobodyKnowsStaysWhereItIs()
    {
        await using (var before = await StartAsync())
        {
            var keys = before.Services.GetRequiredService<IDataProtectionProvider>();
            var desk = keys.CreateProtector("AfterSales.DeskDraft.v1").Protect($$$"""{"interaction":{"value":"{{{About(1):D}}}"},"description":"{{{Words}}}","said":["gas-1"],"keptAt":"2026-11-24T01:30:00+00:00"}""");
            var later = keys.CreateProtector("AfterSales.FormOfTomorrow.v1").Protect("{}");
            await before.Services.GetRequiredService<DeskDraftStore>().WriteAsync(
                [new(Floor.Lin.Value, About(1), desk, Floor.Now), new(Floor.Lin.Value, About(2), later, Floor.Now), new(Floor.Lin.Value, About(3), "no form at all", Floor.Now)], Ct);
            await before.StopAsync();
        }

        await using var house = await StartAsync();

        var back = house.Shelf.Find(Floor.Lin, Id(1))!;
        back.Description.ShouldBe(Words);
        back.Said.ShouldBe(["gas-1"]);
        (house.Shelf.Count, house.Callbacks.Count).ShouldBe((1, 0));
        house.Log.Lines.ShouldContain(l => l.StartsWith("2 half-filled forms cannot be opened", StringComparison.Ordinal));
        // A new form of the same contact, with nothing in it yet: what could not be opened is not taken out for it.
        house.Shelf.Put(Floor.Lin, new DeskDraft { Interaction = Id(2), KeptAt = Floor.Now });
        house.Shelf.Drop(Floor.Lin, Id(1));
        await house.StopAsync();
        (await house.RowsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Typing_IsWrittenByItself_ManyLettersAtOnce()
    {
        await using var house = await StartAsync();
        for (var i = 1; i <= Words.Length; i++)
            house.Shelf.Put(Floor.Lin, Full(1) with { Description = Words[..i] });

        await Eventually.IsTrueAsync(() => house.Written(Id(1)) == Words, "the last letter is in the store");
        house.Log.Writes.ShouldBeLessThan(Words.Length, "letters are not transactions");
        await house.StopAsync();
    }

    [Fact]
    public async Task Store_ThatFails_LosesNothing_AndSaysSoWithoutWords()
    {
        await using var house = await StartAsync();
        await using (var db = await house.DbAsync())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE DeskDrafts RENAME TO Gone", Ct);
        house.Shelf.Put(Floor.Lin, Full(1));
        await house.Keeper.FlushAsync(Ct);
        await using (var db = await house.DbAsync())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Gone RENAME TO DeskDrafts", Ct);

        await house.Keeper.FlushAsync(Ct);

        (await house.RowsAsync()).ShouldBe(1);
        house.Log.Lines.ShouldContain(l => l.Contains("not written", StringComparison.Ordinal));
        house.Log.Lines.ShouldAllBe(l => !l.Contains(Words, StringComparison.Ordinal) && !l.Contains("13812348000", StringComparison.Ordinal));
        await house.StopAsync();
    }

    [Fact]
    public async Task Desk_AfterTheContactIsGone_TakesTheLeftFormUpAgain_WithItsCustomer_AndACallGoesFirst()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        floor.Services.GetRequiredService<DraftShelf>().Put(Floor.Lin, new DeskDraft { Interaction = Id(7), Customer = customer.Id, Description = Words, KeptAt = TimeProvider.System.GetUtcNow() });
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        desk.Draft.ShouldBeNull();
        var left = desk.LeftForms.ShouldHaveSingleItem();

        desk.GoOn(await floor.Services.GetRequiredService<LeftCallers>().FindAsync(left, Ct));

        desk.FillsLeft.ShouldBeTrue();
        desk.Draft!.Description.ShouldBe(Words);
        desk.Pop!.Card!.Candidates.ShouldHaveSingleItem().Customer.Name.ShouldBe("周敏");

        var call = await floor.RingAsync(desk, "13900001111");
        desk.FillsLeft.ShouldBeFalse();
        desk.Draft!.Interaction.ShouldBe(call);
        (await desk.RejectAsync(Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => desk.FillsLeft && desk.Draft is { Description: Words } && desk.Pop?.Interaction == Id(7), "the form is there again after the call");

        var undo = desk.DropLeft(desk.Draft!);
        desk.LeftForms.ShouldBeEmpty();
        undo();
        desk.LeftForms.ShouldHaveSingleItem();
        desk.CloseLeft();
        desk.Draft.ShouldBeNull();
        desk.LeftForms.ShouldHaveSingleItem("closed, not saved");
    }

    private static DeskDraft Full(int n) => new()
    {
        Interaction = Id(n),
        Customer = new CustomerId(new Guid(n, 1, 0, new byte[8])),
        NewName = "周",
        NewRegion = "310115",
        NewRegionName = "上海 浦东",
        NewAddress = "人民路 1 号",
        Type = TicketType.Install,
        Unit = new UnitId(new Guid(n, 2, 0, new byte[8])),
        UnitGround = UnitGround.Keyed,
        Category = "AC",
        Symptom = "AC-S01",
        SymptomText = "不制冷",
        Description = Words,
        ContactName = "周敏",
        ContactPhone = "13812348000",
        Priority = Enum.GetValues<TicketPriority>()[^1],
        PriorityGround = Enum.GetValues<PriorityGround>()[^1],
        HasChosenPriority = true,
        Said = ["gas-1", "gas-2"],
        Address = new AddressId(new Guid(n, 3, 0, new byte[8])),
        Visit = new AppointmentSlot(Floor.Now, Floor.Now.AddHours(4)),
        Sources = ImmutableDictionary<string, DraftSource>.Empty.Add(DraftFields.Contact, DraftSource.Profile),
        Article = "K-0001",
        SolvedBy = "K-0002",
        Tried = ["K-0003"],
        KeptAt = Floor.Now.AddSeconds(n),
    };

    private static CallbackDraft Answers(int n) => new()
    {
        Task = new CallbackId(About(n)),
        Outcome = AttemptOutcome.Reached,
        IsProposed = true,
        IsSolved = false,
        WasOnTime = true,
        Attitude = Enum.GetValues<Attitude>()[^1],
        Score = 4,
        Charged = "180.50",
        Notes = Words,
        IsComplaint = true,
        IsPartial = true,
        LaterDay = "2026-11-25",
        LaterTime = "10:30",
        KeptAt = Floor.Now.AddSeconds(n),
    };

    private static InteractionId Id(int n) => new(About(n));

    private static Guid About(int n) => new(n, 0, 0, new byte[8]);

    private async Task<House> StartAsync()
    {
        var house = new House(_folder);
        await house.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await house.Keeper.StartAsync(Ct);
        return house;
    }

    /// <summary>A process with the shelves and their keeper, over the folder's store and keys.</summary>
    private sealed class House : IAsyncDisposable
    {
        public const int MostCallbacks = 3;

        private readonly ServiceProvider _services;

        public House(TempFolder folder)
        {
            var services = new ServiceCollection();
            services.AddLogging(l => l.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
            services.AddPersistence(SqliteStore.ForFile(folder.File("desk.db")));
            services.AddSingleton<TimeProvider>(new SettledClock());
            services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder.Path));
            services.AddSingleton<DraftShelf>().AddSingleton<IFormShelf>(s => s.GetRequiredService<DraftShelf>().Forms);
            services.AddSingleton(new FormShelf<CallbackDraft>(MostCallbacks)).AddSingleton<IFormShelf>(s => s.GetRequiredService<FormShelf<CallbackDraft>>());
            services.AddSingleton<DraftBox>().AddSingleton<DraftKeeper>();
            _services = services.BuildServiceProvider();
        }

        public SeenLog Log { get; } = new();

        public IServiceProvider Services => _services;

        public DraftShelf Shelf => _services.GetRequiredService<DraftShelf>();

        public FormShelf<CallbackDraft> Callbacks => _services.GetRequiredService<FormShelf<CallbackDraft>>();

        public DraftBox Box => _services.GetRequiredService<DraftBox>();

        public DraftKeeper Keeper => _services.GetRequiredService<DraftKeeper>();

        public Task<AppDb> DbAsync() => _services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);

        public async Task<int> RowsAsync()
        {
            await using var db = await DbAsync();
            return await db.Set<DeskDraftRow>().CountAsync(Ct);
        }

        public string? Written(InteractionId contact)
        {
            using var db = Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
            return db.Set<DeskDraftRow>().SingleOrDefault(r => r.InteractionId == contact.Value) is { } row ? Box.Open<DeskDraft>(row.Content)!.Description : null;
        }

        public Task StopAsync() => ((IHostedService)Keeper).StopAsync(CancellationToken.None);

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }

    /// <summary>Real timers on the floor's day: what is kept is as old as the tests say.</summary>
    private sealed class SettledClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Floor.Now;
    }
}
