using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Imports;
using Shouldly;
using Xunit;
using static Persistence.Tests.Callbacks.CallbackWorld;

namespace Persistence.Tests.Imports;

/// <summary>What every provider must do alike with imports: rows, duplicates, faults, restarts, undo.</summary>
public abstract class ImportsContract
{
    private static readonly Actor Supervisor = new("supervisor1", "desk-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Rows_BecomeCustomers_WithNumbersPhonesPlacesAndAudit()
    {
        await using var store = await NewStoreAsync();
        var import = await RunAsync(store, DuplicateChoice.Skip, false,
            Row("周敏", "13800138000", address: "山东省青岛市市南区香港中路76号"), Row("", "13800138001"), Row("王小明", "13800138002"), Row("王小明又来", "138 0013 8002"));
        (import.State, import.Done, import.Created, import.Skipped, import.Failed).ShouldBe((ImportState.Done, 4, 2, 1, 1));
        await using var db = store.Open();
        (await db.Customers.OrderBy(c => c.Number).Select(c => c.Name).ToListAsync(Ct)).ShouldBe(["周敏", "王小明"]);
        (await db.CustomerAddresses.SingleAsync(Ct)).Detail.ShouldBe("香港中路76号");
        var fault = (await store.Get<ImportStore>().FaultsAsync(import.Id, 10, 0, Ct)).ShouldHaveSingleItem();
        (fault.Line, fault.Field, ImportStore.RefusalOf(fault.Refusal).Rule).ShouldBe((3, "customerName", FieldRules.Missing));
        (await db.AuditEntries.CountAsync(a => a.Command == "customer.imported", Ct)).ShouldBe(2);
        (await db.Outbox.CountAsync(o => o.Type == "import.ended", Ct)).ShouldBe(1, "one fact for all rows");
        (await Saved(store.Get<CustomerEditor>().CreateAsync(new CustomerDraft { Name = "下一位", Phones = [new PhoneDraft("13900139000")] }, Supervisor, Ct))).Number.ShouldBe("C-0000003", "numbers go on behind the import's");
    }

    [Fact]
    public async Task DryRun_WritesNothing_AndCountsWhatTheRunThenDoes()
    {
        await using var store = await NewStoreAsync();
        await store.CustomerAsync(1, Ct);
        ImmutableArray<Dictionary<string, string>> rows = [Row("甲", "13800000001"), Row("乙", "13800138001"), Row("丙", "13800138001"), Row("丁", "x")];
        var tried = await RunAsync(store, DuplicateChoice.Skip, true, [.. rows]);
        (tried.Created, tried.Updated, tried.Skipped, tried.Failed).ShouldBe((1, 0, 2, 1));
        await using (var db = store.Open())
            (await db.Customers.CountAsync(Ct)).ShouldBe(1);
        await Refused(store.Get<ImportStore>().UndoAsync(tried.Id, Supervisor, Ct));
        var run = await GoAsync(store, tried.Id, DuplicateChoice.Skip, false, [.. rows]);
        (run.Created, run.Updated, run.Skipped, run.Failed).ShouldBe((1, 0, 2, 1));
        (await store.Get<ImportStore>().FaultsAsync(run.Id, 10, 0, Ct)).Count.ShouldBe(1, "the dry run's faults made room");
    }

    [Fact]
    public async Task FillEmpty_FillsOnlyWhatIsEmpty_AndUndoEmptiesItAgain()
    {
        await using var store = await NewStoreAsync();
        var known = await store.CustomerAsync(1, Ct);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var import = await RunAsync(store, DuplicateChoice.FillEmpty, false,
            new Dictionary<string, string> { ["customerName"] = "别的名字", ["phone"] = "13800000001", ["phone2"] = "13700137000", ["notes"] = "门禁 1234", ["address"] = "山东省青岛市市南区香港中路76号" });
        (import.Created, import.Updated).ShouldBe((0, 1));
        await using (var db = store.Open())
        {
            var filled = await db.Customers.SingleAsync(Ct);
            (filled.Name, filled.Notes, filled.Version).ShouldBe((known.Name, "门禁 1234", 2));
            (await db.CustomerPhones.OrderBy(p => p.E164).Select(p => p.IsPrimary).ToListAsync(Ct)).ShouldBe([false, true]);
        }

        await Saved(store.Get<ImportStore>().UndoAsync(import.Id, Supervisor, Ct));
        await UndoAllAsync(store, import.Id);
        await using (var db = store.Open())
        {
            (await db.Customers.SingleAsync(Ct)).Notes.ShouldBeNull();
            (await db.CustomerPhones.SingleAsync(Ct)).E164.ShouldBe("+8613800000001");
            (await db.CustomerAddresses.CountAsync(Ct)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task MakeAnyway_MakesASecondOneWithTheNumber()
    {
        await using var store = await NewStoreAsync();
        await store.CustomerAsync(1, Ct);
        var import = await RunAsync(store, DuplicateChoice.MakeAnyway, false, Row("甲", "13800000001"), Row("乙", "13800000001"));
        import.Created.ShouldBe(2);
    }

    [Fact]
    public async Task Undo_TakesBackWhatNobodyTouched_AndListsTheRest()
    {
        await using var store = await NewStoreAsync();
        var imports = store.Get<ImportStore>();
        var import = await RunAsync(store, DuplicateChoice.Skip, false, Row("改过的", "13800138001"), Row("报修的", "13800138002"), Row("没人动", "13800138003"));
        await using (var db = store.Open())
        {
            var made = await db.Customers.OrderBy(c => c.Number).ToListAsync(Ct);
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            var (_, draft) = (await store.Get<CustomerEditor>().ReadAsync(made[0].Id, Ct))!.Value;
            await Saved(store.Get<CustomerEditor>().SaveAsync(made[0].Id, 1, draft with { Notes = "老客户" }, new Actor("agent1"), Ct));
            await store.OpenAsync(made[1], Ct);
        }

        await Saved(imports.UndoAsync(import.Id, Supervisor, Ct));
        var undone = await UndoAllAsync(store, import.Id);
        (undone.State, undone.Undone, undone.Kept).ShouldBe((ImportState.Undone, 1, 2));
        (await imports.KeptAsync(import.Id, 10, Ct)).Select(k => k.Line).ShouldBe([2, 3]);
        await using var after = store.Open();
        (await after.Customers.OrderBy(c => c.Number).Select(c => c.Name).ToListAsync(Ct)).ShouldBe(["改过的", "报修的"]);
        (await Refused(imports.UndoAsync(import.Id, Supervisor, Ct))).Rule.ShouldBe(ImportStore.WrongState);
    }

    [Fact]
    public async Task Undo_AfterADay_IsRefused_AndItsMemoryGoes()
    {
        await using var store = await NewStoreAsync();
        var imports = store.Get<ImportStore>();
        var import = await RunAsync(store, DuplicateChoice.Skip, false, Row("甲", "13800138001"), Row("乙", "12x"));
        (await imports.ForgetAsync(Ct)).ShouldBeEmpty();
        (await imports.FaultsAsync(import.Id, 10, 0, Ct)).ShouldHaveSingleItem();
        store.Clock.Advance(ImportLimits.UndoFor + TimeSpan.FromMinutes(1));
        (await Refused(imports.UndoAsync(import.Id, Supervisor, Ct))).Rule.ShouldBe(ImportStore.TooLate);
        (await imports.ForgetAsync(Ct)).ShouldBe([import.Id]);
        (await imports.FaultsAsync(import.Id, 10, 0, Ct)).ShouldBeEmpty("refused cells are people's names and numbers");
        (await imports.FindAsync(import.Id, Ct))!.Failed.ShouldBe(1);
    }

    [Fact]
    public async Task AfterARestart_ItGoesOnBehindTheCommittedRows_AndACancelStopsIt()
    {
        await using var store = await NewStoreAsync();
        var upload = await AddAsync(store, 4);
        await Saved(store.Get<ImportStore>().StartAsync(upload.Id, ["customerName", "phone"], DuplicateChoice.Skip, false, Supervisor, Ct));
        await ApplyAsync(store, upload.Id, 0, Row("甲", "13800138001"), Row("乙", "13800138002"));
        await store.RestartAsync();
        var next = (await store.Get<ImportStore>().NextAsync(Ct)).ShouldNotBeNull();
        (next.Id, next.Done, next.State).ShouldBe((upload.Id, 2, ImportState.Running));
        await Saved(store.Get<ImportStore>().CancelAsync(upload.Id, Supervisor, Ct));
        var stopped = await ApplyAsync(store, upload.Id, 2, Row("丙", "13800138003"));
        (stopped.IsCancelled, stopped.Done).ShouldBe((true, 2), "rows after the cancel are not written");
        await store.Get<ImportStore>().EndAsync(upload.Id, ImportState.Cancelled, null, Ct);
        await Saved(store.Get<ImportStore>().UndoAsync(upload.Id, Supervisor, Ct));
        (await UndoAllAsync(store, upload.Id)).Undone.ShouldBe(2);
    }

    [Fact]
    public async Task SameFileAgain_IsTold_AndTheMappingOfTheLastOneIsRemembered()
    {
        await using var store = await NewStoreAsync();
        var imports = store.Get<ImportStore>();
        var first = await AddAsync(store, 1, ["A", "B"]);
        ImportStore.MappingOf(first).ShouldBe([null, null]);
        await GoAsync(store, first.Id, DuplicateChoice.Skip, false, [Row("甲", "13800138001")]);
        var second = await AddAsync(store, 1, ["A", "B"]);
        ImportStore.MappingOf(second).ShouldBe(["customerName", "phone"]);
        (await imports.EarlierAsync(second, Ct))!.Id.ShouldBe(first.Id);
        var other = await AddAsync(store, 1, ["A", "B"], "other");
        (await imports.EarlierAsync(other, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Units_AreRegisteredWithTheirCoverages_AndGoAgain()
    {
        await using var store = await NewStoreAsync();
        await store.Get<DemoData>().LoadAsync(store.Clock.GetUtcNow(), null, Ct);
        string model, number;
        int before;
        await using (var db = store.Open())
        {
            model = await db.Models.OrderBy(m => m.Code).Select(m => m.Code).FirstAsync(Ct);
            number = await db.Customers.OrderBy(c => c.Number).Select(c => c.Number).FirstAsync(Ct);
            before = await db.Units.CountAsync(Ct);
        }

        Dictionary<string, string> Unit(string serial, string of, string user) => new() { ["serial"] = serial, ["model"] = of, ["user"] = user, ["purchased"] = "2026-10-01" };
        var upload = await AddAsync(store, 4, ["serial", "model", "user", "purchased"], kind: ImportKind.Units);
        var import = await GoAsync(store, upload.Id, DuplicateChoice.Skip, false, [Unit("IMPORT0001", model, number), Unit("IMPORT-0001", model, number), Unit("IMPORT0002", "没有的型号", ""), Unit("IMPORT0003", model, "C-9999999")], ["serial", "model", "user", "purchased"]);
        (import.Created, import.Skipped, import.Failed).ShouldBe((1, 1, 2));
        await using (var db = store.Open())
        {
            var unit = await db.Units.SingleAsync(u => u.SerialNo == "IMPORT0001", Ct);
            (await db.Coverages.AnyAsync(c => c.UnitId == unit.Id, Ct)).ShouldBeTrue();
            (await db.UnitEvents.AnyAsync(e => e.UnitId == unit.Id, Ct)).ShouldBeTrue();
        }

        await Saved(store.Get<ImportStore>().UndoAsync(import.Id, Supervisor, Ct));
        (await UndoAllAsync(store, import.Id)).Undone.ShouldBe(1);
        await using var after = store.Open();
        (await after.Units.CountAsync(Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task RowsThatCollide_AreWrittenAfterAll_AndOnlyWhereTheyWereCut()
    {
        await using var store = await NewStoreAsync();
        var (target, imports) = Troubled(store);
        var import = await AddAsync(store, 3);
        await Saved(imports.StartAsync(import.Id, ["customerName", "phone"], DuplicateChoice.Skip, false, Supervisor, Ct));
        target.Collisions = 2;
        HashSet<string> seen = new(StringComparer.Ordinal);
        ImportLine[] first = [new(2, Row("甲", "13800138001")), new(3, Row("乙", "13800138002"))];
        var applied = await Saved(imports.ApplyAsync(import.Id, 0, first, seen, Ct));
        (applied.Done, applied.Created, seen.Count).ShouldBe((2, 2, 2));
        var late = await Saved(imports.ApplyAsync(import.Id, 0, first, new HashSet<string>(StringComparer.Ordinal), Ct));
        (late.Done, late.Created, late.Skipped).ShouldBe((2, 2, 0), "another node's rows are not counted again");
        target.Collisions = 1000;
        (await Refused(imports.ApplyAsync(import.Id, 2, [new(4, Row("丙", "13800138003"))], seen, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await imports.FindAsync(import.Id, Ct))!.Done.ShouldBe(2, "what was not written is not done");
        await using var db = store.Open();
        (await db.Customers.CountAsync(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task UndoThatCollides_IsTriedAgain_AndWhatThrows_IsKeptWithItsReason()
    {
        await using var store = await NewStoreAsync();
        var (target, imports) = Troubled(store);
        var import = await RunAsync(store, DuplicateChoice.Skip, false, Row("甲", "13800138001"), Row("乙", "13800138002"), Row("丙", "13800138003"));
        await Saved(imports.UndoAsync(import.Id, Supervisor, Ct));
        target.Collisions = 2;
        target.Bad.Add(3);
        while (await imports.UndoNextAsync(import.Id, Ct))
        {
        }

        var undone = (await imports.EndAsync(import.Id, ImportState.Undone, null, Ct))!;
        (undone.Undone, undone.Kept).ShouldBe((2, 1));
        await using var db = store.Open();
        (await db.Customers.SingleAsync(Ct)).Name.ShouldBe("乙");
        (await db.AuditEntries.SingleAsync(a => a.Command == "import.changeKept", Ct)).After.ShouldBe("3 InvalidOperationException");
    }

    [Fact]
    public async Task WhatOneImportTouchedTwice_IsTakenBackWhole()
    {
        await using var store = await NewStoreAsync();
        var imports = store.Get<ImportStore>();
        await store.CustomerAsync(1, Ct);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var import = await AddAsync(store, 4);
        await Saved(imports.StartAsync(import.Id, ["customerName", "phone"], DuplicateChoice.FillEmpty, false, Supervisor, Ct));
        await ApplyAsync(store, import.Id, 0,
            new Dictionary<string, string>(Row("甲", "13800000001")) { ["phone2"] = "13700137000" }, new Dictionary<string, string>(Row("新来的", "13800138001")) { ["phone2"] = "13700137001" });
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync(store, import.Id, 2,
            new Dictionary<string, string>(Row("甲", "13700137000")) { ["notes"] = "门禁 1234" }, new Dictionary<string, string>(Row("新来的", "13700137001")) { ["notes"] = "门禁 5678" });
        var ended = (await imports.EndAsync(import.Id, ImportState.Done, null, Ct))!;
        (ended.Created, ended.Updated).ShouldBe((1, 3));
        await Saved(imports.UndoAsync(import.Id, Supervisor, Ct));
        var undone = await UndoAllAsync(store, import.Id);
        (undone.Undone, undone.Kept).ShouldBe((4, 0));
        await using var db = store.Open();
        (await db.Customers.SingleAsync(Ct)).Notes.ShouldBeNull();
        (await db.CustomerPhones.SingleAsync(Ct)).E164.ShouldBe("+8613800000001");
    }

    [Fact]
    public async Task Undo_TakesTheWordsOfNamesAndPlacesToo()
    {
        await using var store = await NewStoreAsync();
        var import = await RunAsync(store, DuplicateChoice.Skip, false, Row("欧阳建国", "13800138001", "山东省青岛市市南区香港中路阳光花园76号"));
        await using var db = store.Open();
        (await db.CustomerWords.CountAsync(Ct)).ShouldBeGreaterThan(0);
        (await db.AddressWords.CountAsync(Ct)).ShouldBeGreaterThan(0);
        await Saved(store.Get<ImportStore>().UndoAsync(import.Id, Supervisor, Ct));
        (await UndoAllAsync(store, import.Id)).Undone.ShouldBe(1);
        (await db.CustomerWords.CountAsync(Ct)).ShouldBe(0);
        (await db.AddressWords.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Undo_LeavesACustomer_AtWhosePlaceSomebodyElsesUnitStands()
    {
        await using var store = await NewStoreAsync();
        await store.Get<DemoData>().LoadAsync(store.Clock.GetUtcNow(), null, Ct);
        var import = await RunAsync(store, DuplicateChoice.Skip, false, Row("欧阳建国", "13800138001", "山东省青岛市市南区香港中路76号"));
        await using var db = store.Open();
        var made = await db.Customers.AsNoTracking().SingleAsync(c => c.Name == "欧阳建国", Ct);
        var place = (await db.CustomerAddresses.AsNoTracking().SingleAsync(a => a.CustomerId == made.Id, Ct)).Id;
        var unit = await db.Units.AsNoTracking().OrderBy(u => u.SerialNo).Select(u => u.Id).FirstAsync(Ct);
        await db.Units.Where(u => u.Id == unit).ExecuteUpdateAsync(s => s.SetProperty(u => u.AddressId, place), Ct);
        await Saved(store.Get<ImportStore>().UndoAsync(import.Id, Supervisor, Ct));
        var undone = await UndoAllAsync(store, import.Id);
        (undone.Undone, undone.Kept).ShouldBe((0, 1));
    }

    [Fact]
    public async Task HostileCell_FitsTheFaultsColumn()
    {
        await using var store = await NewStoreAsync();
        var import = await RunAsync(store, DuplicateChoice.Skip, false,
            new Dictionary<string, string>(Row("甲", "13800138001")) { ["tier"] = new string('\uE000', 30_000), ["customerKind"] = new string('"', 30_000) });
        import.Failed.ShouldBe(1);
        var faults = await store.Get<ImportStore>().FaultsAsync(import.Id, 10, 0, Ct);
        faults.Count.ShouldBe(2);
        faults.ShouldAllBe(f => f.Refusal.Length <= 4_000);
    }

    [Fact]
    public async Task UnitsOfTwoBrands_WithOneModelCodeAndOneSerial_AreTwo_AndOneFactIsTold()
    {
        await using var store = await NewStoreAsync();
        await store.Get<DemoData>().LoadAsync(store.Clock.GetUtcNow(), null, Ct);
        string code, one, other;
        int told;
        await using (var db = store.Open())
        {
            var model = await db.Models.AsNoTracking().OrderBy(m => m.Code).FirstAsync(Ct);
            (code, one) = (model.Code, model.BrandCode);
            other = await db.Brands.Where(b => b.Code != one).OrderBy(b => b.Code).Select(b => b.Code).FirstAsync(Ct);
            db.Models.Add(model with { Id = new(Guid.CreateVersion7()), BrandCode = other });
            await db.SaveChangesAsync(Ct);
            told = await db.Outbox.CountAsync(Ct);
        }

        Dictionary<string, string> Unit(string? brand, string seller = "")
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["serial"] = "IMPORT0001", ["model"] = code, ["seller"] = seller };
            if (brand is not null) row["brand"] = brand;
            return row;
        }

        string?[] mapping = ["serial", "model", "brand", "seller"];
        var upload = await AddAsync(store, 4, ["serial", "model", "brand", "seller"], kind: ImportKind.Units);
        var import = await GoAsync(store, upload.Id, DuplicateChoice.Skip, false, [Unit(null), Unit(one), Unit(other), Unit(one)], mapping);
        (import.Created, import.Skipped, import.Failed).ShouldBe((2, 1, 1));
        (await store.Get<ImportStore>().FaultsAsync(import.Id, 10, 0, Ct)).ShouldHaveSingleItem().Field.ShouldBe("brand");
        await using (var db = store.Open())
            (await db.Outbox.CountAsync(Ct)).ShouldBe(told + 1, "one fact for all units");
        var more = await AddAsync(store, 1, ["serial", "model", "brand", "seller"], "more", ImportKind.Units);
        (await GoAsync(store, more.Id, DuplicateChoice.FillEmpty, false, [Unit(other, "苏宁易购")], mapping)).Updated.ShouldBe(1);
        await using var after = store.Open();
        (await after.Units.Where(u => u.SerialNo == "IMPORT0001" && u.Seller == "苏宁易购").Select(u => u.BrandCode).ToListAsync(Ct)).ShouldBe([other]);
    }

    private static (TroubledTarget Target, ImportStore Imports) Troubled(TestStore store)
    {
        var target = new TroubledTarget(store.Get<IEnumerable<IImportTarget>>().Single(t => t.Kind == ImportKind.Customers));
        return (target, new ImportStore(store.Contexts, store.Get<StoreWriter>(), store.Clock, [target]));
    }

    private static Dictionary<string, string> Row(string name, string phone, string? address = null)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["customerName"] = name, ["phone"] = phone };
        if (address is not null) row["address"] = address;
        return row;
    }

    private static async Task<ImportRow> AddAsync(TestStore store, int rows, ImmutableArray<string>? headings = null, string hash = "hash", ImportKind kind = ImportKind.Customers) => await Saved(
        store.Get<ImportStore>().AddAsync(new ImportUpload(Guid.CreateVersion7(), kind, "file.csv", hash, 100, false, headings ?? ["姓名", "电话"], rows), Supervisor, Ct));

    private static async Task<ImportRow> RunAsync(TestStore store, DuplicateChoice duplicates, bool isDryRun, params Dictionary<string, string>[] rows) =>
        await GoAsync(store, (await AddAsync(store, rows.Length)).Id, duplicates, isDryRun, rows);

    private static async Task<ImportRow> GoAsync(TestStore store, Guid id, DuplicateChoice duplicates, bool isDryRun, Dictionary<string, string>[] rows, string?[]? mapping = null)
    {
        await Saved(store.Get<ImportStore>().StartAsync(id, mapping ?? ["customerName", "phone"], duplicates, isDryRun, Supervisor, Ct));
        await ApplyAsync(store, id, 0, rows);
        return (await store.Get<ImportStore>().EndAsync(id, ImportState.Done, null, Ct))!;
    }

    private static async Task<ImportRow> ApplyAsync(TestStore store, Guid id, int from, params Dictionary<string, string>[] rows) => await Saved(
        store.Get<ImportStore>().ApplyAsync(id, from, [.. rows.Select((cells, at) => new ImportLine(from + at + 2, cells))], new HashSet<string>(StringComparer.Ordinal), Ct));

    private static async Task<ImportRow> UndoAllAsync(TestStore store, Guid id)
    {
        while (await store.Get<ImportStore>().UndoNextAsync(id, Ct))
        {
        }

        return (await store.Get<ImportStore>().EndAsync(id, ImportState.Undone, null, Ct))!;
    }
}
