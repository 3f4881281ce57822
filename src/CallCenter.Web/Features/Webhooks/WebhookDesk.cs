using System.Security.Claims;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Webhooks;
using Persistence;
using Persistence.Webhooks;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>What people and programs do with subscriptions: everybody with his own, administrators with all.</summary>
internal sealed class WebhookDesk(WebhookStore store, WebhookTurn turn, WebhookLoop loop, SecretBox box, TimeProvider clock)
{
    /// <summary>Type of the event that a test sends.</summary>
    public const string Test = "webhook.test";

    /// <summary>The subscriptions that the person may see.</summary>
    public Task<IReadOnlyList<WebhookRow>> ListAsync(ClaimsPrincipal person, CancellationToken ct) => store.ListAsync(OwnerOf(person), ct);

    /// <summary>One that he may see, or null.</summary>
    public async Task<WebhookRow?> FindAsync(Guid id, ClaimsPrincipal person, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } row && (OwnerOf(person) is not { } owner || row.Owner == owner) ? row : null;

    /// <summary>Makes one; its key is shown this once.</summary>
    public async Task<SaveResult<(WebhookRow Row, string Secret)>> CreateAsync(WebhookDraft draft, ClaimsPrincipal person, CancellationToken ct)
    {
        var secret = WebhookSignature.NewSecret();
        return With(await store.CreateAsync(draft, box.Close(secret), PersonClaims.ActorOf(person), ct), secret);
    }

    /// <summary>Changes one.</summary>
    public async Task<SaveResult<WebhookRow>> ChangeAsync(WebhookRow row, int version, WebhookDraft draft, ClaimsPrincipal person, CancellationToken ct)
    {
        var result = await store.ChangeAsync(row.Id, version, draft, PersonClaims.ActorOf(person), ct);
        loop.Wake();
        return result;
    }

    /// <summary>Gives one another key, which is shown this once.</summary>
    public async Task<SaveResult<(WebhookRow Row, string Secret)>> RekeyAsync(WebhookRow row, ClaimsPrincipal person, CancellationToken ct)
    {
        var secret = WebhookSignature.NewSecret();
        return With(await store.RekeyAsync(row.Id, box.Close(secret), PersonClaims.ActorOf(person), ct), secret);
    }

    /// <summary>Removes one.</summary>
    public Task<SaveResult<WebhookRow>> DeleteAsync(WebhookRow row, ClaimsPrincipal person, CancellationToken ct) => store.DeleteAsync(row.Id, PersonClaims.ActorOf(person), ct);

    /// <summary>Sends it a test at once, whatever it waits for.</summary>
    public async Task<WebhookOutcome> TestAsync(WebhookRow row, ClaimsPrincipal person, CancellationToken ct)
    {
        await store.NoteAsync(row, "tested", PersonClaims.ActorOf(person), ct);
        var now = clock.GetUtcNow();
        var body = JsonSerializer.Serialize(new FloorEvent(0, Test, now) { Id = row.Id }, JsonSerializerOptions.Web);
        return await turn.TryAsync(row, Test, "test-" + Guid.CreateVersion7(now), body, ct);
    }

    /// <summary>Sends a dead letter again, once.</summary>
    public async Task<WebhookOutcome> ResendAsync(WebhookRow row, DeadLetterRow letter, ClaimsPrincipal person, CancellationToken ct)
    {
        await store.NoteAsync(row, "resent", PersonClaims.ActorOf(person), ct);
        var outcome = await turn.TryAsync(row, letter.Type, letter.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture), letter.Body, ct);
        await store.ResentAsync(letter.Id, outcome.Status, outcome.Problem, CancellationToken.None);
        return outcome;
    }

    private static string? OwnerOf(ClaimsPrincipal person) => RoleRights.Has(person, Rights.Administer) ? null : person.Identity?.Name ?? "";

    private static SaveResult<(WebhookRow Row, string Secret)> With(SaveResult<WebhookRow> result, string secret) => result switch
    {
        SaveResult<WebhookRow>.Saved saved => new SaveResult<(WebhookRow, string)>.Saved((saved.Value, secret)),
        SaveResult<WebhookRow>.Refused refused => refused.Refusal,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
