namespace Telephony.Sip.Dialogs;

/// <summary>Pictures of confirmed dialogs: taken from a leg, and made a leg again.</summary>
internal static class Pictures
{
    /// <summary>A picture may be older than the last requests of its process (a digit, a refresh): the next number must still be higher (RFC 3261 §12.2.1.1 allows gaps).</summary>
    private const uint NumbersLeftOut = 100;

    public static SipDialogPicture Take(CallSlot slot)
    {
        var (call, dialog) = (slot.State, slot.State.Dialog);
        return new SipDialogPicture
        {
            IsInbound = call.IsInbound,
            CallId = dialog.CallId,
            LocalTag = dialog.LocalTag,
            RemoteTag = dialog.RemoteTag,
            Local = dialog.Local.ToString(),
            Remote = dialog.Remote.ToString(),
            LocalCSeq = dialog.LocalCSeq,
            RemoteCSeq = dialog.RemoteCSeq,
            Routes = [.. dialog.RouteSet.Select(r => r.ToString())],
            RemoteTarget = dialog.RemoteTarget.ToString(),
            Contact = call.Contact.ToString(),
            Protocol = slot.Flow.Protocol,
            Peer = slot.Flow.Remote.ToString(),
            IsPinned = slot.IsPinned,
            LocalSdp = call.LocalSdp,
            SessionSeconds = (int)(call.Refresh?.Interval.TotalSeconds ?? 0),
            RefreshIsOurs = call.Refresh?.IsOurs ?? false,
            PeerAllowsUpdate = call.PeerAllowsUpdate,
        };
    }

    /// <summary>Null for a picture that is damaged.</summary>
    public static Call? Restore(SipLegId leg, SipDialogPicture picture, SipTimerValues timers)
    {
        if (SipUri.Parse(picture.RemoteTarget) is not { } target || SipUri.Parse(picture.Contact) is not { } contact) return null;
        if (!NameAddress.TryParse(picture.Local, out var local) || !NameAddress.TryParse(picture.Remote, out var remote)) return null;
        var routes = ImmutableArray.CreateBuilder<NameAddress>();
        foreach (var text in picture.Routes)
        {
            if (!NameAddress.TryParse(text, out var route)) return null;
            routes.Add(route);
        }

        var dialog = new Dialog
        {
            CallId = picture.CallId,
            LocalTag = picture.LocalTag,
            RemoteTag = picture.RemoteTag,
            Local = local,
            Remote = remote,
            LocalCSeq = picture.LocalCSeq + NumbersLeftOut,
            RemoteCSeq = picture.RemoteCSeq,
            RouteSet = routes.ToImmutable(),
            RemoteTarget = target,
        };
        return new Call
        {
            Leg = leg,
            IsInbound = picture.IsInbound,
            Phase = CallPhase.Confirmed,
            Dialog = dialog,
            // Confirmed legs no longer look at it but for its method and headers.
            Invite = dialog.Request(SipMethods.Invite, contact).Request,
            Contact = contact,
            Timers = timers,
            LocalSdp = picture.LocalSdp,
            PeerAllowsUpdate = picture.PeerAllowsUpdate,
        };
    }
}
