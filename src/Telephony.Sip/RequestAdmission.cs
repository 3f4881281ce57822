namespace Telephony.Sip;

/// <summary>RFC 3261 §8.2 in its order: method, headers, content. A pure look at one request; null means "go on".</summary>
internal static class RequestAdmission
{
    private const string Sdp = "application/sdp";
    private static readonly string[] Understood = [SessionTimers.Tag, ReliableRinging.Tag, Replaces.Tag, Referrals.NoSubscriptionTag];

    public static SipResponse? Refusal(SipRequest request, string toTag, SipTimerValues timers)
    {
        if (!SipMethods.IsHandled(request.Method))
        {
            // §8.2.1: a method that is recognised but not supported gets 405 with Allow; §21.5.2: one that is not recognised, 501.
            var refusal = SipResponse.For(request, SipMethods.IsKnownElsewhere(request.Method) ? 405 : 501, null, toTag);
            refusal.Headers.Add(SipHeaderNames.Allow, SipMethods.Allowed);
            return refusal;
        }

        // §16.3 item 3 for us as a back-to-back element: a call may not loop through us forever. OPTIONS is answered by its last hop (§11.2).
        if (request.MaxForwards == 0 && !request.Is(SipMethods.Options)) return SipResponse.For(request, 483, null, toTag);
        return Extensions(request, toTag) ?? SessionTimers.Refusal(request, toTag, timers) ?? Content(request, toTag);
    }

    /// <summary>§8.2.2.3: "… MUST respond by generating a response of status code 420 (Bad Extension) [with] an Unsupported header field."</summary>
    private static SipResponse? Extensions(SipRequest request, string toTag)
    {
        var wanted = request.Headers.List(SipHeaderNames.Require);
        wanted.RemoveAll(static option => Array.Exists(Understood, known => known.Equals(option, StringComparison.OrdinalIgnoreCase)));
        wanted.AddRange(request.Headers.List(SipHeaderNames.ProxyRequire));
        if (wanted.Count == 0) return null;
        var refusal = SipResponse.For(request, 420, null, toTag);
        refusal.Headers.Add(SipHeaderNames.Unsupported, string.Join(", ", wanted));
        return refusal;
    }

    private static SipResponse? Content(SipRequest request, string toTag)
    {
        if (request.Headers.First(SipHeaderNames.ContentEncoding) is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase) && request.Body.Length > 0)
        {
            var refusal = SipResponse.For(request, 415, null, toTag);
            refusal.Headers.Add(SipHeaderNames.AcceptEncoding, "identity");
            return refusal;
        }

        if (request.Method is not SipMethods.Invite and not SipMethods.Update) return null;
        if (request.Body.Length > 0 && !MediaType.Is(request.ContentType, Sdp) && !IsOptional(request))
        {
            var refusal = SipResponse.For(request, 415, null, toTag);
            refusal.Headers.Add(SipHeaderNames.Accept, Sdp);
            return refusal;
        }

        // §20.1: without Accept, application/sdp is assumed; with one that leaves SDP out, our answer could not be read.
        return AcceptsSdp(request) ? null : SipResponse.For(request, 406, null, toTag);
    }

    private static bool IsOptional(SipRequest request) =>
        request.Headers.First(SipHeaderNames.ContentDisposition)?.Contains("handling=optional", StringComparison.OrdinalIgnoreCase) == true;

    private static bool AcceptsSdp(SipRequest request)
    {
        if (request.Headers.First(SipHeaderNames.Accept) is null) return true;
        return request.Headers.ListHas(SipHeaderNames.Accept, Sdp) || request.Headers.ListHas(SipHeaderNames.Accept, "*/*") || request.Headers.ListHas(SipHeaderNames.Accept, "application/*");
    }
}
