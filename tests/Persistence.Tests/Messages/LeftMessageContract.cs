using Crm.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Persistence.History;
using Persistence.Messages;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Messages;

/// <summary>What every provider must do alike with messages and promised call-backs.</summary>
public abstract class LeftMessageContract
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task A_message_is_listed_with_its_sound_counted_claimed_and_closed_with_an_audit()
    {
        await using var store = await NewStoreAsync();
        var (call, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await store.Get<InteractionStore>().SaveAsync(
            [
                new InteractionChange.Call(new InteractionRow { Id = call, CallerRaw = "13800138000", PartyE164 = "+8613800138000", CalledNumber = "4008001001", ReceivedAt = At }),
                new InteractionChange.Recording(new RecordingRow { Id = Guid.CreateVersion7(), InteractionId = call, StartedAt = At, RelativePath = "talk.wav" }),
                new InteractionChange.Recording(new RecordingRow { Id = call, InteractionId = call, StartedAt = At.AddMinutes(5), RelativePath = "message.wav", DurationMs = 4_000, State = RecordingState.Closed }),
            ],
            Ct);
        await SaveAsync(store, Change(call, LeftMessageKind.Message, LeftMessageState.Open), Change(other, LeftMessageKind.Message, LeftMessageState.Open, queue: "install"));

        var query = store.Get<LeftMessageQuery>();
        (await query.CountsAsync(Ct)).ShouldBe(new Dictionary<string, int> { ["repair"] = 1, ["install"] = 1 }, ignoreOrder: true);
        var line = (await query.ListAsync(["repair"], isDone: false, 10, Ct)).ShouldHaveSingleItem();
        (line.Number, line.CalledNumber, line.Recording?.RelativePath).ShouldBe(("+8613800138000", "4008001001", "message.wav"));
        (await query.ListAsync([], isDone: false, 10, Ct)).ShouldBeEmpty("who sees no queue sees no message");
        (await query.ListAsync(null, isDone: false, 10, Ct)).Count.ShouldBe(2);
        (await query.FindAsync(line.Message.Id, ["install"], Ct)).ShouldBeNull();
        (await query.QueuesOfAsync(call, Ct)).ShouldBe(["repair"]);

        var messages = store.Get<LeftMessageStore>();
        var claimed = Saved(await messages.ChangeAsync(line.Message.Id, line.Message.Version, new LeftMessageCommand.Claim("agent1"), new Actor("agent1"), Ct));
        (await messages.ChangeAsync(line.Message.Id, line.Message.Version, new LeftMessageCommand.Claim("agent2"), new Actor("agent2"), Ct))
            .ShouldBeOfType<SaveResult<LeftMessage>.Refused>().Refusal.Rule.ShouldBe(Crm.Domain.Refusal.StaleVersion);
        Saved(await messages.ChangeAsync(line.Message.Id, claimed.Version, new LeftMessageCommand.Close("agent1", LeftMessageRules.CalledBack, "done"), new Actor("agent1"), Ct));
        (await query.ListAsync(["repair"], isDone: true, 10, Ct)).ShouldHaveSingleItem().Message.Note.ShouldBe("done");
        (await query.CountsAsync(Ct)).Keys.ShouldBe(["install"]);
        await using var db = store.Open();
        (await db.AuditEntries.Where(a => a.Subject == line.Message.Id.ToString("D")).Select(a => a.Command).ToListAsync(Ct)).ShouldBe(["message.claim", "message.close"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_promised_callback_is_no_task_until_the_exchange_is_gone_and_what_it_fulfilled_is_none_at_all()
    {
        await using var store = await NewStoreAsync();
        var (kept, answered, missed) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await SaveAsync(store, [.. ((Guid[])[kept, answered, missed]).Select(c => Change(c, LeftMessageKind.Callback, LeftMessageState.Kept))]);
        await SaveAsync(store, Change(answered, LeftMessageKind.Callback, LeftMessageState.Done, "answered"), Change(missed, LeftMessageKind.Callback, LeftMessageState.Open, "noAnswer"));
        await SaveAsync(store, Change(missed, LeftMessageKind.Callback, LeftMessageState.Open, "noAnswer"));
        var query = store.Get<LeftMessageQuery>();
        (await query.ListAsync(null, isDone: false, 10, Ct)).ShouldHaveSingleItem().Message.Cause.ShouldBe("noAnswer");

        (await store.Get<LeftMessageStore>().OpenKeptAsync(Ct)).ShouldBe(1);
        (await store.Get<LeftMessageStore>().OpenKeptAsync(Ct)).ShouldBe(0);

        var open = await query.ListAsync(null, isDone: false, 10, Ct);
        open.Select(l => (l.Message.InteractionId, l.Message.Cause)).ShouldBe([(kept, LeftMessageStore.Restart), (missed, "noAnswer")], ignoreOrder: true);
        open.ShouldAllBe(l => l.Message.LeftAt == At);
    }

    [Fact]
    public async Task A_contact_may_be_promised_a_callback_again_and_what_people_decided_stays()
    {
        await using var store = await NewStoreAsync();
        var call = Guid.CreateVersion7();
        await SaveAsync(store, Change(call, LeftMessageKind.Callback, LeftMessageState.Kept), Change(call, LeftMessageKind.Callback, LeftMessageState.Done, "answered"), Change(call, LeftMessageKind.Callback, LeftMessageState.Kept));
        await SaveAsync(store, Change(call, LeftMessageKind.Callback, LeftMessageState.Open, "busy"));
        var query = store.Get<LeftMessageQuery>();
        var line = (await query.ListAsync(null, isDone: false, 10, Ct)).ShouldHaveSingleItem();
        Saved(await store.Get<LeftMessageStore>().ChangeAsync(line.Message.Id, null, new LeftMessageCommand.Claim("agent1"), new Actor("agent1"), Ct));
        await SaveAsync(store, Change(call, LeftMessageKind.Callback, LeftMessageState.Open, "busy"));
        (await query.ListAsync(null, isDone: false, 10, Ct)).ShouldHaveSingleItem().Message.ClaimedBy.ShouldBe("agent1");
    }

    private static LeftMessageChange Change(Guid call, LeftMessageKind kind, LeftMessageState state, string? word = null, string queue = "repair") =>
        new(Guid.CreateVersion7(), call, kind, queue, At, state, word);

    private static Task SaveAsync(TestStore store, params LeftMessageChange[] changes) => store.Get<LeftMessageStore>().SaveAsync(changes, Ct);

    private static LeftMessage Saved(SaveResult<LeftMessage> result) => result.ShouldBeOfType<SaveResult<LeftMessage>.Saved>().Value;
}
