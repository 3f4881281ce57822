namespace Telephony.Sip;

/// <summary>A peer asks us, inside a dialog, to connect the call with somebody else (REFER, RFC 3515).</summary>
public sealed record SipReferral
{
    /// <summary>The leg on which it was asked.</summary>
    public required SipLegId Leg { get; init; }

    /// <summary>User part of Refer-To, escapes resolved, visual separators of telephone numbers removed; may be empty.</summary>
    public required string TargetUser { get; init; }

    /// <summary>Refer-To as a whole, without its headers.</summary>
    public required string TargetUri { get; init; }

    /// <summary>Refer-To names a dialog to replace (RFC 3891): an attended transfer.</summary>
    public bool HasReplaces { get; init; }

    /// <summary>The leg of that dialog, or null when it is none of ours.</summary>
    public SipLegId? Replaces { get; init; }
}
