namespace Telephony.Sip.Transactions;

/// <summary>The two requests that copy the top Via of another: ACK of a failure (RFC 3261 §17.1.1.3) and CANCEL (§9.1).</summary>
internal static class HopByHop
{
    public static SipRequest Ack(SipRequest invite, SipResponse response)
    {
        var ack = Copy(invite, SipMethods.Ack);
        ack.Headers.Set(SipHeaderNames.To, response.Headers.First(SipHeaderNames.To) ?? invite.Headers.First(SipHeaderNames.To)!);
        return ack;
    }

    public static SipRequest Cancel(SipRequest invite, string? reason)
    {
        var cancel = Copy(invite, SipMethods.Cancel);
        if (reason is not null) cancel.Headers.Add(SipHeaderNames.Reason, reason);
        return cancel;
    }

    private static SipRequest Copy(SipRequest invite, string method)
    {
        var request = new SipRequest { Method = method, RequestUri = invite.RequestUri };
        request.Headers.Add(SipHeaderNames.Via, invite.TopVia!.ToString());
        for (var i = 0; i < invite.Headers.Count; i++)
        {
            var header = invite.Headers[i];
            if (header.Name is SipHeaderNames.Route or SipHeaderNames.From or SipHeaderNames.To or SipHeaderNames.CallId) request.Headers.Add(header.Name, header.Value);
        }

        request.Headers.Add(SipHeaderNames.CSeq, new CSeq(invite.CSeq!.Value.Number, method).ToString());
        request.Headers.Add(SipHeaderNames.MaxForwards, "70");
        return request;
    }
}
