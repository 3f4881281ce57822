using System.Collections.Concurrent;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Tells at once that an account's sessions are over (locked, other roles, new password). Other nodes notice at their next check.</summary>
public sealed class AccountChanges(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>The sessions of this user are over.</summary>
    public event Action<string>? Ended;

    /// <summary>Ends the user's sessions.</summary>
    public void End(string user)
    {
        _last[user] = clock.GetUtcNow();
        Ended?.Invoke(user);
    }

    /// <summary>Whether the user's sessions were ended after an instant.</summary>
    public bool EndedSince(string user, DateTimeOffset instant) => _last.TryGetValue(user, out var at) && at >= instant;

    /// <summary>Calls back when the user's sessions are over, until disposed.</summary>
    public IDisposable Watch(string? user, Action onEnd)
    {
        var watch = new Watcher(this, user, onEnd);
        Ended += watch.Hear;
        return watch;
    }

    private sealed class Watcher(AccountChanges changes, string? user, Action onEnd) : IDisposable
    {
        public void Hear(string ended)
        {
            if (ended == user)
                onEnd();
        }

        public void Dispose() => changes.Ended -= Hear;
    }
}
