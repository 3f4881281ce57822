using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Webhooks;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Tests.Callbacks;
using Persistence.Webhooks;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Webhooks;

/// <summary>What every provider must do alike with subscriptions, and with what a service site may see.</summary>
public abstract class WebhookContract
{
    private static readonly Actor Keeper = new("admin");
    private static readonly WebhookDraft Draft = new("ERP", "https://erp.example.com/", ["ticket.*"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Webhook_IsMadeOnce_ChangedByItsVersion_AndRemovedWithItsLetters()
    {
        await using var store = await NewStoreAsync();
        var webhooks = store.Get<WebhookStore>();
        var made = Saved(await webhooks.CreateAsync(Draft, "closed", Keeper, Ct));
        Refused(await webhooks.CreateAsync(Draft, "closed", Keeper, Ct)).Rule.ShouldBe(FieldRules.Taken);
        Saved(await webhooks.ChangeAsync(made.Id, 1, Draft with { IsActive = false }, Keeper, Ct)).Version.ShouldBe(2);
        Refused(await webhooks.ChangeAsync(made.Id, 1, Draft, Keeper, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        (await webhooks.ListAsync("somebody", Ct)).ShouldBeEmpty();
        (await webhooks.ListAsync("admin", Ct)).ShouldHaveSingleItem().IsActive.ShouldBeFalse();
        await GiveUpAsync(store, made.Id, 7);
        (await webhooks.LettersAsync(made.Id, 10, null, Ct)).ShouldHaveSingleItem().Seq.ShouldBe(7);
        (await webhooks.LettersAsync(made.Id, 10, 7, Ct)).ShouldBeEmpty();
        Saved(await webhooks.DeleteAsync(made.Id, Keeper, Ct));
        (await webhooks.LettersAsync(made.Id, 10, null, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_IsOneNodes_UntilItsEndOrItsDeath()
    {
        await using var store = await NewStoreAsync();
        var webhooks = store.Get<WebhookStore>();
        var id = Saved(await webhooks.CreateAsync(Draft, "closed", Keeper, Ct)).Id;
        var until = store.Clock.GetUtcNow().AddMinutes(2);
        (await webhooks.ClaimAsync(id, until, Ct)).ShouldBeTrue();
        (await webhooks.ClaimAsync(id, until, Ct)).ShouldBeFalse();
        await webhooks.ReleaseAsync(id, Ct);
        (await webhooks.ClaimAsync(id, until, Ct)).ShouldBeTrue();
        store.Clock.Advance(TimeSpan.FromMinutes(3));
        (await webhooks.ClaimAsync(id, store.Clock.GetUtcNow().AddMinutes(2), Ct)).ShouldBeTrue("who said nothing for so long is dead");
    }

    [Fact]
    public async Task Failure_WaitsLongerEachTime_AndTheLastMakesADeadLetter()
    {
        await using var store = await NewStoreAsync();
        var webhooks = store.Get<WebhookStore>();
        var id = Saved(await webhooks.CreateAsync(Draft, "closed", Keeper, Ct)).Id;
        (await webhooks.FailedAsync(id, 3, "ticket.opened", "{}", 500, "answer", Ct)).ShouldBeFalse();
        var row = (await webhooks.FindAsync(id, Ct))!;
        (row.Failed, row.NextAt, row.LastStatus).ShouldBe((1, store.Clock.GetUtcNow().AddSeconds(10), 500));
        await webhooks.ToldAsync(id, 3, 204, store.Clock.GetUtcNow().AddMinutes(1), Ct);
        row = (await webhooks.FindAsync(id, Ct))!;
        (row.Failed, row.NextAt, row.AfterSeq, row.LastProblem).ShouldBe((0, null, 3L, null));
        await GiveUpAsync(store, id, 4);
        (await webhooks.FindAsync(id, Ct))!.AfterSeq.ShouldBe(4, "the next fact has its turn");
        var letter = (await webhooks.LettersAsync(id, 10, null, Ct)).ShouldHaveSingleItem();
        letter.Attempts.ShouldBe(WebhookRules.Attempts);
        await webhooks.ResentAsync(letter.Id, 200, null, Ct);
        (await webhooks.LetterAsync(id, letter.Id, Ct))!.ResentAt.ShouldBe(store.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Site_WithoutAVisitOfATicket_SeesAndFindsNothingOfIt()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var sight = store.Get<SiteSight>();
        (await sight.SeesTicketAsync("QD01", ticket.Id, Ct)).ShouldBeFalse();
        (await sight.SeesTicketAsync("QD01", ticket.Number, Ct)).ShouldBeFalse();
        (await sight.SeesTicketAsync("QD01", "x", Ct)).ShouldBeFalse();
        (await sight.SeesAttachmentAsync("QD01", Guid.CreateVersion7(), Ct)).ShouldBeFalse();
        (await store.Get<TicketQuery>().CountAsync(new TicketFilter { SiteCode = "QD01" }, Ct)).ShouldBe(0);
        (await store.Get<TicketQuery>().CountAsync(new TicketFilter(), Ct)).ShouldBe(1);
        (await store.Get<SearchQuery>().GroupsAsync(ticket.Number, 10, "QD01", Ct)).ShouldBeEmpty();
        (await store.Get<SearchQuery>().GroupsAsync(ticket.Number, 10, Ct)).ShouldHaveSingleItem();
    }

    private static async Task GiveUpAsync(TestStore store, Guid id, long seq)
    {
        var isOver = false;
        for (var n = 0; n < WebhookRules.Attempts; n++)
        {
            isOver.ShouldBeFalse();
            isOver = await store.Get<WebhookStore>().FailedAsync(id, seq, "ticket.opened", "{}", 0, "timeout", Ct);
        }

        isOver.ShouldBeTrue();
    }

    private static T Saved<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private static Refusal Refused<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
