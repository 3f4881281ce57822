namespace Telephony.Sip;

/// <summary>What the endpoint's loop consumes.</summary>
internal abstract record LoopItem
{
    private LoopItem()
    {
    }

    public sealed record Received(SipMessage Message, SipFlow Flow, long Timestamp) : LoopItem;

    public sealed record Malformed(SipParseError Error, SipFlow Flow) : LoopItem;

    public sealed record Closed(StreamConnection Connection) : LoopItem;

    public sealed record Command(SipLegId Leg, CallInput Input) : LoopItem;

    public sealed record Dial(SipLegId Leg, SipDialRequest Request) : LoopItem;

    public sealed record Restore(SipLegId Leg, SipDialogPicture Picture) : LoopItem;

    /// <summary>A <see cref="Dial"/> that found no room in the queue.</summary>
    public sealed record Unqueued(SipLegId Leg) : LoopItem;

    public sealed record Trunks(IReadOnlyList<SipTrunk> Watched) : LoopItem;

    public sealed record Suspect(string Trunk) : LoopItem;

    public sealed record Drain(TaskCompletionSource Empty) : LoopItem;

    public sealed record Abandon : LoopItem
    {
        public static readonly Abandon Instance = new();
    }

    public sealed record Tick : LoopItem
    {
        public static readonly Tick Instance = new();
    }
}
