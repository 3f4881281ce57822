namespace Telephony.Sip.Dialogs;

/// <summary>The implicit subscription that a REFER makes (RFC 3515 §2.4.4).</summary>
/// <param name="Event">Value of the Event header of its NOTIFYs.</param>
/// <param name="Epoch">CSeq of the REFER, so that the timer of an earlier one is recognised.</param>
internal sealed record ReferSubscription(string Event, long Epoch)
{
    /// <summary>A NOTIFY is not answered yet: the next waits, or they could overtake each other.</summary>
    public bool IsNotifying { get; init; }

    /// <summary>Last status told.</summary>
    public int Told { get; init; }

    /// <summary>What is to be told when the NOTIFY in flight is answered.</summary>
    public int? Next { get; init; }
}
