using System.Security.Cryptography;
using System.Text;
using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Users;

/// <summary>Links that let one person in once: the first administrator of an empty house, or somebody who sets his password. A newer link for the same end replaces the older.</summary>
public sealed class OneTimeLinks(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>The link is unknown, used or too old.</summary>
    public const string LinkIsNotValid = "LinkIsNotValid";

    /// <summary>Somebody is in the house already; he makes the other accounts.</summary>
    public const string HouseIsNotEmpty = "HouseIsNotEmpty";

    /// <summary>Life of the link that the first start prints.</summary>
    public static readonly TimeSpan FirstLife = TimeSpan.FromHours(1);

    /// <summary>Life of the link that an administrator hands over.</summary>
    public static readonly TimeSpan PasswordLife = TimeSpan.FromHours(24);

    private const int TokenBytes = 24;

    /// <summary>Makes the link of the first administrator and gives its token.</summary>
    public async Task<string> ForFirstAdministratorAsync(CancellationToken ct)
    {
        var token = NewToken();
        await writer.WriteAsync(db => AddAsync(db, token, OneTimeLinkPurpose.FirstAdministrator, null, FirstLife, ct), ct);
        return token;
    }

    /// <summary>Makes a link by which a person sets his password, and gives its token.</summary>
    public Task<SaveResult<string>> ForPasswordAsync(string name, Actor actor, CancellationToken ct) => writer.WriteAsync<string>(
        async db =>
        {
            if (await db.Users.SingleOrDefaultAsync(u => u.UserName == name, ct) is not { } user) return Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", name));
            var token = NewToken();
            await AddAsync(db, token, OneTimeLinkPurpose.Password, user.Id, PasswordLife, ct);
            Audit.Note(db, actor, "user.link-made", "user:" + name, clock.GetUtcNow());
            return token;
        },
        ct);

    /// <summary>What a token is good for; null when it is unknown, used or too old.</summary>
    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not { } row) return null;
        var name = row.UserId is null ? null : await db.Users.Where(u => u.Id == row.UserId).Select(u => u.UserName).SingleOrDefaultAsync(ct);
        return new OneTimeLink(row.Purpose, name);
    }

    /// <summary>Sets the password of the link's account; gives the account's name.</summary>
    public Task<SaveResult<string>> RedeemPasswordAsync(string token, string password, string? workstation, CancellationToken ct) => writer.WriteAsync<string>(
        async db =>
        {
            if (UserRules.CheckPassword(password) is { } wrong) return wrong;
            if (await UseAsync(db, token, OneTimeLinkPurpose.Password, ct) is not { } row) return Refusal.Of(LinkIsNotValid);
            if (await db.Users.SingleOrDefaultAsync(u => u.Id == row.UserId && u.IsActive, ct) is not { } user) return Refusal.Of(LinkIsNotValid);
            UserStore.GivePassword(user, password);
            Audit.Note(db, new Actor(user.UserName!, workstation), "user.password-set", "user:" + user.UserName, clock.GetUtcNow());
            return user.UserName!;
        },
        ct);

    /// <summary>Makes the first administrator; gives his name.</summary>
    public Task<SaveResult<string>> RedeemFirstAsync(string token, UserDraft draft, string password, string? workstation, CancellationToken ct) => writer.WriteAsync<string>(
        async db =>
        {
            if (UserRules.Check(draft, Roles.All) is [var wrong, ..]) return wrong;
            if (UserRules.CheckPassword(password) is { } weak) return weak;
            if (await db.Users.AnyAsync(ct)) return Refusal.Of(HouseIsNotEmpty);
            if (await UseAsync(db, token, OneTimeLinkPurpose.FirstAdministrator, ct) is null) return Refusal.Of(LinkIsNotValid);
            var user = UserStore.NewUser(draft.Name);
            (user.DisplayName, user.Version) = (draft.DisplayName.Trim(), 1);
            UserStore.GivePassword(user, password);
            db.Users.Add(user);
            await UserStore.WriteRolesAsync(db, user.Id, draft, ct);
            Audit.Note(db, new Actor(draft.Name, workstation), "user.first-administrator", "user:" + draft.Name, clock.GetUtcNow(), null, StoreJson.Write(draft));
            return draft.Name;
        },
        ct);

    /// <summary>Ends the open links of an account.</summary>
    internal static Task EndAsync(AppDb db, string user, DateTimeOffset now, CancellationToken ct) =>
        db.OneTimeLinks.Where(l => l.UserId == user && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task AddAsync(AppDb db, string token, OneTimeLinkPurpose purpose, string? user, TimeSpan life, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.OneTimeLinks.Where(l => l.Purpose == purpose && l.UserId == user && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct);
        db.OneTimeLinks.Add(new OneTimeLinkRow { Hash = HashOf(token), Purpose = purpose, UserId = user, CreatedAt = now, ExpiresAt = now + life });
    }

    private Task<OneTimeLinkRow?> FindAsync(AppDb db, string token, CancellationToken ct)
    {
        var hash = HashOf(token);
        var now = clock.GetUtcNow();
        return db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now, ct);
    }

    /// <summary>Takes the link; of two at once one gets it.</summary>
    private async Task<OneTimeLinkRow?> UseAsync(AppDb db, string token, OneTimeLinkPurpose purpose, CancellationToken ct)
    {
        if (await FindAsync(db, token, ct) is not { } row || row.Purpose != purpose) return null;
        var now = clock.GetUtcNow();
        var taken = await db.OneTimeLinks.Where(l => l.Hash == row.Hash && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct);
        return taken == 1 ? row : null;
    }
}
