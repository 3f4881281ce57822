namespace Telephony.Sip.Transactions;

/// <summary>
/// What a message matches by: server side RFC 3261 §17.2.3 (branch, sent-by, method; ACK counts as INVITE), client side §17.1.3 (branch and
/// CSeq method). Requests without the magic cookie match by the RFC 2543 rules, folded into <paramref name="Branch"/>.
/// </summary>
internal readonly record struct TransactionKey(string Branch, string SentBy, string Method)
{
    public static TransactionKey OfRequest(SipRequest request)
    {
        var method = request.Is(SipMethods.Ack) ? SipMethods.Invite : request.Method;
        return Of(request, method);
    }

    /// <summary>"The CANCEL request matches a transaction … assuming that the method … is not CANCEL" (§9.2).</summary>
    public static TransactionKey OfCancelled(SipRequest cancel) => Of(cancel, SipMethods.Invite);

    public static TransactionKey OfResponse(SipResponse response) => new(response.TopVia?.Branch ?? "", "", response.Method);

    public static TransactionKey Client(string branch, string method) => new(branch, "", method);

    private static TransactionKey Of(SipRequest request, string method)
    {
        var via = request.TopVia;
        if (via is { HasMagicCookie: true }) return new(via.Branch!, via.SentBy.ToLowerInvariant(), method);

        // RFC 2543: Request-URI, From tag, Call-ID, CSeq number and top Via; the To tag is left out because an ACK carries ours.
        var folded = string.Join('\n', request.RequestUri, request.FromTag, request.CallId,
            request.CSeq?.Number.ToString(CultureInfo.InvariantCulture), via?.Branch, via?.SentBy);
        return new(folded, "", method);
    }
}
