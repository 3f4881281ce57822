using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Drafts;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>Half-filled forms and own settings, on every provider alike.</summary>
public abstract class DeskDraftContract
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Draft_OfEachAgentAndContact_IsTheLastOneWritten_AlsoForANewProcess()
    {
        await using var store = await NewStoreAsync();
        var drafts = store.Get<DeskDraftStore>();
        var now = store.Clock.GetUtcNow();
        await drafts.WriteAsync([new("lin", Id(1), "first", now), new("lin", Id(2), "other", now), new("chen", Id(1), "hers", now)], Ct);
        await drafts.WriteAsync([new("lin", Id(1), "second", now.AddSeconds(1)), new("lin", Id(1), "third", now.AddSeconds(2)), new("lin", Id(2), null, now)], Ct);
        await store.RestartAsync();

        var kept = await store.Get<DeskDraftStore>().ListAsync(10, Ct);

        kept.Select(r => (r.AgentId, r.InteractionId, r.Content)).ShouldBe([("lin", Id(1), "third"), ("chen", Id(1), "hers")]);
        kept[0].KeptAt.ShouldBe(now.AddSeconds(2));
    }

    [Fact]
    public async Task Draft_ThatIsTakenOutTwice_OrWasNeverThere_HarmsNothing()
    {
        await using var store = await NewStoreAsync();
        var drafts = store.Get<DeskDraftStore>();
        var now = store.Clock.GetUtcNow();
        await drafts.WriteAsync([new("lin", Id(1), "form", now)], Ct);
        await drafts.WriteAsync([new("lin", Id(1), null, now), new("lin", Id(9), null, now)], Ct);
        await drafts.WriteAsync([new("lin", Id(1), null, now)], Ct);

        (await drafts.ListAsync(10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_OlderThanAWeek_IsNotGivenAndIsSweptAway()
    {
        await using var store = await NewStoreAsync();
        var drafts = store.Get<DeskDraftStore>();
        var now = store.Clock.GetUtcNow();
        await drafts.WriteAsync([new("lin", Id(1), "old", now), new("lin", Id(2), "newer", now.AddHours(1))], Ct);
        store.Clock.Advance(DeskDraftStore.Kept + TimeSpan.FromMinutes(1));

        (await drafts.ListAsync(10, Ct)).ShouldHaveSingleItem().Content.ShouldBe("newer");
        (await drafts.SweepAsync(Ct)).ShouldBe(1);
        (await drafts.SweepAsync(Ct)).ShouldBe(0);
        await using var db = store.Open();
        (await db.Set<DeskDraftRow>().CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Draft_LongerThanItsLimit_IsRefused_AndOneOfThatLengthIsKeptWhole()
    {
        await using var store = await NewStoreAsync();
        var drafts = store.Get<DeskDraftStore>();
        var now = store.Clock.GetUtcNow();
        var longest = new string('x', DeskDraftStore.MostContent);
        await drafts.WriteAsync([new("lin", Id(1), longest, now)], Ct);

        (await drafts.ListAsync(1, Ct))[0].Content.ShouldBe(longest);
        await Should.ThrowAsync<ArgumentException>(() => drafts.WriteAsync([new("lin", Id(1), longest + "x", now)], Ct));
    }

    [Fact]
    public async Task Settings_ChangedFromTwoPlaces_KeepBothChanges_AndNothingIsNothing()
    {
        await using var store = await NewStoreAsync();
        var settings = store.Get<OwnSettingsStore>();
        (await settings.FindAsync("lin", Ct)).ShouldBeNull();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => settings.ChangeAsync("lin", kept => (kept ?? "") + n, Ct)));

        (await settings.FindAsync("lin", Ct))!.Order().ShouldBe("012".ToCharArray());
        (await settings.FindAsync("chen", Ct)).ShouldBeNull();
        await settings.ChangeAsync("lin", _ => null, Ct);
        (await settings.FindAsync("lin", Ct)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => settings.ChangeAsync("lin", _ => new string('x', OwnSettingsStore.MostContent + 1), Ct));
    }

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
