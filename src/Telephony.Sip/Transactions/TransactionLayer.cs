namespace Telephony.Sip.Transactions;

/// <summary>The transaction table: matches messages, runs the machines and performs their effects. Bounded; belongs to the loop.</summary>
internal sealed class TransactionLayer(SipEndpointOptions options, TimerQueue timers, ITransactionUser user, SipCounters counters)
{
    private readonly Dictionary<TransactionKey, TransactionEntry> _table = [];
    private readonly Dictionary<MergeKey, TransactionEntry> _merge = [];
    private readonly Queue<TransactionEntry> _failed = new();

    public int Count => _table.Count;

    public TransactionEntry? Find(TransactionKey key) => _table.GetValueOrDefault(key);

    /// <summary>A new server transaction, or null when the table is full.</summary>
    public TransactionEntry? BeginServer(TransactionKey key, SipRequest request, SipFlow flow)
    {
        if (_table.Count >= options.MaxTransactions) return null;
        var entry = new TransactionEntry(key, Transaction.Server(request.Is(SipMethods.Invite), flow.IsReliable), request, flow, null, default);
        _table[key] = entry;
        counters.SetTransactions(_table.Count);
        return entry;
    }

    /// <summary>True when the request already runs over another path (§8.2.2.2).</summary>
    public bool IsMerged(TransactionEntry entry, SipRequest request)
    {
        if (request.ToTag is not null || request.FromTag is not { } fromTag || request.CSeq is not { } cseq) return false;
        var key = new MergeKey(request.CallId, fromTag, cseq);
        if (_merge.TryGetValue(key, out var other) && other != entry) return true;
        _merge[key] = entry;
        entry.Merge = key;
        return false;
    }

    /// <summary>Starts a client transaction; a failed send is reported by <see cref="DrainFailures"/>, never from inside this call.</summary>
    public TransactionEntry BeginClient(SipRequest request, SipFlow flow, CallSlot? call, RequestPurpose purpose)
    {
        var key = TransactionKey.Client(request.TopVia!.Branch!, request.Method);
        var entry = new TransactionEntry(key, Transaction.Client(request.Is(SipMethods.Invite), flow.IsReliable), request, flow, call, purpose);
        _table[key] = entry;
        counters.SetTransactions(_table.Count);
        Step(entry, TransactionEvent.Start.Instance);
        return entry;
    }

    public void Respond(TransactionEntry entry, SipResponse response) => Step(entry, new TransactionEvent.Respond(response));

    public void OnRepeat(TransactionEntry entry)
    {
        counters.AddRetransmissionIn();
        Step(entry, TransactionEvent.RequestRepeated.Instance);
    }

    public void OnAck(TransactionEntry entry) => Step(entry, TransactionEvent.AckReceived.Instance);

    public bool OnResponse(SipResponse response)
    {
        if (!_table.TryGetValue(TransactionKey.OfResponse(response), out var entry) || entry.IsServer) return false;
        Step(entry, new TransactionEvent.ResponseReceived(response));
        return true;
    }

    public void OnTimer(TransactionEntry entry, TransactionTimer timer)
    {
        if (entry.State.State != TransactionState.Terminated) Step(entry, new TransactionEvent.TimerFired(timer));
    }

    public void OnClosed(StreamConnection connection)
    {
        foreach (var entry in _table.Values)
            if (entry.Flow.Connection == connection && !entry.IsServer) _failed.Enqueue(entry);
    }

    /// <summary>Tells the machines of failed sends, after the work that caused them is done.</summary>
    public void DrainFailures()
    {
        while (_failed.TryDequeue(out var entry))
            if (entry.State.State != TransactionState.Terminated) Step(entry, TransactionEvent.TransportFailed.Instance);
    }

    private void Step(TransactionEntry entry, TransactionEvent happened)
    {
        var (next, effects) = entry.State.Step(happened, options.Timers);
        entry.State = next;
        foreach (var effect in effects) Perform(entry, effect, happened);
    }

    private void Perform(TransactionEntry entry, TransactionEffect effect, TransactionEvent happened)
    {
        switch (effect)
        {
            case TransactionEffect.SendRequest:
                if (happened is TransactionEvent.TimerFired) counters.AddRetransmissionOut();
                Transmit(entry, entry.Request!);
                break;
            case TransactionEffect.SendAck ack:
                Transmit(entry, HopByHop.Ack(entry.Request!, ack.Response));
                break;
            case TransactionEffect.SendResponse send:
                if (send.Again) counters.AddRetransmissionOut();
                Transmit(entry, send.Response);
                break;
            case TransactionEffect.StartTimer start:
                timers.Add(entry, (int)start.Timer, 0, start.After);
                break;
            case TransactionEffect.PassUp pass:
                user.OnResponse(entry, entry.Request!, pass.Response);
                break;
            case TransactionEffect.TimedOut when !entry.IsServer:
                user.OnNoResponse(entry, transport: false);
                break;
            case TransactionEffect.TransportError when !entry.IsServer:
                user.OnNoResponse(entry, transport: true);
                break;
            case TransactionEffect.End:
                Remove(entry);
                break;
            default:
                counters.AddIgnored();
                break;
        }
    }

    private void Transmit(TransactionEntry entry, SipMessage message)
    {
        if (!user.Transmit(message, entry.Flow) && !entry.IsServer) _failed.Enqueue(entry);
    }

    private void Remove(TransactionEntry entry)
    {
        if (_table.TryGetValue(entry.Key, out var found) && found == entry) _table.Remove(entry.Key);
        if (entry.Merge is { } merge && _merge.TryGetValue(merge, out var merged) && merged == entry) _merge.Remove(merge);
        entry.Release();
        counters.SetTransactions(_table.Count);
    }
}
