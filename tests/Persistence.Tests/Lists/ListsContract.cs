using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.Lists;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Persistence.Demo;
using Persistence.InstallBase;
using Persistence.Lists;
using Persistence.Queries;
using Persistence.Users;
using Shouldly;
using Xunit;
using static Persistence.Tests.Callbacks.CallbackWorld;

namespace Persistence.Tests.Lists;

/// <summary>What every provider must do alike with combined queries and saved lists.</summary>
public abstract class ListsContract
{
    /// <summary>Queries of each list that are held against memory.</summary>
    private const int Queries = 60;

    private static readonly Actor Owner = new("agent1", "desk-7");
    private static readonly ListReader Agent1 = new("agent1", [Roles.Agent]);
    private static readonly ListReader Agent2 = new("agent2", [Roles.Agent]);
    private static readonly ListReader Parts = new("parts1", [Roles.Parts]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task EveryFieldWithEveryOperator_AndAnyQuery_FindsWhatItFindsInMemory()
    {
        await using var store = await DemoAsync();
        var world = ListWorld.Of(store);
        var today = SiteZone.DayOf(store.Clock.GetUtcNow());
        foreach (var subject in Enum.GetValues<ListSubject>())
        {
            foreach (var field in QueryFields.Of(subject))
            {
                foreach (var operation in field.Operators)
                    await ShouldAgreeAsync(store, world, subject, Gen.Sample(Condition(world.Values(subject, field), field, operation), 1, 7).Single(), today);
            }

            var found = 0;
            foreach (var query in Gen.Sample(Node(subject, world, 3), Queries, 42))
                found += await ShouldAgreeAsync(store, world, subject, query, today) > 0 ? 1 : 0;
            found.ShouldBeGreaterThan(Queries / 10, "queries that find nothing prove nothing");
        }

        await CriteriaLieOnTopOfTheScopeAsync(store, today);
    }

    [Fact]
    public async Task SavedList_BelongsToItsOwner_IsSharedWithRolesAndTeams_AndComesBackWhenDeleted()
    {
        await using var store = await DemoAsync();
        var lists = store.Get<SavedListStore>();
        var own = await Saved(lists.CreateAsync(Draft("金牌"), mayShare: true, Owner, Ct));
        (await lists.ListAsync(Agent2, ListSubject.Customers, Ct)).ShouldBeEmpty();
        (await lists.FindAsync(Agent2, own, Ct)).ShouldBeNull();
        (await Refused(lists.CreateAsync(Draft(" 金牌 "), true, Owner, Ct))).Rule.ShouldBe(FieldRules.Taken);
        await Saved(lists.CreateAsync(Draft("金牌"), true, new Actor("agent2"), Ct));
        (await Refused(lists.CreateAsync(Draft("x") with { Audience = ListAudience.Role, AudienceName = "nobody" }, true, Owner, Ct))).Rule.ShouldBe(FieldRules.Unknown);
        (await Refused(lists.SaveAsync(own, 1, Draft("y"), true, new Actor("agent2"), Ct))).Rule.ShouldBe(SavedListRules.NotYours);

        await Saved(lists.SaveAsync(own, 1, Draft("金牌") with { Audience = ListAudience.Role, AudienceName = Roles.Agent }, true, Owner, Ct));
        (await lists.FindAsync(Agent2, own, Ct)).ShouldNotBeNull().IsMine.ShouldBeFalse();
        (await lists.FindAsync(Parts, own, Ct)).ShouldBeNull();
        await Saved(lists.SaveAsync(own, 2, Draft("金牌") with { Audience = ListAudience.Team, AudienceName = "repair" }, true, Owner, Ct));
        await using (var db = store.Open())
        {
            var member = db.QueueMembers.First(m => m.QueueId == "repair" && m.AgentId != "agent1").AgentId;
            (await lists.FindAsync(new ListReader(member, []), own, Ct)).ShouldNotBeNull();
        }

        (await lists.FindAsync(Parts, own, Ct)).ShouldBeNull();
        (await Refused(lists.SaveAsync(own, 2, Draft("z"), true, Owner, Ct))).Rule.ShouldBe(Refusal.StaleVersion);

        var first = await Saved(lists.CreateAsync(Draft("银牌"), false, Owner, Ct));
        await Saved(lists.StartWithAsync(Agent1, ListSubject.Customers, first, Ct));
        (await lists.DefaultAsync(Agent1, ListSubject.Customers, Ct))!.IsDefault.ShouldBeTrue();
        await Saved(lists.DeleteAsync(first, isBack: false, Owner, Ct));
        (await lists.DefaultAsync(Agent1, ListSubject.Customers, Ct)).ShouldBeNull("a deleted list starts no page");
        await Saved(lists.DeleteAsync(first, isBack: true, Owner, Ct));
        (await lists.DefaultAsync(Agent1, ListSubject.Customers, Ct))!.Id.ShouldBe(first);
        await Saved(lists.DeleteAsync(first, isBack: false, Owner, Ct));
        await Saved(lists.CreateAsync(Draft("银牌"), false, Owner, Ct));
        (await Refused(lists.DeleteAsync(first, isBack: true, Owner, Ct))).Rule.ShouldBe(FieldRules.Taken);
        (await Refused(lists.StartWithAsync(Parts, ListSubject.Customers, first, Ct))).Rule.ShouldBe(Refusal.NotFound);
    }

    // Merged customers stay out, whatever a query says; a list's filter and its query hold together.
    private static async Task CriteriaLieOnTopOfTheScopeAsync(TestStore store, DateOnly today)
    {
        var everybody = new ListCriteria(new QueryNode.Group(false, [new QueryNode.Condition("number", QueryOperator.Filled, []), new QueryNode.Condition("number", QueryOperator.Empty, [])]), today);
        var before = await store.Get<CustomerListQuery>().CountAsync(new CustomerFilter { Criteria = everybody }, Ct);
        await using (var db = store.Open())
        {
            var two = db.Customers.OrderBy(c => c.Number).Take(2).ToList();
            db.Entry(two[1]).CurrentValues.SetValues(two[1] with { MergedIntoId = two[0].Id });
            await db.SaveChangesAsync(Ct);
        }

        (await store.Get<CustomerListQuery>().CountAsync(new CustomerFilter { Criteria = everybody }, Ct)).ShouldBe(before - 1);
        var gold = new CustomerFilter { Tier = CustomerTier.Gold, Criteria = new ListCriteria(new QueryNode.Condition("tier", QueryOperator.Is, ["silver"]), today) };
        (await store.Get<CustomerListQuery>().CountAsync(gold, Ct)).ShouldBe(0, "filter and query hold together");
        var nothing = new QueryNode.Condition("number", QueryOperator.Empty, []);
        (await store.Get<TicketQuery>().CountAsync(new TicketFilter { Criteria = new ListCriteria(nothing, today) }, Ct)).ShouldBe(0);
        (await store.Get<UnitQuery>().CountAsync(new UnitFilter { Criteria = new ListCriteria(nothing with { Field = "serial" }, today) }, Ct)).ShouldBe(0);
    }

    private static SavedListDraft Draft(string name) => new(ListSubject.Customers, name, """{"field":"tier","op":"is","values":["gold"]}""");

    private async Task<TestStore> DemoAsync()
    {
        var store = await NewStoreAsync();
        await store.Get<DemoData>().LoadAsync(store.Clock.GetUtcNow(), null, Ct);
        return store;
    }

    private static async Task<int> ShouldAgreeAsync(TestStore store, ListWorld world, ListSubject subject, QueryNode query, DateOnly today)
    {
        QueryRules.Check(subject, query, mayReveal: true).ShouldBeEmpty(QueryJson.Write(query));
        var inMemory = world.Matching(subject, query, today);
        var criteria = new ListCriteria(query, today);
        await using var db = store.Open();
        var stored = subject switch
        {
            ListSubject.Customers => QueryFilter.Apply(db.Customers.Where(c => c.MergedIntoId == null), criteria, f => CustomerColumns.Of(db, f)).Select(c => c.Number),
            ListSubject.Units => QueryFilter.Apply(db.Units, criteria, f => UnitColumns.Of(db, f)).Select(u => u.SerialNo),
            _ => QueryFilter.Apply(db.Tickets, criteria, f => TicketColumns.Of(db, f)).Select(t => t.Number),
        };
        List<string> found = [.. (await stored.ToListAsync(Ct)).Order(StringComparer.Ordinal)];
        found.SequenceEqual(inMemory).ShouldBeTrue($"{subject} {QueryJson.Write(query)}: {found.Count} stored, {inMemory.Count} in memory; e.g. {found.Except(inMemory).Concat(inMemory.Except(found)).FirstOrDefault()}");
        return inMemory.Count;
    }

    private static Gen<QueryNode> Node(ListSubject subject, ListWorld world, int depth)
    {
        var condition =
            from field in Gen.Elements<QueryField>(QueryFields.Of(subject))
            from operation in Gen.Elements<QueryOperator>(field.Operators)
            from one in Condition(world.Values(subject, field), field, operation)
            select one;
        if (depth <= 1) return condition;
        var group =
            from all in Gen.Elements(true, false)
            from count in Gen.Choose(1, 3)
            from nodes in Gen.ListOf(Node(subject, world, depth - 1), count)
            select (QueryNode)new QueryNode.Group(all, [.. nodes]);
        return Gen.Frequency((1, condition), (3, group));
    }

    // Mostly values that stand somewhere, so that queries find something.
    private static Gen<QueryNode> Condition(IReadOnlyList<string> stored, QueryField field, QueryOperator operation)
    {
        Gen<string> Any(params string[] others) => Gen.Elements<string>([.. stored, .. others]);
        Gen<string> Part(Gen<string> whole, bool end) => from text in whole from length in Gen.Choose(1, 8) select end ? text[^Math.Min(Math.Max(4, length), text.Length)..] : text[..Math.Min(length, text.Length)];
        Gen<ImmutableArray<string>> One(Gen<string> of) => of.Select(v => ImmutableArray.Create(v));
        var values = (field.Kind, operation) switch
        {
            (_, QueryOperator.Empty or QueryOperator.Filled) => Gen.Constant(ImmutableArray<string>.Empty),
            (_, QueryOperator.LastDays or QueryOperator.NextDays or QueryOperator.OlderThanDays) => One(Gen.Elements("1", "7", "30", "365", "1500")),
            (QueryFieldKind.Choice or QueryFieldKind.Flag, _) => from count in Gen.Choose(1, field.Kind == QueryFieldKind.Flag ? 1 : 3) from some in Gen.ListOf(Gen.Elements<string>(field.Choices), count) select some.Distinct().ToImmutableArray(),
            (QueryFieldKind.Number, QueryOperator.Between) => from a in Gen.Choose(0, 3) from b in Gen.Choose(0, 5) select ImmutableArray.Create($"{a}", $"{b}"),
            (QueryFieldKind.Number, _) => One(Gen.Elements("0", "1", "2", "5")),
            (QueryFieldKind.Day or QueryFieldKind.Instant, QueryOperator.Between) => from a in Any("2026-01-01") from b in Any("2026-11-22") select ImmutableArray.Create(a, b),
            (QueryFieldKind.Day or QueryFieldKind.Instant, _) => One(Any("2026-01-01")),
            (_, QueryOperator.BeginsWith) when field.Name == "phone" => One(Part(Any("+8613800138000").Select(p => p + "0000"), end: false).Select(p => p.Length < 6 ? "+86138" : p)),
            (_, QueryOperator.BeginsWith) => One(Part(Any("%_x"), end: false)),
            (_, QueryOperator.EndsWith) => One(Part(Any("+8613800138000"), end: true)),
            (_, QueryOperator.Contains) => One(Part(Any("%"), end: true)),
            (_, _) when field.IsMasked => One(Any(field.Name == "phone" ? "+8613800138000" : "无")),
            _ => from count in Gen.Choose(1, 3) from some in Gen.ListOf(Any("无"), count) select some.Distinct().ToImmutableArray(),
        };
        return values.Select(v => (QueryNode)new QueryNode.Condition(field.Name, operation, v));
    }
}
