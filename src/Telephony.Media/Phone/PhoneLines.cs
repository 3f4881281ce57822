using Microsoft.Extensions.Logging;
using Telephony.Media.Dtls;

namespace Telephony.Media.Phone;

/// <summary>The phones of all signed-in agents, one each: a second page of an agent takes over the one phone.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class PhoneLines(Func<BrowserPhoneOptions> options, TimeProvider clock, ILogger<BrowserPhoneTransport> logger) : IDisposable
{
    /// <summary>One socket and 4 KB each; far above any floor that one machine serves.</summary>
    public const int Limit = 2000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, PhoneLine> lines = new(StringComparer.Ordinal);
    private PhoneWayPolicy allowed;

    /// <summary>The agent's line, opened if there is none.</summary>
    /// <param name="owner">The authenticated user; never taken from the page.</param>
    /// <returns>The line, and whether it was opened just now (the caller then starts its transport).</returns>
    /// <remarks>Without OpenSSL 3 the line has the way over the WebSocket alone, and says so.</remarks>
    /// <exception cref="InvalidOperationException">The limit of phones is reached.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">No UDP port.</exception>
    public (PhoneLine Line, bool IsNew) Open(string owner)
    {
        lock (gate)
        {
            if (lines.TryGetValue(owner, out var known))
                return (known, false);
            if (lines.Count >= Limit)
                throw new InvalidOperationException($"more than {Limit} browser phones");
            var line = Create(owner);
            line.Allow(allowed);
            lines.Add(owner, line);
            return (line, true);
        }
    }

    /// <summary>Which ways the administrator allows, for the lines that are open and those to come.</summary>
    public void Allow(PhoneWayPolicy policy)
    {
        PhoneLine[] open;
        lock (gate)
        {
            allowed = policy;
            open = [.. lines.Values];
        }

        foreach (var line in open)
            line.Allow(policy);
    }

    /// <summary>Ends the agent's phone, if there is one: sign-out.</summary>
    public void Close(string owner)
    {
        PhoneLine? line;
        lock (gate)
            lines.Remove(owner, out line);
        line?.Push(new PhoneMessage.Bye("signedOut"));
        line?.Dispose();
    }

    /// <summary>Which phones no page has spoken for since this long and whose media is gone too; the caller signs them out.</summary>
    public IReadOnlyList<PhoneLine> Abandoned(TimeSpan since)
    {
        lock (gate)
            return [.. lines.Values.Where(l => l.Unattended >= since && !l.Transport.IsConnected)];
    }

    /// <summary>Ends all phones.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var line in lines.Values)
                line.Dispose();
            lines.Clear();
        }
    }

    private PhoneLine Create(string owner)
    {
        try
        {
            return new(owner, BrowserPhoneTransport.Create(options(), clock, logger), null, clock, logger);
        }
        catch (DtlsUnavailableException missing)
        {
            return new(owner, null, missing.Message, clock, logger);
        }
    }
}
