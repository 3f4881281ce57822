namespace Telephony.Sip.Dialogs;

/// <summary>
/// Dialog state of RFC 3261 §12 as a value. A client dialog starts without a remote tag; the route set and the remote target are those of
/// §12.1.1 (server) and §12.1.2 (client); target refreshes follow §12.2.
/// </summary>
internal sealed record Dialog
{
    public required string CallId { get; init; }

    public required string LocalTag { get; init; }

    public string? RemoteTag { get; init; }

    /// <summary>Our From value (with our tag).</summary>
    public required NameAddress Local { get; init; }

    /// <summary>The peer's To value (with its tag once known).</summary>
    public required NameAddress Remote { get; init; }

    public uint LocalCSeq { get; init; }

    public uint? RemoteCSeq { get; init; }

    public ImmutableArray<NameAddress> RouteSet { get; init; } = [];

    public required SipUri RemoteTarget { get; init; }

    /// <summary>Server side, from the INVITE: "The route set MUST be set to the list of URIs in the Record-Route header field … taken in order" (§12.1.1).</summary>
    public static Dialog OfInvite(SipRequest invite, string localTag) => new()
    {
        CallId = invite.CallId,
        LocalTag = localTag,
        RemoteTag = invite.FromTag,
        Local = invite.To!.Tag is null ? invite.To!.WithTag(localTag) : invite.To!,
        Remote = invite.From!,
        RemoteCSeq = invite.CSeq!.Value.Number,
        RouteSet = Routes(invite, reversed: false),
        RemoteTarget = (invite.Contact?.Uri ?? invite.From!.Uri).WithoutHeaders(),
    };

    /// <summary>Client side: "… taken in reverse order" (§12.1.2); early and confirmed dialogs are made the same way.</summary>
    public Dialog Established(SipResponse response) => this with
    {
        RemoteTag = response.ToTag,
        Remote = response.To ?? Remote,
        RouteSet = Routes(response, reversed: true),
        RemoteTarget = response.Contact is { Uri.IsSip: true } contact ? contact.Uri.WithoutHeaders() : RemoteTarget,
    };

    /// <summary>"… if the request is a target refresh request and contains a Contact, the UAS MUST replace the dialog's remote target URI" (§12.2.2).</summary>
    public Dialog Refreshed(SipMessage message) =>
        message.Contact is { Uri.IsSip: true } contact ? this with { RemoteTarget = contact.Uri.WithoutHeaders() } : this;

    /// <summary>"If the remote sequence number is not empty, but the sequence number of the request is lower …, the request is out of order" (§12.2.2).</summary>
    public bool IsOutOfOrder(SipRequest request) => RemoteCSeq is { } last && request.CSeq is { } cseq && cseq.Number <= last;

    public Dialog Saw(SipRequest request) => this with { RemoteCSeq = request.CSeq?.Number ?? RemoteCSeq };

    /// <summary>A request inside the dialog (§12.2.1.1) with the next CSeq; the transport adds the Via.</summary>
    public (SipRequest Request, Dialog Next) Request(string method, SipUri contact)
    {
        var next = this with { LocalCSeq = LocalCSeq + 1 };
        var request = next.Build(method, next.LocalCSeq);
        if (method is SipMethods.Invite or SipMethods.Update or SipMethods.Notify) request.Headers.Add(SipHeaderNames.Contact, $"<{contact}>");
        request.Headers.Add(SipHeaderNames.Allow, SipMethods.Allowed);
        return (request, next);
    }

    /// <summary>The ACK of a 2xx: same CSeq number as the INVITE, a transaction of its own (§13.2.2.4).</summary>
    public SipRequest Ack(uint cseq) => Build(SipMethods.Ack, cseq);

    private SipRequest Build(string method, uint cseq)
    {
        // §12.2.1.1: with a loose router first the Request-URI is the remote target; a strict router (no lr) becomes the Request-URI itself
        // and the remote target goes to the end of the Route list.
        var strict = RouteSet.Length > 0 && !RouteSet[0].Uri.Parameters.Has("lr");
        var uri = strict ? RouteSet[0].Uri.WithoutHeaders() : RemoteTarget;
        var request = new SipRequest { Method = method, RequestUri = uri.ToString() };
        for (var i = strict ? 1 : 0; i < RouteSet.Length; i++) request.Headers.Add(SipHeaderNames.Route, RouteSet[i].ToString());
        if (strict) request.Headers.Add(SipHeaderNames.Route, $"<{RemoteTarget}>");
        request.Headers.Add(SipHeaderNames.MaxForwards, "70");
        request.Headers.Add(SipHeaderNames.From, Local.ToString());
        request.Headers.Add(SipHeaderNames.To, Remote.ToString());
        request.Headers.Add(SipHeaderNames.CallId, CallId);
        request.Headers.Add(SipHeaderNames.CSeq, new CSeq(cseq, method).ToString());
        return request;
    }

    private static ImmutableArray<NameAddress> Routes(SipMessage message, bool reversed)
    {
        var routes = ImmutableArray.CreateBuilder<NameAddress>();
        foreach (var text in message.Headers.List(SipHeaderNames.RecordRoute))
            if (NameAddress.TryParse(text, out var route)) routes.Add(route);
        if (reversed) routes.Reverse();
        return routes.ToImmutable();
    }
}
