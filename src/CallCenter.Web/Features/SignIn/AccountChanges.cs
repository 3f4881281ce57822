using System.Collections.Concurrent;

namespace CallCenter.Web.Features.SignIn;

/// <summary>Tells at once that an account's sessions are over (locked, other roles, new password). Other nodes notice at their next check.</summary>
public sealed partial class AccountChanges(TimeProvider clock, ILogger<AccountChanges> logger)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>The sessions of this user are over.</summary>
    public event Action<string>? Ended;

    /// <summary>Ends the user's sessions. What one of them does when it ends is its own affair: the others hear all the same, and so does whoever locked the account, who has more to do.</summary>
    public void End(string user)
    {
        _last[user] = clock.GetUtcNow();
        foreach (var hear in Delegate.EnumerateInvocationList(Ended))
        {
            try
            {
                hear(user);
            }
#pragma warning disable CA1031 // A session that closes at this very moment has its cancellation source disposed between the list and the call: it is gone, which was wanted.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogDeaf(logger, failure);
            }
        }
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

    [LoggerMessage(5803, LogLevel.Warning, "A session of an account that ended did not take the news; it is gone, or ends at its next check")]
    private static partial void LogDeaf(ILogger logger, Exception exception);

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
