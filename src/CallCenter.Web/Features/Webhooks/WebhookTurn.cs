using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Webhooks;
using Persistence;
using Persistence.Dispatch;
using Persistence.Outbox;
using Persistence.Webhooks;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Tells one subscription what it was not told yet, one fact after the other: the next is sent when the one before was taken or given up, so that their order holds.</summary>
internal sealed class WebhookTurn(
    WebhookStore store, OutboxReader outbox, WebhookSender sender, WebhookOwners owners, SecretBox box, SiteSight sight, TimeProvider clock, ILogger<WebhookTurn> logger)
{
    /// <summary>Facts read at once.</summary>
    private const int Batch = 200;

    /// <summary>Batches of one turn: then the others look at what changed meanwhile (switched off, another address).</summary>
    private const int Rounds = 20;

    // Longer than a try takes: who has not said anything for so long is dead.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    /// <summary>One turn, until it knows everything up to <paramref name="floor"/>, a try failed, or the turn is long enough.</summary>
    public async Task RunAsync(Guid id, long floor, CancellationToken ct)
    {
        if (!await store.ClaimAsync(id, clock.GetUtcNow() + Claim, ct))
            return;
        try
        {
            if (await store.FindAsync(id, ct) is not { IsActive: true } row)
                return;
            if (await owners.FindAsync(row.Owner, ct) is not { } person || !RoleRights.Has(person, Rights.WebhookManage))
            {
                await store.StopAsync(id, WebhookProblems.OwnerGone, ct);
                Log.OwnerGone(logger, row.Name);
                return;
            }

            for (var round = 0; round < Rounds && row.AfterSeq < floor; round++)
            {
                if (await BatchAsync(row, person, floor, ct) is not { } reached)
                    return;
                row.AfterSeq = reached;
            }
        }
        finally
        {
            await store.ReleaseAsync(id, CancellationToken.None);
        }
    }

    // The number up to which it knows everything; null when a try failed.
    private async Task<long?> BatchAsync(WebhookRow row, ClaimsPrincipal person, long floor, CancellationToken ct)
    {
        var facts = (await outbox.AfterAsync(row.AfterSeq, Batch, ct)).TakeWhile(f => f.Seq <= floor).ToList();
        var told = row.AfterSeq;
        foreach (var fact in facts)
        {
            if (await HearsAsync(row, person, fact, ct) is not { } happened)
                continue;
            // Between two facts somebody may have switched it off, moved it, given it another key or lost his right: the next one is no longer his to hear.
            if (await store.FindAsync(row.Id, ct) is not { IsActive: true } now || now.Version != row.Version || await owners.FindAsync(row.Owner, ct) is not { } still || !RoleRights.Has(still, Rights.WebhookManage))
                return null;
            var body = JsonSerializer.Serialize(happened with { Seq = fact.Seq }, JsonSerializerOptions.Web);
            var outcome = await TryAsync(row, happened.Type, fact.Seq.ToString(CultureInfo.InvariantCulture), body, ct);
            if (outcome.Problem is not { } problem)
            {
                await store.ToldAsync(row.Id, fact.Seq, outcome.Status, clock.GetUtcNow() + Claim, ct);
            }
            else
            {
                if (!await store.FailedAsync(row.Id, fact.Seq, happened.Type, body, outcome.Status, problem, ct))
                    return null;
                Log.GivenUp(logger, row.Name, fact.Seq, problem);
            }

            told = fact.Seq;
        }

        var reached = facts.Count < Batch ? floor : facts[^1].Seq;
        if (reached > told)
            await store.ToldAsync(row.Id, reached, null, clock.GetUtcNow() + Claim, ct);
        return reached;
    }

    /// <summary>One try of one event.</summary>
    public async Task<WebhookOutcome> TryAsync(WebhookRow row, string type, string delivery, string body, CancellationToken ct) => box.Open(row.Secret) is { } secret
        ? await sender.SendAsync(row.Address, secret, type, delivery, body, ct)
        : new WebhookOutcome(0, WebhookProblems.SecretUnreadable);

    private async Task<FloorEvent?> HearsAsync(WebhookRow row, ClaimsPrincipal person, OutboxRow fact, CancellationToken ct) =>
        DomainEventMapping.Of(fact) is { } happened && WebhookRules.Hears(row.Kinds, happened.Type) && EventRights.MayHear(person, happened) && await EventRights.IsOfOwnSiteAsync(person, happened, sight, ct)
            ? happened
            : null;
}
