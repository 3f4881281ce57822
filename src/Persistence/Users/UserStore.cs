using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.Floor;

namespace Persistence.Users;

/// <summary>Accounts as administrators keep them. An account is locked, never deleted: history names it.</summary>
public sealed class UserStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    private static readonly PasswordHasher<AppUser> Hasher = new();

    public async Task<IReadOnlyList<UserEntry>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var roles = (await RolesAsync(db, null, ct)).ToLookup(r => r.UserId, r => r.Role, StringComparer.Ordinal);
        var queues = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.AgentId, StringComparer.Ordinal);
        var users = await db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(ct);
        return [.. users.Select(u => new UserEntry(
            ToDraft(u, roles[u.Id], queues[u.UserName!]), u.LastSignInAt, u.PasswordHash is not null, u.PhoneSecret is not null, u.LockoutEnd > clock.GetUtcNow() ? u.LockoutEnd : null, u.Version))];
    }

    /// <summary>Whether the house has nobody yet, so that the first administrator may be made by a link.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await db.Users.AnyAsync(ct);
    }

    /// <summary>Makes an account (<paramref name="version"/> null) without a password, or changes one. What changes a person's rights ends his sessions.</summary>
    public Task<SaveResult<int>> SaveAsync(UserDraft draft, int? version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (UserRules.Check(draft, Roles.All) is [var wrong, ..]) return wrong;
            var row = await FindAsync(db, draft.Name, ct);
            if (row is null != version is null) return row is null ? Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", draft.Name)) : FieldRules.IsTaken("name", draft.Name);
            if (row is not null && row.Version != version) return Refusal.Of(Refusal.StaleVersion);
            if (draft.Extension is { } extension && await db.Users.AnyAsync(u => u.Extension == extension && u.UserName != draft.Name, ct)) return FieldRules.IsTaken("extension", extension);
            var memberships = await db.QueueMembers.Where(m => m.AgentId == draft.Name).ToListAsync(ct);
            var old = row is null ? null : ToDraft(row, (await RolesAsync(db, row.Id, ct)).Select(r => r.Role), memberships);
            if (old is not null && await CheckLastAdministratorAsync(db, old, draft, row!.Id, ct) is { } refusal) return refusal;
            if (await CheckQueuesAsync(db, draft, ct) is { } unknown) return unknown;
            if (row is null) db.Users.Add(row = NewUser(draft.Name));
            (row.DisplayName, row.Email, row.NormalizedEmail, row.Extension, row.IsActive) =
                (draft.DisplayName.Trim(), draft.Email, draft.Email?.ToUpperInvariant(), draft.Extension, draft.IsActive);
            if (draft.IsActive && old is { IsActive: false }) row.LockoutEnd = null;
            // A link handed over before the lock must not open the account after it.
            if (!draft.IsActive) await OneTimeLinks.EndAsync(db, row.Id, clock.GetUtcNow(), ct);
            row.Version++;
            if (old is null || old.IsActive != draft.IsActive || !old.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(draft.Roles)) row.SecurityStamp = NewStamp();
            await WriteRolesAsync(db, row.Id, draft, ct);
            await WriteQueuesAsync(db, draft, memberships, ct);
            Audit.Note(
                db, actor, Deed(old, draft), "user:" + draft.Name, clock.GetUtcNow(), old is null ? null : StoreJson.Write(old), StoreJson.Write(draft));
            return row.Version;
        },
        ct);

    /// <summary>Sets a password, ends every session and lifts a lock by wrong passwords.</summary>
    public Task<SaveResult<bool>> SetPasswordAsync(string name, string password, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (UserRules.CheckPassword(password) is { } wrong) return wrong;
            if (await FindAsync(db, name, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", name));
            GivePassword(row, password);
            Audit.Note(db, actor, "user.password-set", "user:" + name, clock.GetUtcNow());
            return true;
        },
        ct);

    /// <summary>Keeps the telephone's password, protected by the caller; null takes it away.</summary>
    public Task<SaveResult<bool>> SetPhoneSecretAsync(string name, string? protectedPassword, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (await FindAsync(db, name, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "name"), ("value", name));
            if (row.Extension is null) return Refusal.Of(UserRules.QueueNeedsExtension, ("field", "extension"));
            row.PhoneSecret = protectedPassword;
            Audit.Note(db, actor, protectedPassword is null ? "user.phone-password-removed" : "user.phone-password-set", "user:" + name, clock.GetUtcNow());
            return true;
        },
        ct);

    /// <summary>What colleagues call each account, locked ones too: history names them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.DisplayName != "").ToDictionaryAsync(u => u.UserName!, u => u.DisplayName, StringComparer.Ordinal, ct);
    }

    /// <summary>Extensions of active accounts with their protected telephone passwords.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PhoneSecretsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.IsActive && u.Extension != null && u.PhoneSecret != null)
            .ToDictionaryAsync(u => u.Extension!, u => u.PhoneSecret!, StringComparer.Ordinal, ct);
    }

    /// <summary>Notes a sign-in that succeeded.</summary>
    public Task SignedInAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastSignInAt, now), ct), ct);
    }

    internal static AppUser NewUser(string name) => new()
    {
        UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = NewStamp(), LockoutEnabled = true,
    };

    internal static void GivePassword(AppUser row, string password)
    {
        row.PasswordHash = Hasher.HashPassword(row, password);
        row.SecurityStamp = NewStamp();
        row.LockoutEnd = null;
        row.AccessFailedCount = 0;
    }

    internal static async Task WriteRolesAsync(AppDb db, string userId, UserDraft draft, CancellationToken ct)
    {
        var known = await db.Roles.ToDictionaryAsync(r => r.Name!, StringComparer.Ordinal, ct);
        foreach (var name in draft.Roles.Where(r => !known.ContainsKey(r)))
        {
            known[name] = new IdentityRole(name) { NormalizedName = name.ToUpperInvariant() };
            db.Roles.Add(known[name]);
        }

        var wanted = draft.Roles.Select(r => known[r].Id).ToHashSet(StringComparer.Ordinal);
        var old = await db.UserRoles.Where(r => r.UserId == userId).ToListAsync(ct);
        db.UserRoles.RemoveRange(old.Where(r => !wanted.Contains(r.RoleId)));
        db.UserRoles.AddRange(wanted.Except(old.Select(r => r.RoleId), StringComparer.Ordinal).Select(r => new IdentityUserRole<string> { UserId = userId, RoleId = r }));
    }

    private static async Task WriteQueuesAsync(AppDb db, UserDraft draft, List<QueueMemberRow> old, CancellationToken ct)
    {
        var wanted = draft.Queues.ToDictionary(q => q.Queue, q => q.Level, StringComparer.Ordinal);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gone in old.Where(m => !wanted.ContainsKey(m.QueueId)))
        {
            db.QueueMembers.Remove(gone);
            touched.Add(gone.QueueId);
        }

        foreach (var (queue, level) in wanted)
        {
            var kept = old.Find(m => m.QueueId == queue);
            if (kept?.Level == level) continue;
            if (kept is not null) kept.Level = level;
            else db.QueueMembers.Add(new QueueMemberRow { QueueId = queue, AgentId = draft.Name, Level = level });
            touched.Add(queue);
        }

        // Who has the queue's page open would write the old members back: his version is stale now.
        foreach (var queue in await db.Queues.Where(q => touched.Contains(q.Id)).ToListAsync(ct)) queue.Version++;
    }

    private static async Task<Refusal?> CheckQueuesAsync(AppDb db, UserDraft draft, CancellationToken ct)
    {
        var known = await db.Queues.Select(q => q.Id).ToListAsync(ct);
        return draft.Queues.FirstOrDefault(q => !known.Contains(q.Queue)) is { } unknown ? FieldRules.IsUnknown("queues", unknown.Queue) : null;
    }

    private static async Task<Refusal?> CheckLastAdministratorAsync(AppDb db, UserDraft old, UserDraft draft, string id, CancellationToken ct)
    {
        var others = await (from user in db.Users
                            join link in db.UserRoles on user.Id equals link.UserId
                            join role in db.Roles on link.RoleId equals role.Id
                            where role.Name == Roles.Administrator && user.IsActive && user.PasswordHash != null && user.Id != id
                            select user.Id).CountAsync(ct);
        return UserRules.CheckLastAdministrator(old.IsActive && old.Roles.Contains(Roles.Administrator), draft, others);
    }

    private static string Deed(UserDraft? old, UserDraft draft) => (old, draft) switch
    {
        (null, _) => "user.created",
        ({ IsActive: true }, { IsActive: false }) => "user.locked",
        ({ IsActive: false }, { IsActive: true }) => "user.unlocked",
        _ => "user.changed",
    };

    private static Task<AppUser?> FindAsync(AppDb db, string name, CancellationToken ct) => db.Users.SingleOrDefaultAsync(u => u.UserName == name, ct);

    private static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));

    private static async Task<List<(string UserId, string Role)>> RolesAsync(AppDb db, string? user, CancellationToken ct)
    {
        var rows = await (from link in db.UserRoles
                          join role in db.Roles on link.RoleId equals role.Id
                          where user == null || link.UserId == user
                          select new { link.UserId, role.Name }).ToListAsync(ct);
        return [.. rows.Select(r => (r.UserId, r.Name!))];
    }

    private static UserDraft ToDraft(AppUser user, IEnumerable<string> roles, IEnumerable<QueueMemberRow> queues) => new()
    {
        Name = user.UserName!,
        DisplayName = user.DisplayName,
        Email = user.Email,
        Extension = user.Extension,
        Roles = [.. roles.Order(StringComparer.Ordinal)],
        Queues = [.. queues.OrderBy(q => q.QueueId, StringComparer.Ordinal).Select(q => new QueueLevel(q.QueueId, q.Level))],
        IsActive = user.IsActive,
    };
}
