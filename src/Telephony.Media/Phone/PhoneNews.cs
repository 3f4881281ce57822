using Microsoft.Extensions.Logging;

namespace Telephony.Media.Phone;

/// <summary>
/// Carries changes of standing from under the transport's lock to its owner's handlers: in order, one thread at a time, never
/// two losses or two connections in a row.
/// </summary>
internal sealed class PhoneNews(ILogger logger, Action connected, Action<PhoneLostReason> lost)
{
    /// <summary>A standing changes a few times a minute at most; a handler that blocks for this many changes is broken.</summary>
    private const int Limit = 64;

    private readonly Lock gate = new();
    private readonly Queue<PhoneStanding> pending = new();
    private PhoneStanding told;
    private bool telling;

    public bool IsConnected
    {
        get
        {
            lock (gate)
                return told.IsConnected;
        }
    }

    /// <summary>Forgets what was told: the next connection has its own life.</summary>
    public void BeginConnection()
    {
        lock (gate)
            told = PhoneStanding.Connecting;
    }

    /// <summary>Notes a standing.</summary>
    /// <returns>Whether it is news.</returns>
    public bool Note(PhoneStanding standing)
    {
        lock (gate)
        {
            var isRepeated = standing.IsConnected ? told.IsConnected : standing.LostReason is null || told.LostReason is not null;
            if (isRepeated)
                return false;
            told = standing;
            if (pending.Count < Limit)
                pending.Enqueue(standing);
            return true;
        }
    }

    /// <summary>Drops what has not been told yet.</summary>
    public void Clear()
    {
        lock (gate)
            pending.Clear();
    }

    /// <summary>Runs the handlers for what is pending. Call outside every lock.</summary>
    public void Tell()
    {
        while (TryTake(out var standing))
        {
            try
            {
                if (standing.LostReason is { } reason)
                    lost(reason);
                else
                    connected();
            }
#pragma warning disable CA1031 // the wall between the phone and its owner: a failing handler must not stop the packets
            catch (Exception failure)
#pragma warning restore CA1031
            {
                PhoneLog.HandlerFailed(logger, failure);
            }
            finally
            {
                lock (gate)
                    telling = false;
            }
        }
    }

    private bool TryTake(out PhoneStanding standing)
    {
        lock (gate)
        {
            standing = default;
            if (telling || !pending.TryDequeue(out standing))
                return false;
            telling = true;
            return true;
        }
    }
}
