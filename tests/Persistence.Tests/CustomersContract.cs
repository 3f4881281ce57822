using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Dispatch;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>What every provider must do alike with customers: whole forms, duplicates, merges, the search box, the history.</summary>
public abstract class CustomersContract
{
    private static readonly Actor Agent = new("agent1", "desk-7");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Form_Saved_IsReadAsItWas_AndEachChangedFieldIsInTheAudit()
    {
        await using var store = await NewStoreAsync();
        var editor = store.Get<CustomerEditor>();
        var customer = await Saved(editor.CreateAsync(Zhou, Agent, Ct));
        customer.Number.ShouldBe("C-0000001");
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        CustomerChanges.Between(Zhou.Tidy() with { Addresses = [] }, draft with { Addresses = [] }).ShouldBeEmpty();
        draft.Addresses.ShouldHaveSingleItem().Region.ShouldBe("山东省青岛市市南区");

        await Saved(editor.SaveAsync(customer.Id, 1, draft with { Tier = CustomerTier.Gold, Phones = [draft.Phones[0]], Addresses = [] }, Agent, Ct));
        await using var db = store.Open();
        var audit = await db.AuditEntries.OrderBy(a => a.Seq).LastAsync(Ct);
        (audit.Command, audit.Subject, audit.Workstation).ShouldBe(("customer.edited", "customer:C-0000001", "desk-7"));
        audit.Before!.ShouldContain("\"tier\":\"Standard\"");
        audit.After!.ShouldContain("\"tier\":\"Gold\"");
        (audit.Before + audit.After).ShouldNotContain("88939999", customMessage: "the audit says which number changed, not the number");
        (await db.CustomerPhones.SingleAsync(p => p.E164 == "+8653288939999", Ct)).EndedOn.ShouldBe(SiteZone.DayOf(store.Clock.GetUtcNow()), "nothing is deleted");
        (await db.CustomerAddresses.SingleAsync(Ct)).RetiredAt.ShouldNotBeNull();
        (await db.Outbox.OrderBy(o => o.Seq).LastAsync(Ct)).Type.ShouldBe("customer.edited");
        (await store.Get<PopQuery>().FindByPhoneAsync("+8653288939999", Ct)).Candidates.ShouldBeEmpty("an ended number pops nobody");
    }

    [Fact]
    public async Task Form_TakenBack_BringsNumberAndPlaceBack()
    {
        await using var store = await NewStoreAsync();
        var editor = store.Get<CustomerEditor>();
        var customer = await Saved(editor.CreateAsync(Zhou, Agent, Ct));
        var (_, before) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        var after = await Saved(editor.SaveAsync(customer.Id, 1, before with { Phones = [before.Phones[0]], Addresses = [] }, Agent, Ct));
        await Saved(editor.SaveAsync(customer.Id, after.Version, before, Agent, Ct));
        var (_, undone) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        CustomerChanges.Between(before, undone).ShouldBeEmpty();
        await using var db = store.Open();
        (await db.CustomerAddresses.CountAsync(Ct)).ShouldBe(1, "the same place, not another");
    }

    [Fact]
    public async Task Form_OnAnOldVersion_IsRefused_AndAnEmptyChangeStoresNothing()
    {
        await using var store = await NewStoreAsync();
        var editor = store.Get<CustomerEditor>();
        var customer = await Saved(editor.CreateAsync(Zhou, Agent, Ct));
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        (await Saved(editor.SaveAsync(customer.Id, 1, draft, Agent, Ct))).Version.ShouldBe(1);
        await Saved(editor.SaveAsync(customer.Id, 1, draft with { Name = "周敏敏" }, Agent, Ct));
        (await Refused(editor.SaveAsync(customer.Id, 1, draft with { Name = "周二" }, Agent, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await Refused(editor.CreateAsync(new CustomerDraft(), Agent, Ct))).Rule.ShouldBe("FieldMissing");
        (await Refused(editor.SaveAsync(new CustomerId(Guid.NewGuid()), 1, draft, Agent, Ct))).Rule.ShouldBe(Refusal.NotFound);
    }

    [Fact]
    public async Task Merge_MovesEverything_AndUnmergeGivesItBack()
    {
        await using var store = await NewStoreAsync();
        var (one, other, ticket) = await TwoAsync(store);
        var merger = store.Get<CustomerMerger>();
        var preview = (await merger.PreviewAsync(one.Id, other.Id, Ct))!;
        preview.Refusal.ShouldBeNull();
        (preview.Phones, preview.Addresses).ShouldBe((1, 1));
        preview.Rows.Select(r => $"{r.Table}.{r.Column} {r.Count}").ShouldBe(["Interactions.CustomerId 1", "Tickets.CustomerId 1", "Units.PurchaserId 1", "Units.UserId 1"], ignoreOrder: true);

        var survivor = await Saved(merger.MergeAsync(one.Id, other.Id, Agent, Ct));
        survivor.Tier.ShouldBe(CustomerTier.Gold);
        await using (var db = store.Open())
        {
            (await db.Tickets.SingleAsync(Ct)).CustomerId.ShouldBe(one.Id);
            var unit = await db.Units.SingleAsync(Ct);
            (unit.UserId, unit.PurchaserId).ShouldBe((one.Id, one.Id));
            (await db.Interactions.SingleAsync(Ct)).CustomerId.ShouldBe(one.Id);
            (await db.CustomerAddresses.CountAsync(a => a.CustomerId == one.Id, Ct)).ShouldBe(2);
            (await db.AuditEntries.CountAsync(a => a.Command == "customer.merged", Ct)).ShouldBe(2);
            (await db.Outbox.OrderBy(o => o.Seq).LastAsync(Ct)).Type.ShouldBe("customer.merged");
        }

        foreach (var number in new[] { "+8613800138000", "+8653288939999", "+8613900139000" })
            (await store.Get<PopQuery>().FindByPhoneAsync(number, Ct)).Candidates.ShouldHaveSingleItem().Customer.Id.ShouldBe(one.Id, "either number pops the survivor");
        (await Refused(merger.MergeAsync(one.Id, other.Id, Agent, Ct))).Rule.ShouldBe("CustomerIsMerged");
        (await Refused(merger.MergeAsync(other.Id, one.Id, Agent, Ct))).Rule.ShouldBe("CustomerIsMerged");
        (await merger.MergedIntoAsync(one.Id, 5, Ct)).ShouldHaveSingleItem().Id.ShouldBe(other.Id);
        (await store.Get<CustomerEditor>().SaveAsync(other.Id, 2, Zhou, Agent, Ct)).ShouldBeOfType<SaveResult<Customer>.Refused>().Refusal.Rule.ShouldBe("CustomerIsMerged");

        var back = await Saved(merger.UndoAsync(other.Id, Agent, Ct));
        back.MergedIntoId.ShouldBeNull();
        await using (var db = store.Open())
        {
            (await db.Tickets.SingleAsync(Ct)).CustomerId.ShouldBe(other.Id);
            (await db.Units.SingleAsync(Ct)).UserId.ShouldBe(other.Id);
            (await db.Customers.SingleAsync(c => c.Id == one.Id, Ct)).Tier.ShouldBe(CustomerTier.Standard);
            (await db.CustomerPhones.Where(p => p.CustomerId == other.Id).Select(p => p.E164).ToListAsync(Ct)).ShouldBe(["+8613800138000", "+8613900139000"], ignoreOrder: true);
            (await db.CustomerMerges.SingleAsync(Ct)).UndoneBy.ShouldBe("agent1");
        }

        (await Refused(merger.UndoAsync(other.Id, Agent, Ct))).Rule.ShouldBe("CustomerIsNotMerged");
        (await store.Get<TicketQuery>().FindAsync(ticket.Number, Ct))!.Customer!.Id.ShouldBe(other.Id);
    }

    [Fact]
    public async Task Merge_GivesAWishToWhoHasNone_AndUnmergeTakesItBack()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        var (sites, merger) = (await SitesAsync(store), store.Get<CustomerMerger>());
        await Saved(sites.WishAsync(other.Id, "QD02", null, Agent, Ct));
        (await merger.PreviewAsync(one.Id, other.Id, Ct))!.Rows.ShouldContain(r => r.Table == "ServiceWishes" && r.Count == 1);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(merger.MergeAsync(one.Id, other.Id, Agent, Ct));
        (await sites.WishAsync(one.Id, Ct))!.SiteCode.ShouldBe("QD02");
        await Saved(merger.UndoAsync(other.Id, Agent, Ct));
        (await sites.WishAsync(one.Id, Ct)).ShouldBeNull();
        (await sites.WishAsync(other.Id, Ct))!.SiteCode.ShouldBe("QD02");

        await Saved(merger.MergeAsync(one.Id, other.Id, Agent, Ct));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(sites.WishAsync(one.Id, "QD01", null, Agent, Ct));
        await Saved(merger.UndoAsync(other.Id, Agent, Ct));
        (await sites.WishAsync(one.Id, Ct))!.SiteCode.ShouldBe("QD01", "told since the merge");
        (await sites.WishAsync(other.Id, Ct))!.SiteCode.ShouldBe("QD02");
    }

    [Fact]
    public async Task Merge_OfTwoWithAWishEach_KeepsTheSurvivors_AndUnmergeBringsTheOtherBack()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        var (sites, merger) = (await SitesAsync(store), store.Get<CustomerMerger>());
        await Saved(sites.WishAsync(one.Id, "QD01", null, Agent, Ct));
        await Saved(sites.WishAsync(other.Id, "QD02", null, Agent, Ct));
        await Saved(merger.MergeAsync(one.Id, other.Id, Agent, Ct));
        (await sites.WishAsync(one.Id, Ct))!.SiteCode.ShouldBe("QD01");
        await Saved(merger.UndoAsync(other.Id, Agent, Ct));
        (await sites.WishAsync(one.Id, Ct))!.SiteCode.ShouldBe("QD01");
        (await sites.WishAsync(other.Id, Ct))!.SiteCode.ShouldBe("QD02");
    }

    [Fact]
    public async Task Unmerge_LeavesWhatCameSince()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        var merger = store.Get<CustomerMerger>();
        await Saved(merger.MergeAsync(one.Id, other.Id, Agent, Ct));
        var later = await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(Repair(one.Id), TicketChannel.Phone, null, null), Agent, Ct));
        await Saved(merger.UndoAsync(other.Id, Agent, Ct));
        await using var db = store.Open();
        (await db.Tickets.SingleAsync(t => t.Id == later.Id, Ct)).CustomerId.ShouldBe(one.Id);
    }

    [Fact]
    public async Task Merge_GivesMovedRowsANewVersion_SoThatAnOldFormDoesNotWriteTheMergedOneBack()
    {
        await using var store = await NewStoreAsync();
        var (one, other, ticket) = await TwoAsync(store);
        await Saved(store.Get<CustomerMerger>().MergeAsync(one.Id, other.Id, Agent, Ct));
        (await Refused(store.Get<TicketStore>().ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.Edit(Repair(other.Id))], Agent, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        await using var db = store.Open();
        (await db.Tickets.SingleAsync(Ct)).Version.ShouldBe(ticket.Version + 1);
        (await db.Units.SingleAsync(Ct)).Version.ShouldBe(2, "two of its columns moved");
    }

    [Fact]
    public async Task Merged_WhoIsNamedAfterwards_IsTheSurvivor_AndIsNotEdited()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        await Saved(store.Get<CustomerMerger>().MergeAsync(one.Id, other.Id, Agent, Ct));
        var opened = await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(Repair(other.Id)), Agent, Ct));
        opened.CustomerId.ShouldBe(one.Id);
        (await Saved(store.Get<TicketStore>().ChangeAsync(opened.Id, opened.Version, [new TicketCommand.Edit(Repair(other.Id))], Agent, Ct))).CustomerId.ShouldBe(one.Id);
        var model = DemoFoundation.Catalogue().Models[0].Id;
        var unit = await Saved(store.Get<UnitStore>().RegisterAsync(new RegisterUnit("HMWM-MERGED-1", model, other.Id, other.Id, null), Agent, Ct));
        (unit.PurchaserId, unit.UserId).ShouldBe((one.Id, one.Id));
        (await Saved(store.Get<UnitStore>().AssignUserAsync(unit.Id, unit.Version, other.Id, null, Agent, Ct))).UserId.ShouldBe(one.Id);

        var customers = store.Get<CustomerStore>();
        (await Refused(customers.AddPhoneAsync(other.Id, PhoneNumber.Normalize("13700137000", PhoneSource.Typed), PhonePurpose.Work, Agent, Ct))).Rule.ShouldBe("CustomerIsMerged");
        (await Refused(customers.EditAsync(other.Id, other.Version, CustomerEdit.Of(other), Agent, Ct))).Rule.ShouldBe("CustomerIsMerged");
        await using (var db = store.Open())
        {
            await CustomerStore.StopCallsAsync(db, other.Id, Agent, store.Clock.GetUtcNow(), Ct);
            await db.SaveChangesAsync(Ct);
        }

        (await store.Get<CustomerEditor>().ReadAsync(one.Id, Ct))!.Value.Customer.DoNotCall.ShouldBeTrue("the wish is the person's");
    }

    [Fact]
    public async Task Audit_OfPlacesAndNumbers_HoldsTheRegionAndAMask_EachOnItsOwn()
    {
        await using var store = await NewStoreAsync();
        var editor = store.Get<CustomerEditor>();
        var alike = Zhou with { Phones = [new PhoneDraft("13800138000"), new PhoneDraft("13811118000")], Addresses = [.. Zhou.Addresses, new AddressDraft(null, "370202", null, "香港中路88号")] };
        var customer = await Saved(editor.CreateAsync(alike, Agent, Ct));
        var (_, draft) = (await editor.ReadAsync(customer.Id, Ct))!.Value;
        await Saved(editor.SaveAsync(customer.Id, 1, draft with { Addresses = [draft.Addresses[0] with { Detail = "闽江路9号" }, draft.Addresses[1]] }, Agent, Ct));
        await using var db = store.Open();
        var audits = await db.AuditEntries.OrderBy(a => a.Seq).ToListAsync(Ct);
        foreach (var audit in audits)
        {
            foreach (var door in new[] { "香港中路", "闽江路", "八大湖" })
                (audit.Before + audit.After).ShouldNotContain(door);
        }

        using var after = System.Text.Json.JsonDocument.Parse(audits[0].After!);
        var keys = after.RootElement.EnumerateObject().Select(p => p.Name).ToList();
        keys.Where(k => k.StartsWith("phone:", StringComparison.Ordinal)).ShouldBe(["phone:138****8000", "phone:138****8000#2"], "one mask, two numbers");
        keys.Where(k => k.StartsWith("address:", StringComparison.Ordinal)).ShouldBe(["address:370202", "address:370202#2"]);
        audits[^1].After!.ShouldContain("山东省青岛市市南区");
        audits[^1].After!.ShouldContain($"address:{draft.Addresses[0].Id}");
    }

    [Fact]
    public async Task Duplicates_OfADealer_AreFoundByTheUnitThatBothHold()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        var model = DemoFoundation.Catalogue().Models[0].Id;
        var dealer = await Saved(store.Get<CustomerEditor>().CreateAsync(new CustomerDraft { Name = "家电专卖店", Phones = [new PhoneDraft("0532-88930000")] }, Agent, Ct));
        await using (var db = store.Open())
        {
            var shared = await db.Units.SingleAsync(Ct);
            db.Entry(shared).CurrentValues.SetValues(shared with { PurchaserId = dealer.Id });
            for (var i = 0; i < 300; i++)
            {
                var serial = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DEALER{i:00000}");
                db.Units.Add(new InstalledUnit { Id = new UnitId(Guid.NewGuid()), SerialNo = serial, SerialTail = serial[^6..], ModelId = model, PurchaserId = dealer.Id });
            }

            await db.SaveChangesAsync(Ct);
        }

        var duplicates = store.Get<DuplicateQuery>();
        (await duplicates.OfAsync(other.Id, 5, Ct)).Single(c => c.Customer.Id == dealer.Id).Reasons.ShouldContain(r => r.Key == "Duplicate.Serial");
        (await duplicates.OfAsync(dealer.Id, 5, Ct)).ShouldNotContain(c => c.Customer.Id == one.Id, "many units prove nothing");
    }

    [Fact]
    public async Task Timeline_OfVisits_FindsThemBehindManyOtherSteps()
    {
        await using var store = await NewStoreAsync();
        var (_, other, ticket) = await TwoAsync(store);
        await using (var db = store.Open())
        {
            for (var i = 0; i < 60; i++)
                db.TicketTimeline.Add(new TicketTimelineRow { TicketId = ticket.Id, Seq = 100 + i, At = store.Clock.GetUtcNow().AddMinutes(i + 1), ActorId = "agent1", Type = "NoteAdded" });
            db.TicketTimeline.Add(new TicketTimelineRow { TicketId = ticket.Id, Seq = 99, At = store.Clock.GetUtcNow(), ActorId = "agent1", Type = "VisitPlanned" });
            await db.SaveChangesAsync(Ct);
        }

        var timeline = store.Get<CustomerTimeline>();
        (await timeline.ListAsync(other.Id, CustomerFactKind.Visit, 5, null, Ct)).ShouldHaveSingleItem().Type.ShouldBe("VisitPlanned");
        (await timeline.ListAsync(other.Id, CustomerFactKind.Ticket, 5, null, Ct)).ShouldAllBe(f => f.Type == "NoteAdded");
    }

    [Fact]
    public async Task References_AreEveryColumnThatNamesACustomer()
    {
        await using var store = await NewStoreAsync();
        await using var db = store.Open();
        CustomerReferences.Of(db.Model).Select(r => $"{r.Table}.{r.Column}").ShouldBeSubsetOf(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.GetColumnName()}")));
        foreach (var known in new[] { "CallbackFollowUps.CustomerId", "CallbackTasks.CustomerId", "Interactions.CustomerId", "Tickets.CustomerId", "Units.PurchaserId", "Units.UserId" })
            CustomerReferences.Of(db.Model).Select(r => $"{r.Table}.{r.Column}").ShouldContain(known);
    }

    [Fact]
    public async Task Duplicates_AreFoundByNumberByNameAndPlaceAndByUnit()
    {
        await using var store = await NewStoreAsync();
        var (one, other, _) = await TwoAsync(store);
        var duplicates = store.Get<DuplicateQuery>();
        var found = (await duplicates.OfAsync(one.Id, 5, Ct)).ShouldHaveSingleItem();
        found.Customer.Id.ShouldBe(other.Id);
        found.Reasons.Select(r => r.Key).ShouldContain("Duplicate.Phone");
        var typed = new CustomerDraft { Name = "周敏", Addresses = [new AddressDraft(null, "370202", null, "香港中路76号")] };
        (await duplicates.OfAsync(typed, 5, Ct)).Select(c => c.Customer.Id).ShouldBe([one.Id]);
        (await duplicates.OfAsync(new CustomerDraft { Name = "周敏" }, 5, Ct)).ShouldBeEmpty("a name alone proves nothing");
        await Saved(store.Get<CustomerMerger>().MergeAsync(one.Id, other.Id, Agent, Ct));
        (await duplicates.OfAsync(one.Id, 5, Ct)).ShouldBeEmpty("who was merged is no candidate");
    }

    [Fact]
    public async Task Search_FindsByEveryForm_AndGroupsByKind()
    {
        await using var store = await NewStoreAsync();
        var (one, other, ticket) = await TwoAsync(store);
        var search = store.Get<SearchQuery>();
        foreach (var text in new[] { "周敏", "周", "zhoumin", "zhou m", "zm", "C-0000001", "c1", "138 0013 8000", "0138-0013-8000", "053288939999", "88939999", "9999", "香港中路", "青岛市市南区香港中路76号" })
            (await search.FindAsync(text, 10, Ct)).Select(h => h.Key).ShouldContain(one.Id.ToString(), text);
        (await search.FindAsync("zengguoqiang", 10, Ct)).ShouldHaveSingleItem().Key.ShouldBe(other.Id.ToString(), "the surname is read Zeng");
        (await search.FindAsync(ticket.Number, 10, Ct)).ShouldHaveSingleItem().Kind.ShouldBe(SearchHitKind.Ticket);
        (await search.FindAsync("0001ABC", 10, Ct)).ShouldBeEmpty("seven characters are a whole serial");
        (await search.FindAsync("001abc", 10, Ct)).ShouldHaveSingleItem().Kind.ShouldBe(SearchHitKind.Unit);
        foreach (var text in new[] { "", " ", "1", "12", "123", "z" })
            (await search.FindAsync(text, 10, Ct)).ShouldBeEmpty(text);
        var group = (await search.GroupsAsync("13800138000", 1, Ct)).ShouldHaveSingleItem();
        (group.Kind, group.Hits.Count, group.HasMore).ShouldBe((SearchHitKind.Customer, 1, true));
        group.Hits[0].Detail.ShouldNotContain("13800138000", customMessage: "numbers are masked");
    }

    [Fact]
    public async Task List_GoesOnBehindTheLastNumber_AndIsFiltered()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(120, 0, 0, store.Clock.GetUtcNow(), null, Ct);
        var query = store.Get<CustomerListQuery>();
        var first = await query.ListAsync(new CustomerFilter(), 50, null, Ct);
        var second = await query.ListAsync(new CustomerFilter(), 50, first[^1].Number, Ct);
        first.Concat(second).Select(l => l.Number).ShouldBeUnique();
        second[0].Number.ShouldBe("C-0000051");
        (await query.CountAsync(new CustomerFilter(), Ct)).ShouldBe(120);
        (await query.ListAsync(new CustomerFilter { Tier = CustomerTier.Gold }, 200, null, Ct)).ShouldAllBe(l => l.Tier == CustomerTier.Gold);
        (await query.ListAsync(new CustomerFilter { Kind = CustomerKind.Organisation }, 200, null, Ct)).ShouldAllBe(l => l.Kind == CustomerKind.Organisation);
        var inShandong = await query.ListAsync(new CustomerFilter { RegionCode = "37" }, 200, null, Ct);
        inShandong.ShouldNotBeEmpty();
        inShandong.ShouldAllBe(l => l.RegionCode!.StartsWith("37", StringComparison.Ordinal));
        (await query.ListAsync(new CustomerFilter { Search = BulkSeeder.PhoneOf(7) }, 200, null, Ct)).ShouldHaveSingleItem().Number.ShouldBe("C-0000007");
        (await query.ListAsync(new CustomerFilter { Search = BulkSeeder.PhoneOf(7)[^4..] }, 200, null, Ct)).ShouldContain(l => l.Number == "C-0000007");
        (await query.ListAsync(new CustomerFilter { Search = first[3].Name }, 200, null, Ct)).ShouldContain(l => l.Number == "C-0000004");
        (await query.ListAsync(new CustomerFilter { Search = Pinyin.OfName(first[3].Name, first[3].Kind == CustomerKind.Person).Full }, 200, null, Ct)).ShouldContain(l => l.Number == "C-0000004");
    }

    [Fact]
    public async Task Timeline_HoldsEverything_LatestFirst_AndIsPaged()
    {
        await using var store = await NewStoreAsync();
        var (_, other, _) = await TwoAsync(store);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, draft) = (await store.Get<CustomerEditor>().ReadAsync(other.Id, Ct))!.Value;
        await Saved(store.Get<CustomerEditor>().SaveAsync(other.Id, other.Version, draft with { Notes = "x" }, Agent, Ct));
        var timeline = store.Get<CustomerTimeline>();
        var all = await timeline.ListAsync(other.Id, null, 50, null, Ct);
        all.Select(f => f.Kind).Distinct().ShouldBe([CustomerFactKind.Change, CustomerFactKind.Ticket, CustomerFactKind.Call], ignoreOrder: true);
        all.Select(f => f.At).ShouldBeInOrder(SortDirection.Descending);
        all[0].Type.ShouldBe("customer.edited");
        List<CustomerFact> paged = [];
        for (CustomerFactCursor? after = null; ;)
        {
            var page = await timeline.ListAsync(other.Id, null, 2, after, Ct);
            paged.AddRange(page);
            if (page.Count < 2) break;
            CustomerFactCursor.TryParse(page[^1].Cursor.ToString(), out after).ShouldBeTrue();
        }

        paged.Select(f => f.Key).ShouldBe(all.Select(f => f.Key), "pages neither skip nor repeat");
        (await timeline.ListAsync(other.Id, CustomerFactKind.Call, 5, null, Ct)).ShouldHaveSingleItem().By.ShouldBe("agent1");
    }

    [Fact]
    public async Task SearchColumns_OfAnOlderStore_AreFilledOnce()
    {
        await using var store = await NewStoreAsync();
        var (one, _, _) = await TwoAsync(store);
        await using (var db = store.Open())
        {
            await db.Customers.ExecuteUpdateAsync(s => s.SetProperty(c => c.Pinyin, "").SetProperty(c => c.Initials, ""), Ct);
            await db.CustomerPhones.ExecuteUpdateAsync(s => s.SetProperty(p => p.Reversed, ""), Ct);
        }

        await store.Get<SearchColumns>().FillAsync(Ct);
        await store.Get<SearchColumns>().FillAsync(Ct);
        await using var after = store.Open();
        var customer = await after.Customers.SingleAsync(c => c.Id == one.Id, Ct);
        (customer.Pinyin, customer.Initials, customer.Version).ShouldBe(("zhoumin", "zm", one.Version));
        (await after.CustomerPhones.Select(p => p.Reversed).ToListAsync(Ct)).ShouldContain("0008310083168");
    }

    [Fact]
    public async Task IdempotencyKey_IsTakenOnce_AnsweredAgain_AndFreeAfterItsTime()
    {
        await using var store = await NewStoreAsync();
        var keys = store.Get<IdempotencyKeys>();
        (await keys.TakeAsync("k", "body", Ct)).ShouldBeNull();
        (await keys.TakeAsync("k", "body", Ct))!.Status.ShouldBe(0, "the first one still runs");
        await keys.AnswerAsync("k", 201, "application/json", "/x", [1, 2], Ct);
        var again = (await keys.TakeAsync("k", "body", Ct))!;
        (again.Status, again.Location, again.Body.Length).ShouldBe((201, "/x", 2));
        (await keys.TakeAsync("released", "body", Ct)).ShouldBeNull();
        await keys.ReleaseAsync("released", Ct);
        (await keys.TakeAsync("released", "body", Ct)).ShouldBeNull();
        store.Clock.Advance(IdempotencyKeys.Patience + TimeSpan.FromSeconds(1));
        (await keys.TakeAsync("released", "body", Ct)).ShouldBeNull("who took it died without an answer");
        store.Clock.Advance(IdempotencyKeys.Kept + TimeSpan.FromSeconds(1));
        (await keys.TakeAsync("k", "other", Ct)).ShouldBeNull();
        await keys.AnswerAsync("k", 200, null, null, [], Ct);
        (await keys.SweepAsync(Ct)).ShouldBe(1);
        (await keys.CountAsync(Ct)).ShouldBe(1, "what is too old is swept");
    }

    private static CustomerDraft Zhou { get; } = new()
    {
        Name = "周敏", Salutation = "女士", Risks = ["dog"],
        Phones = [new PhoneDraft("13800138000", IsPrimary: true, ValidFrom: new DateOnly(2020, 1, 1)), new PhoneDraft("0532-88939999-12", PhonePurpose.Work)],
        Addresses = [new AddressDraft(null, "370202", "八大湖街道", "香港中路76号", true)],
    };

    // 曾国强 shares one number with 周敏 and has a ticket, a unit and a call.
    private static async Task<(Customer One, Customer Other, Ticket Ticket)> TwoAsync(TestStore store)
    {
        var one = await Saved(store.Get<CustomerEditor>().CreateAsync(Zhou, Agent, Ct));
        var other = await Saved(store.Get<CustomerEditor>().CreateAsync(
            new CustomerDraft
            {
                Name = "曾国强", Tier = CustomerTier.Gold, Phones = [new PhoneDraft("13900139000", IsPrimary: true), new PhoneDraft("13800138000", PhonePurpose.Relative)],
                Addresses = [new AddressDraft(null, "370203", null, "辽宁路1号", true)],
            },
            Agent,
            Ct));
        var catalogue = DemoFoundation.Catalogue();
        var unit = new InstalledUnit
        {
            Id = new UnitId(Guid.NewGuid()), SerialNo = "HMWM0126B07000001ABC", SerialTail = "001ABC", ModelId = catalogue.Models[0].Id, PurchaserId = other.Id, UserId = other.Id,
        };
        await using (var db = store.Open())
        {
            db.AddRange(catalogue.Brands);
            db.AddRange(catalogue.Categories);
            db.AddRange(catalogue.Models);
            db.Units.Add(unit);
            db.Interactions.Add(new InteractionRow
            {
                Id = Guid.NewGuid(), CallerRaw = "13900139000", PartyE164 = "+8613900139000", CalledNumber = "4008001001", AgentId = "agent1", CustomerId = other.Id, ReceivedAt = store.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(Ct);
        }

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        return (one, other, await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(Repair(other.Id), TicketChannel.Phone, null, null), Agent, Ct)));
    }

    private static async Task<SiteStore> SitesAsync(TestStore store)
    {
        await using var db = store.Open();
        db.AddRange(new ServiceSite { Code = "QD01", NameZh = "青岛市南网点" }, new ServiceSite { Code = "QD02", NameZh = "青岛市北网点" });
        await db.SaveChangesAsync(Ct);
        return store.Get<SiteStore>();
    }

    private static TicketDetails Repair(CustomerId customer) => new() { Type = TicketType.Repair, CustomerId = customer, CategoryCode = "WM", Description = "不脱水", ReporterE164 = "+8613900139000" };

    private static async Task<T> Saved<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private static async Task<Refusal> Refused<T>(Task<SaveResult<T>> save) => (await save).ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
