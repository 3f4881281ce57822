using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

/// <summary>Names and addresses are found by what stands inside them.</summary>
public abstract class SearchInsideContract
{
    private static readonly Actor Agent = new("agent1", "desk-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Search_ByAGivenNameOrAnEstate_FindsFromInside()
    {
        await using var store = await NewStoreAsync();
        var person = await CustomerAsync(store, "周建国", "人民路3号阳光花园8栋2单元1203室");
        var firm = await CustomerAsync(store, "青岛海悦酒店管理有限公司", "香港中路76号");
        foreach (var text in new[] { "建国", "阳光花园", "光花园8栋", "民路3号阳光花园8栋2单元1203室", "山东省青岛市市南区阳光花园" })
            (await FoundAsync(store, text)).ShouldBe([person.Id.ToString()], text);
        foreach (var text in new[] { "海悦", "酒店管理", "岛海悦酒店管理有限公司", "港中路76号" })
            (await FoundAsync(store, text)).ShouldBe([firm.Id.ToString()], text);
        foreach (var text in new[] { "国", "建设", "海悦饭店", "浙江省杭州市西湖区阳光花园" })
            (await FoundAsync(store, text)).ShouldBeEmpty(text);
        (await store.Get<SearchQuery>().FindAsync("建国", 5, Ct)).ShouldHaveSingleItem().Reason.ShouldBe(SearchReason.InsideName);
    }

    [Fact]
    public async Task Search_WhatBeginsSo_ComesBeforeWhatHoldsIt()
    {
        await using var store = await NewStoreAsync();
        var inside = await CustomerAsync(store, "周海燕", "香港中路1号");
        var first = await CustomerAsync(store, "海燕", "香港中路2号");
        (await FoundAsync(store, "海燕")).ShouldBe([first.Id.ToString(), inside.Id.ToString()]);
    }

    [Fact]
    public async Task Search_AfterAChange_FindsByWhatIsThereNow()
    {
        await using var store = await NewStoreAsync();
        var customer = await CustomerAsync(store, "周建国", "人民路3号阳光花园8栋");
        var (stored, draft) = (await store.Get<CustomerEditor>().ReadAsync(customer.Id, Ct))!.Value;
        (await store.Get<CustomerEditor>().SaveAsync(customer.Id, stored.Version, draft with { Name = "周卫红", Addresses = [draft.Addresses[0] with { Detail = "人民路3号翡翠城8栋" }] }, Agent, Ct))
            .ShouldBeOfType<SaveResult<Customer>.Saved>();
        foreach (var text in new[] { "卫红", "翡翠城" }) (await FoundAsync(store, text)).ShouldBe([customer.Id.ToString()], text);
        foreach (var text in new[] { "建国", "阳光花园" }) (await FoundAsync(store, text)).ShouldBeEmpty(text);
    }

    [Fact]
    public async Task Words_OfManyAtOnce_AreAllThereOrNone()
    {
        await using var store = await NewStoreAsync();
        // The last two take the same number: nobody goes down, and no word stays.
        await Should.ThrowAsync<DbUpdateException>(() => store.Get<StoreWriter>().WriteAsync(db => AddManyAsync(db, n => Math.Min(n, 398)), Ct));
        await using (var none = store.Open()) (await none.CustomerWords.CountAsync(Ct)).ShouldBe(0);
        await store.Get<StoreWriter>().WriteAsync(db => AddManyAsync(db, n => n), Ct);
        await using var kept = store.Open();
        (await kept.CustomerWords.CountAsync(Ct)).ShouldBe((await kept.Customers.ToListAsync(Ct)).Sum(c => SearchWords.OfName(c.Name).Count));
        (await FoundAsync(store, "建国")).ShouldNotBeEmpty();

        Task AddManyAsync(AppDb db, Func<int, int> number)
        {
            for (var n = 0; n < 400; n++)
                db.Customers.Add(new Customer { Id = new CustomerId(Guid.CreateVersion7()), Number = CustomerStore.NumberOf(number(n) + 1), Name = "周建国" + (char)('一' + n), CreatedAt = store.Clock.GetUtcNow(), Version = 1 });
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Words_OfAStoreOfAnEarlierVersion_AreFilledOnce()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(SeedSize.Of(1_100) with { Tickets = 0 }, store.Clock.GetUtcNow(), null, Ct);
        List<string> names, places;
        await using (var db = store.Open())
        {
            (names, places) = await WordsAsync(db);
            names.Count.ShouldBeGreaterThan(500);
            places.Count.ShouldBeGreaterThan(1_000);
            // A fill that was killed left some of them.
            await db.CustomerWords.Where(w => w.Word.Length != 2).ExecuteDeleteAsync(Ct);
            await db.AddressWords.Where(w => w.Word.Length > 8).ExecuteDeleteAsync(Ct);
        }

        await store.Get<SearchColumns>().FillAsync(Ct);
        await store.Get<SearchColumns>().FillAsync(Ct);
        await using var after = store.Open();
        var (filledNames, filledPlaces) = await WordsAsync(after);
        filledNames.ShouldBe(names);
        filledPlaces.ShouldBe(places);
        (await after.StoreMarks.CountAsync(m => m.Key == "search-words", Ct)).ShouldBe(1);
    }

    private static async Task<(List<string> Names, List<string> Places)> WordsAsync(AppDb db) => (
        [.. (await db.CustomerWords.ToListAsync(Ct)).Select(w => w.Word + w.CustomerId).Order(StringComparer.Ordinal)],
        [.. (await db.AddressWords.ToListAsync(Ct)).Select(w => w.Word + w.AddressId).Order(StringComparer.Ordinal)]);

    private static async Task<List<string>> FoundAsync(TestStore store, string text) => [.. (await store.Get<SearchQuery>().FindAsync(text, 10, Ct)).Select(h => h.Key)];

    private static async Task<Customer> CustomerAsync(TestStore store, string name, string detail)
    {
        var draft = new CustomerDraft
        {
            Name = name, Kind = name.Length > 6 ? CustomerKind.Organisation : CustomerKind.Person,
            Phones = [new PhoneDraft("13800138000", PhonePurpose.Personal, true)],
            Addresses = [new AddressDraft(null, "370202", "山东省青岛市市南区", detail) { IsDefault = true }],
        };
        return (await store.Get<CustomerEditor>().CreateAsync(draft, Agent, Ct)).ShouldBeOfType<SaveResult<Customer>.Saved>().Value;
    }
}
