using CallCenter.Web.Access;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Persistence.Users;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Who may see tickets, and so may be named in their messages, own their tasks and join their groups. Read anew after half a minute: a new colleague is soon found, a typed letter reads nothing.</summary>
internal sealed class TicketPeople(UserStore users, TimeProvider clock) : IDisposable
{
    /// <summary>People offered while a name is typed.</summary>
    private const int Offered = 8;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<MentionTarget> _all = [];
    private long? _readAt;

    /// <summary>Everybody.</summary>
    public async Task<IReadOnlyList<MentionTarget>> AllAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_readAt is { } at && clock.GetElapsedTime(at) < Fresh)
                return _all;
            _all = [.. (await users.ListAsync(ct)).Select(u => u.Draft)
                .Where(u => u.IsActive && u.Roles.Any(r => RoleRights.Has(r, Rights.CustomerRead)))
                .Select(u => new MentionTarget(u.Name, u.DisplayName.Length > 0 ? u.DisplayName : u.Name, [u.Name]))];
            _readAt = clock.GetTimestamp();
            return _all;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Those whose account, name, pinyin or initials hold what was typed; the best first.</summary>
    /// <param name="typed">Characters, syllables or initials; empty for everybody.</param>
    /// <param name="more">Others who may be meant: the ticket's groups.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<MentionTarget>> FindAsync(string typed, IEnumerable<MentionTarget> more, CancellationToken ct) =>
        [.. more.Concat(await AllAsync(ct))
            .Where(p => typed.Length == 0 || p.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || Pinyin.Matches(p.Label, typed))
            .OrderBy(p => p.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || p.Label.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Take(Offered)];

    /// <summary>What colleagues call an account.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LabelsAsync(CancellationToken ct) => (await AllAsync(ct)).ToDictionary(p => p.Name, p => p.Label, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
