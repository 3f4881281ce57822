namespace Telephony.Sip.Dialogs;

/// <summary>Legs by id and by dialog. The dialog key needs Call-ID and our tag only: our tags are random, and the peer's tag may not be known yet.</summary>
internal sealed class CallTable(SipCounters counters)
{
    private readonly Dictionary<SipLegId, CallSlot> _byLeg = [];
    private readonly Dictionary<(string CallId, string LocalTag), CallSlot> _byDialog = [];

    public int Count => _byLeg.Count;

    public IReadOnlyList<CallSlot> All => [.. _byLeg.Values];

    public CallSlot? Find(SipLegId leg) => _byLeg.GetValueOrDefault(leg);

    /// <summary>The leg a request belongs to: Call-ID, our tag, and the peer's tag once it is known (RFC 3261 §12).</summary>
    public CallSlot? FindDialog(SipRequest request)
    {
        if (request.ToTag is not { } tag || !_byDialog.TryGetValue((request.CallId, tag), out var slot)) return null;
        return slot.State.Dialog.RemoteTag is { } remote && remote != request.FromTag ? null : slot;
    }

    /// <summary>The leg whose dialog a Replaces value names (RFC 3891 §3), ended ones too.</summary>
    public CallSlot? Find(Replaces replaces) =>
        _byDialog.TryGetValue((replaces.CallId, replaces.ToTag), out var slot) && slot.State.Dialog.RemoteTag == replaces.FromTag ? slot : null;

    public void Add(CallSlot slot)
    {
        _byLeg[slot.Leg] = slot;
        _byDialog[(slot.State.Dialog.CallId, slot.State.Dialog.LocalTag)] = slot;
        counters.AddCallStarted();
        counters.SetCalls(_byLeg.Count);
    }

    public void Remove(CallSlot slot)
    {
        if (!_byLeg.Remove(slot.Leg)) return;
        _byDialog.Remove((slot.State.Dialog.CallId, slot.State.Dialog.LocalTag));
        counters.SetCalls(_byLeg.Count);
    }
}
