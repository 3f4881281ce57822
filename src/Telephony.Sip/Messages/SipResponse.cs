namespace Telephony.Sip.Messages;

/// <summary>RFC 3261 §7.2.</summary>
internal sealed class SipResponse : SipMessage
{
    public required int Status { get; init; }

    public string Reason { get; init; } = "";

    public bool IsProvisional => Status < 200;

    public bool IsSuccess => Status is >= 200 and < 300;

    public string Method => CSeq?.Method ?? "";

    /// <summary>
    /// RFC 3261 §8.2.6: Via, From, Call-ID and CSeq are copied; To is copied, with a tag added when it has none (not for 100).
    /// </summary>
    public static SipResponse For(SipRequest request, int status, string? reason = null, string? toTag = null)
    {
        var response = new SipResponse { Status = status, Reason = reason ?? ReasonPhrases.For(status) };
        for (var i = 0; i < request.Headers.Count; i++)
        {
            var header = request.Headers[i];
            switch (header.Name)
            {
                case SipHeaderNames.Via or SipHeaderNames.From or SipHeaderNames.CallId or SipHeaderNames.CSeq:
                    response.Headers.Add(header.Name, header.Value);
                    break;
                case SipHeaderNames.To:
                    response.Headers.Add(header.Name, toTag is not null && request.To is { Tag: null } to ? to.WithTag(toTag).ToString() : header.Value);
                    break;
                case SipHeaderNames.RecordRoute when status is > 100 and < 300 && request.Is(SipMethods.Invite): // §12.1.1
                    response.Headers.Add(header.Name, header.Value);
                    break;
            }
        }

        return response;
    }
}
