namespace Telephony.Sip.Dialogs;

/// <summary>401 and 407 to a request of ours: the same request again with the next CSeq and credentials (RFC 3261 §22).</summary>
internal static class Challenge
{
    private const int MaxChallenges = 2; // one for the proxy, one for the server behind it

    public static bool TryAnswer(Call call, CallInput.Responded responded, out SipRequest again, out Dialog dialog)
    {
        again = responded.Sent;
        dialog = call.Dialog;
        var status = responded.Response.Status;
        if (status is not 401 and not 407 || call.Login is null || call.Challenges >= MaxChallenges) return false;
        var proxy = status == 407;
        var challenges = responded.Response.Headers;
        var header = proxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate;
        var answer = proxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization;

        // Answered once with the same realm and not stale: the password is wrong, asking again would loop.
        if (DigestClient.Answer(challenges, header, call.Login, responded.Sent, answer, responded.Salt) is not { } credentials) return false;
        dialog = call.Dialog with { LocalCSeq = call.Dialog.LocalCSeq + 1 };
        again = responded.Sent.Again(dialog.LocalCSeq);
        again.Headers.Remove(answer);
        again.Headers.Add(answer, credentials);
        return true;
    }
}
