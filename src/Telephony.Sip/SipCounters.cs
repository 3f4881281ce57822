namespace Telephony.Sip;

/// <summary>Running totals since the start, for metrics. Read from any thread.</summary>
public sealed class SipCounters
{
    private long _messagesIn;
    private long _messagesOut;
    private long _malformed;
    private long _malformedAnswered;
    private long _dropped;
    private long _faults;
    private long _retransmissionsIn;
    private long _retransmissionsOut;
    private long _transportErrors;
    private long _ignored;
    private long _challenges;
    private long _authenticationFailures;
    private long _callsStarted;
    private long _callsEnded;
    private long _connectionsOpened;
    private long _connectionsClosed;
    private long _connectionsRefused;
    private long _transactions;
    private long _calls;
    private long _barred;
    private long _keepAlivesIn;
    private long _registeredExtensions;

    /// <summary>Well-formed messages received.</summary>
    public long MessagesIn => Volatile.Read(ref _messagesIn);

    /// <summary>Messages handed to a socket.</summary>
    public long MessagesOut => Volatile.Read(ref _messagesOut);

    /// <summary>Malformed messages received.</summary>
    public long Malformed => Volatile.Read(ref _malformed);

    /// <summary>Those of <see cref="Malformed"/> that got an answer (400, 416, 505, …).</summary>
    public long MalformedAnswered => Volatile.Read(ref _malformedAnswered);

    /// <summary>Messages dropped because the loop's queue was full or they matched nothing.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Exceptions caught at a wall: defects of ours, alarm on any.</summary>
    public long Faults => Volatile.Read(ref _faults);

    /// <summary>Requests received again.</summary>
    public long RetransmissionsIn => Volatile.Read(ref _retransmissionsIn);

    /// <summary>Messages sent again.</summary>
    public long RetransmissionsOut => Volatile.Read(ref _retransmissionsOut);

    /// <summary>Socket errors.</summary>
    public long TransportErrors => Volatile.Read(ref _transportErrors);

    /// <summary>Events that a machine ignored (late timers, stray messages).</summary>
    public long Ignored => Volatile.Read(ref _ignored);

    /// <summary>401 and 407 sent.</summary>
    public long Challenges => Volatile.Read(ref _challenges);

    /// <summary>Wrong credentials received.</summary>
    public long AuthenticationFailures => Volatile.Read(ref _authenticationFailures);

    /// <summary>Legs begun, both ways.</summary>
    public long CallsStarted => Volatile.Read(ref _callsStarted);

    /// <summary>Legs ended.</summary>
    public long CallsEnded => Volatile.Read(ref _callsEnded);

    /// <summary>TCP connections opened, both ways.</summary>
    public long ConnectionsOpened => Volatile.Read(ref _connectionsOpened);

    /// <summary>TCP connections that closed in order.</summary>
    public long ConnectionsClosed => Volatile.Read(ref _connectionsClosed);

    /// <summary>TCP connections refused by a limit.</summary>
    public long ConnectionsRefused => Volatile.Read(ref _connectionsRefused);

    /// <summary>Transactions alive now.</summary>
    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>Legs alive now.</summary>
    public long Calls => Volatile.Read(ref _calls);

    /// <summary>Extensions with at least one binding now.</summary>
    public long RegisteredExtensions => Volatile.Read(ref _registeredExtensions);

    /// <summary>Requests and datagrams that the defence dropped or refused (flood, scanner, locked source).</summary>
    public long Barred => Volatile.Read(ref _barred);

    /// <summary>Pings and pongs received over connections (RFC 5626 §3.5.1).</summary>
    public long KeepAlivesIn => Volatile.Read(ref _keepAlivesIn);

    internal void AddKeepAliveIn() => Interlocked.Increment(ref _keepAlivesIn);

    internal void AddBarred() => Interlocked.Increment(ref _barred);

    internal void AddMessageIn() => Interlocked.Increment(ref _messagesIn);

    internal void AddMessageOut() => Interlocked.Increment(ref _messagesOut);

    internal void AddMalformed() => Interlocked.Increment(ref _malformed);

    internal void AddMalformedAnswered() => Interlocked.Increment(ref _malformedAnswered);

    internal void AddDropped() => Interlocked.Increment(ref _dropped);

    internal void AddFault() => Interlocked.Increment(ref _faults);

    internal void AddRetransmissionIn() => Interlocked.Increment(ref _retransmissionsIn);

    internal void AddRetransmissionOut() => Interlocked.Increment(ref _retransmissionsOut);

    internal void AddTransportError() => Interlocked.Increment(ref _transportErrors);

    internal void AddIgnored() => Interlocked.Increment(ref _ignored);

    internal void AddChallenge() => Interlocked.Increment(ref _challenges);

    internal void AddAuthenticationFailure() => Interlocked.Increment(ref _authenticationFailures);

    internal void AddCallStarted() => Interlocked.Increment(ref _callsStarted);

    internal void AddCallEnded() => Interlocked.Increment(ref _callsEnded);

    internal void AddConnectionOpened() => Interlocked.Increment(ref _connectionsOpened);

    internal void AddConnectionClosed() => Interlocked.Increment(ref _connectionsClosed);

    internal void AddConnectionRefused() => Interlocked.Increment(ref _connectionsRefused);

    internal void SetTransactions(long value) => Volatile.Write(ref _transactions, value);

    internal void SetCalls(long value) => Volatile.Write(ref _calls, value);

    internal void AddRegisteredExtension(int change) => Interlocked.Add(ref _registeredExtensions, change);
}
